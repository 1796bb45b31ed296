// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Harness, vm } from "./Harness.t.sol";
import { ILedger } from "./ILedger.sol";

contract LedgerTest is Harness {
    bytes32[] private reserved = [
        bytes32("party."), "ledger.", "agreement.activated", "agreement.terminated", "agreement.suspended",
        "agreement.resumed", "product.suspended", "product.resumed"
    ];

    function setUp() public {
        deploy();
    }

    /// @dev Block, window and transfer within some minutes of each other, anywhere in the time that 40 bits can tell.
    function testFuzz_transferCountsInsideWindowAndTolerance(uint40 time, uint16 start, uint16 length, uint16 drift)
        public
    {
        uint256 base = 1 + (time % (type(uint40).max - 3000));
        vm.warp(base + 600);
        uint40 startsAt = uint40(base + (start % 1200));
        uint40 endsAt = startsAt + 1 + (length % 600);
        uint256 at = base + (drift % 1200);
        bytes32 id = activate(termsOf(startsAt, endsAt, 1));
        bool expected = at >= base + 300 && at <= base + 900 && at >= startsAt && at < endsAt;
        assert(transfer(id, at) == expected);
        assert(usedOf(id) == (expected ? 1 : 0));
    }

    function testFuzz_timeOutOfBoundsIsNeverTruncated(uint256 at) public {
        vm.assume(at > block.timestamp + TOLERANCE);
        bytes32 id = activate(termsOf(0, type(uint40).max, 1));
        assert(!transfer(id, at));
        assert(!transfer(id, (uint256(1) << 40) | block.timestamp));
        assert(!transfer(id, type(uint256).max));
    }

    function testFuzz_quotaIsNeverExceeded(uint8 quota, uint8 tries) public {
        quota = uint8(1 + quota % 20);
        bytes32 id = activate(termsOf(0, type(uint40).max, quota));
        for (uint256 i = 0; i < tries % 32; ++i) assert(transfer(id, block.timestamp) == (i < quota));
        assert(usedOf(id) == (tries % 32 < quota ? tries % 32 : quota));
    }

    function testFuzz_fieldsOfAnAgreementKeepApart(uint40 startsAt, uint40 endsAt, uint48 quota) public {
        vm.assume(startsAt < endsAt && quota > 0);
        bytes32 id = activate(termsOf(startsAt, endsAt, quota));
        ledger.suspend(ILedger.Scope.Agreement, id, 0, 0, 0);
        ledger.resume(ILedger.Scope.Agreement, id, 0, 0, 0);
        (uint40 a, uint40 b, uint48 c, uint48 used, ILedger.State state) = ledger.agreementOf(id);
        assert(a == startsAt && b == endsAt && c == quota && used == 0 && state == ILedger.State.Active);
    }

    function testFuzz_suspensionOfAnySubjectStopsUntilResumed(uint8 choice) public {
        bytes32 id = activate(termsOf(0, type(uint40).max, 9));
        ILedger.Scope scope = ILedger.Scope(choice % 4);
        bytes32 subject = [choice % 8 < 4 ? PROVIDER : CONSUMER, PRODUCT, id, bytes32(0)][choice % 4];
        ledger.suspend(scope, subject, 0, 0, 0);
        assert(ledger.isSuspended(subject) && !transfer(id, block.timestamp));
        ledger.resume(scope, subject, 0, 0, 0);
        assert(!ledger.isSuspended(subject) && transfer(id, block.timestamp));
    }

    /// @dev Over three words of bits, each subject suspended, then every other one resumed.
    function test_everySubjectHasABitOfItsOwn() public {
        bytes32 id = activate(termsOf(0, type(uint40).max, 1));
        for (uint256 i = 1; i < 600; ++i) ledger.suspend(ILedger.Scope.Product, bytes32(i), 0, 0, 0);
        for (uint256 i = 1; i < 600; i += 2) ledger.resume(ILedger.Scope.Product, bytes32(i), 0, 0, 0);
        for (uint256 i = 1; i < 600; ++i) assert(ledger.isSuspended(bytes32(i)) == (i % 2 == 0));
        assert(!ledger.isSuspended(PROVIDER) && !ledger.isSuspended(CONSUMER) && !ledger.isSuspended(PRODUCT));
        assert(!ledger.isSuspended(0) && transfer(id, block.timestamp));
    }

    function testFuzz_batchIsComparedAndSwapped(uint256 expected) public {
        vm.assume(expected != 0);
        vm.expectRevert(abi.encodeWithSelector(ILedger.Ledger_BatchMismatch.selector, expected, 0));
        ledger.record(expected, new ILedger.Transfer[](0), new ILedger.Event[](0));
        ledger.record(0, new ILedger.Transfer[](0), new ILedger.Event[](0));
        assert(ledger.batch() == 1);
    }

    function testFuzz_reservedKindsAreRefusedWhateverFollows(uint8 choice, bytes32 tail) public {
        bytes32 prefix = reserved[choice % reserved.length];
        uint256 length = 0;
        while (prefix[length] != 0) ++length;
        bytes32 kind = prefix | (tail >> (8 * length));
        ILedger.Event[] memory events = eventOf(kind);
        vm.expectRevert(abi.encodeWithSelector(ILedger.Ledger_KindReserved.selector, kind));
        ledger.record(0, new ILedger.Transfer[](0), events);
    }

    function test_kindsBesideTheReservedOnesAreRecorded() public {
        bytes32[6] memory kinds =
            [bytes32("participant.registered"), "agreement.active", "product.listed", "listing.suspended", "party", ""];
        for (uint256 i = 0; i < kinds.length; ++i) ledger.record(i, new ILedger.Transfer[](0), eventOf(kinds[i]));
        assert(ledger.size() == 2 + kinds.length);
    }

    /// @dev Whatever single bit of either signature is turned over, the agreement does not come into force.
    function testFuzz_tamperedSignatureIsRefused(uint16 bit, bool ofProvider) public {
        ILedger.Terms memory terms = termsOf(0, 1, 1);
        bytes memory provider = signed(PROVIDER_KEY, terms);
        bytes memory consumer = signed(CONSUMER_KEY, terms);
        bytes memory tampered = ofProvider ? provider : consumer;
        bit %= 65 * 8;
        tampered[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        vm.expectRevert(
            abi.encodeWithSelector(ILedger.Ledger_SignatureInvalid.selector, ofProvider ? PROVIDER : CONSUMER)
        );
        ledger.activate(terms, provider, consumer, 0, 0);
    }

    function testFuzz_terminatedStaysTerminated(uint8 acts) public {
        ILedger.Terms memory terms = termsOf(0, type(uint40).max, 9);
        bytes32 id = activate(terms);
        if (acts & 1 == 1) ledger.suspend(ILedger.Scope.Agreement, id, 0, 0, 0);
        ledger.terminate(id, 0, 0, 0);
        bytes memory unfit = abi.encodeWithSelector(ILedger.Ledger_StateUnfit.selector, id, ILedger.State.Terminated);
        vm.expectRevert(unfit);
        ledger.resume(ILedger.Scope.Agreement, id, 0, 0, 0);
        vm.expectRevert(unfit);
        ledger.suspend(ILedger.Scope.Agreement, id, 0, 0, 0);
        vm.expectRevert(unfit);
        ledger.terminate(id, 0, 0, 0);
        bytes memory provider = signed(PROVIDER_KEY, terms);
        bytes memory consumer = signed(CONSUMER_KEY, terms);
        vm.expectRevert(unfit);
        ledger.activate(terms, provider, consumer, 0, 0);
        assert(!transfer(id, block.timestamp));
    }

    function eventOf(bytes32 kind) private pure returns (ILedger.Event[] memory events) {
        events = new ILedger.Event[](1);
        events[0] = ILedger.Event("subject", kind, "body", "actor", 1);
    }
}
