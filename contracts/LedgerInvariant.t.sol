// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Harness, naiveRoot, vm } from "./Harness.t.sol";
import { ICheckpoint } from "./ICheckpoint.sol";
import { ILedger } from "./ILedger.sol";

/// @dev Acts at random and keeps its own books: what the ledger should hold if it is right.
contract Trader is Harness {
    bytes32[] public agreements;
    bytes32[] private leaves;
    uint256 public batches;
    mapping(bytes32 agreement => ILedger.Terms) private termsOfAgreement;
    mapping(bytes32 agreement => uint48) public used;
    mapping(bytes32 agreement => ILedger.State) public states;
    mapping(bytes32 subject => bool) public stopped;
    uint256 private nonce;

    constructor() {
        deploy();
        pushEvent(PROVIDER, "party.key_registered", "body", bytes32(uint256(uint160(vm.addr(PROVIDER_KEY)))));
        pushEvent(CONSUMER, "party.key_registered", "body", bytes32(uint256(uint160(vm.addr(CONSUMER_KEY)))));
    }

    function sign(uint8 startsIn, uint8 length, uint8 quota) external {
        if (stopped[0] || stopped[PROVIDER] || stopped[CONSUMER] || stopped[PRODUCT]) return;
        uint40 startsAt = uint40(block.timestamp + (startsIn % 8));
        ILedger.Terms memory terms = termsOf(startsAt, startsAt + 1 + (uint40(length) << 2), 1 + (quota % 8));
        terms.policy = bytes32(++nonce);
        bytes32 id = activate(terms);
        agreements.push(id);
        termsOfAgreement[id] = terms;
        states[id] = ILedger.State.Active;
        pushEvent(id, "agreement.activated", "body", CONSUMER);
    }

    function record(uint8[5] calldata choices, uint8 eventCount) external {
        ILedger.Transfer[] memory transfers = new ILedger.Transfer[](choices.length);
        ILedger.Event[] memory events = new ILedger.Event[](eventCount % 4);
        for (uint256 i = 0; i < transfers.length; ++i) {
            bytes32 id = choose(choices[i]);
            uint256 at = block.timestamp + (choices[i] > 250 ? TOLERANCE + 1 : 0);
            transfers[i] = ILedger.Transfer(id, bytes32(++nonce), "content", "body", at, choices[i]);
            if (!isAllowed(id, at)) continue;
            ++used[id];
            leaves.push(sha256(bytes.concat(hex"0001", abi.encode(transfers[i]))));
        }
        for (uint256 i = 0; i < events.length; ++i) {
            events[i] = ILedger.Event(bytes32(++nonce), "order.placed", "body", "actor", 1);
            leaves.push(sha256(bytes.concat(hex"0002", abi.encode(events[i]))));
        }
        ledger.record(batches++, transfers, events);
    }

    function terminate(uint8 choice) external {
        bytes32 id = choose(choice);
        if (choice < 160) return;
        if (states[id] != ILedger.State.Active && states[id] != ILedger.State.Suspended) return;
        ledger.terminate(id, "actor", "body", 1);
        states[id] = ILedger.State.Terminated;
        pushEvent(id, "agreement.terminated", "body", "actor", 1);
    }

    function suspendOrResumeAgreement(uint8 choice) external {
        bytes32 id = choose(choice);
        if (states[id] == ILedger.State.Active) {
            ledger.suspend(ILedger.Scope.Agreement, id, "actor", "body", 1);
            states[id] = ILedger.State.Suspended;
            pushEvent(id, "agreement.suspended", "body", "actor", 1);
        } else if (states[id] == ILedger.State.Suspended) {
            ledger.resume(ILedger.Scope.Agreement, id, "actor", "body", 1);
            states[id] = ILedger.State.Active;
            pushEvent(id, "agreement.resumed", "body", "actor", 1);
        }
    }

    function suspendOrResume(uint8 choice) external {
        if (choice % 4 == 0) toggle(ILedger.Scope.Party, PROVIDER, "party.suspended", "party.resumed", choice);
        if (choice % 4 == 1) toggle(ILedger.Scope.Party, CONSUMER, "party.suspended", "party.resumed", choice);
        if (choice % 4 == 2) toggle(ILedger.Scope.Product, PRODUCT, "product.suspended", "product.resumed", choice);
        if (choice % 4 == 3) toggle(ILedger.Scope.Ledger, 0, "ledger.suspended", "ledger.resumed", choice);
    }

    function wait(uint8 time) external {
        vm.warp(block.timestamp + (time % 32));
    }

    function check() external view {
        assert(ledger.batch() == batches);
        assert(ledger.size() == leaves.length && ledger.root() == naiveRoot(leaves));
        ICheckpoint checkpoint = ICheckpoint(ledger.checkpoint());
        assert(checkpoint.size() == leaves.length && checkpoint.root() == naiveRoot(leaves));
        for (uint256 i = 0; i < agreements.length; ++i) {
            (, , uint48 quota, uint48 counted, ILedger.State state) = ledger.agreementOf(agreements[i]);
            assert(counted <= quota && counted == used[agreements[i]] && state == states[agreements[i]]);
        }
    }

    /// @dev Resumes at once and suspends seldom, so that most of the time something can be traded.
    function toggle(ILedger.Scope scope, bytes32 subject, bytes32 suspended, bytes32 resumed, uint8 choice) private {
        if (!stopped[subject] && choice < 160) return;
        if (stopped[subject]) ledger.resume(scope, subject, "actor", "body", 1);
        else ledger.suspend(scope, subject, "actor", "body", 1);
        pushEvent(subject, stopped[subject] ? resumed : suspended, "body", "actor", 1);
        stopped[subject] = !stopped[subject];
    }

    /// @dev One of the agreements, or now and then one that nobody signed.
    function choose(uint8 choice) private view returns (bytes32) {
        return choice % 16 == 0 || agreements.length == 0 ? bytes32("nothing") : agreements[choice % agreements.length];
    }

    function isAllowed(bytes32 id, uint256 at) private view returns (bool) {
        if (stopped[0] || stopped[PROVIDER] || stopped[CONSUMER] || stopped[PRODUCT]) return false;
        ILedger.Terms memory terms = termsOfAgreement[id];
        return states[id] == ILedger.State.Active && at <= block.timestamp + TOLERANCE && at >= terms.startsAt
            && at < terms.endsAt && used[id] < terms.quota;
    }

    function pushEvent(bytes32 subject, bytes32 kind, bytes32 body, bytes32 actor) private {
        pushEvent(subject, kind, body, actor, 0);
    }

    function pushEvent(bytes32 subject, bytes32 kind, bytes32 body, bytes32 actor, uint256 at) private {
        leaves.push(sha256(bytes.concat(hex"0002", abi.encode(subject, kind, body, actor, at))));
    }
}

contract LedgerInvariantTest {
    Trader private trader;

    function setUp() public {
        trader = new Trader();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(trader);
    }

    /// @dev Size = number of leaves, root = naive recomputation, used = books ≤ quota, states = books.
    function invariant_ledgerAgreesWithTheBooks() public view {
        trader.check();
    }
}
