// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ILedger } from "./ILedger.sol";
import { Ledger } from "./Ledger.sol";
import { MerkleLog } from "./MerkleLog.sol";

/// @dev The test runner's cheat codes, as far as they are used here.
interface Vm {
    function assume(bool condition) external pure;
    function addr(uint256 key) external pure returns (address);
    function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function warp(uint256 time) external;
    function expectRevert(bytes calldata data) external;
}

Vm constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

/// @dev The tree hash by RFC 6962's recursive definition, sharing nothing with {MerkleLog}.
function naiveRoot(bytes32[] memory leaves) pure returns (bytes32) {
    return leaves.length == 0 ? sha256("") : naiveRoot(leaves, 0, leaves.length);
}

function naiveRoot(bytes32[] memory leaves, uint256 from, uint256 to) pure returns (bytes32) {
    if (to - from == 1) return leaves[from];
    uint256 half = 1;
    while (half * 2 < to - from) half *= 2;
    return sha256(bytes.concat(hex"01", naiveRoot(leaves, from, from + half), naiveRoot(leaves, from + half, to)));
}

/// @dev A ledger in which this contract holds every role, with two registered parties.
abstract contract Harness {
    uint256 internal constant TOLERANCE = 300;
    uint256 internal constant PROVIDER_KEY = 0xa11ce;
    uint256 internal constant CONSUMER_KEY = 0xb0b;
    bytes32 internal constant PROVIDER = "ptc_provider";
    bytes32 internal constant CONSUMER = "ptc_consumer";
    bytes32 internal constant PRODUCT = "prd_product";

    Ledger internal ledger;

    function deploy() internal {
        ledger = new Ledger("salt", address(this), address(this), address(this), address(this), TOLERANCE);
        ledger.registerParty(PROVIDER, vm.addr(PROVIDER_KEY), "body", 0);
        ledger.registerParty(CONSUMER, vm.addr(CONSUMER_KEY), "body", 0);
    }

    function termsOf(uint40 startsAt, uint40 endsAt, uint48 quota) internal pure returns (ILedger.Terms memory) {
        return ILedger.Terms("policy", "price", PRODUCT, PROVIDER, CONSUMER, startsAt, endsAt, quota);
    }

    function signed(uint256 key, ILedger.Terms memory terms) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, ledger.termsDigest(terms));
        return abi.encodePacked(r, s, v);
    }

    function activate(ILedger.Terms memory terms) internal returns (bytes32) {
        ledger.activate(terms, signed(PROVIDER_KEY, terms), signed(CONSUMER_KEY, terms), "body", 0);
        return ledger.agreementId(terms);
    }

    /// @dev Sends one transfer in a batch of its own and says whether it became a leaf.
    function transfer(bytes32 agreement, uint256 at) internal returns (bool) {
        ILedger.Transfer[] memory transfers = new ILedger.Transfer[](1);
        transfers[0] = ILedger.Transfer(agreement, "id", "content", "body", at, 1);
        uint256 before = ledger.size();
        ledger.record(ledger.batch(), transfers, new ILedger.Event[](0));
        return ledger.size() == before + 1;
    }

    function usedOf(bytes32 agreement) internal view returns (uint48 used) {
        (, , , used, ) = ledger.agreementOf(agreement);
    }

    function stateOf(bytes32 agreement) internal view returns (ILedger.State state) {
        (, , , , state) = ledger.agreementOf(agreement);
    }
}
