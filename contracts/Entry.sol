// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ILedger } from "./ILedger.sol";

/// @title The entries of the log: how they are hashed and which kinds of event are the ledger's own
library Entry {
    /// @notice SHA-256(0x00 ‖ 0x01 ‖ transfer).
    function leafOf(ILedger.Transfer calldata transfer) internal view returns (bytes32) {
        uint256 at;
        assembly ("memory-safe") {
            at := transfer
        }
        return _leafOfCalldata(0x0001, at, 192);
    }

    /// @notice SHA-256(0x00 ‖ 0x02 ‖ event), of an event as it lies in calldata.
    function leafOfCalldata(ILedger.Event calldata e) internal view returns (bytes32) {
        uint256 at;
        assembly ("memory-safe") {
            at := e
        }
        return _leafOfCalldata(0x0002, at, 160);
    }

    /// @dev Hashed as it lies in calldata. Assembly saves 950 gas a transfer: Solidity would copy it into new memory.
    function _leafOfCalldata(uint256 prefix, uint256 at, uint256 size) private view returns (bytes32 leaf) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, shl(240, prefix))
            calldatacopy(add(free, 2), at, size)
            if iszero(staticcall(gas(), 2, free, add(size, 2), 0, 32)) { revert(0, 0) }
            leaf := mload(0)
        }
    }

    /// @notice SHA-256(0x00 ‖ 0x02 ‖ event).
    function leafOf(ILedger.Event memory e) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(bytes2(0x0002), e.subject, e.kind, e.body, e.actor, e.at));
    }

    /// @notice The kind that says what happened to the subject of a scope: "party." and the act, and so on.
    function kindOf(ILedger.Scope scope, bytes memory act) internal pure returns (bytes32) {
        if (scope == ILedger.Scope.Party) return bytes32(bytes.concat("party.", act));
        if (scope == ILedger.Scope.Product) return bytes32(bytes.concat("product.", act));
        if (scope == ILedger.Scope.Agreement) return bytes32(bytes.concat("agreement.", act));
        return bytes32(bytes.concat("ledger.", act));
    }

    /// @notice Whether only the ledger itself writes events of this kind.
    /// @dev By prefix, so that nothing that merely looks like the ledger's own word passes.
    function isReserved(bytes32 kind) internal pure returns (bool) {
        return bytes6(kind) == "party." || bytes7(kind) == "ledger." || bytes19(kind) == "agreement.activated"
            || bytes20(kind) == "agreement.terminated" || bytes19(kind) == "agreement.suspended"
            || bytes17(kind) == "agreement.resumed" || bytes17(kind) == "product.suspended"
            || bytes15(kind) == "product.resumed";
    }
}
