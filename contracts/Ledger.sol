// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Agreement } from "./Agreement.sol";
import { Books } from "./Books.sol";
import { Entry } from "./Entry.sol";
import { ILedger } from "./ILedger.sol";
import { MerkleLog } from "./MerkleLog.sol";
import { Signing } from "./Signing.sol";
import { Subjects } from "./Subjects.sol";

/// @title The ledger; see {ILedger}
contract Ledger is Books {
    using MerkleLog for MerkleLog.Log;
    using Subjects for Subjects.Register;

    bytes32 private constant RECORDER = "recorder";
    bytes32 private constant REGISTRAR = "registrar";
    bytes32 private constant REGULATOR = "regulator";

    /// @inheritdoc ILedger
    bytes32 public immutable domainSeparator;
    /// @inheritdoc ILedger
    uint256 public immutable tolerance;

    /// @param salt SHA-256 of the platform's permanent name
    /// @param tolerance_ see {ILedger-tolerance}
    constructor(
        bytes32 salt, address admin, address recorder, address registrar, address regulator, uint256 tolerance_
    ) {
        domainSeparator = Signing.domainOf(salt);
        tolerance = tolerance_;
        _grantRole(ADMIN, admin);
        _grantRole(RECORDER, recorder);
        _grantRole(REGISTRAR, registrar);
        _grantRole(REGULATOR, regulator);
    }

    /// @inheritdoc ILedger
    function record(uint256 expectedBatch, Transfer[] calldata transfers, Event[] calldata events)
        external
        only(RECORDER)
    {
        if (expectedBatch != batch) revert Ledger_BatchMismatch(expectedBatch, batch);
        batch = expectedBatch + 1;
        MerkleLog.Log memory frontier = _log.load();
        _appendTransfers(frontier, transfers);
        for (uint256 i = 0; i < events.length; ++i) {
            Event calldata e = events[i];
            if (Entry.isReserved(e.kind)) revert Ledger_KindReserved(e.kind);
            emit EventRecorded(frontier.append(Entry.leafOfCalldata(e)), e.subject, e.kind);
        }
        bytes32 newRoot = frontier.root();
        emit BatchRecorded(expectedBatch, frontier.size, newRoot);
        _commit(frontier, newRoot);
    }

    /// @inheritdoc ILedger
    function registerParty(bytes32 party, address key, bytes32 body, uint256 at) external only(REGISTRAR) {
        _setKey(party, key);
        _recordOwn(Event(party, "party.key_registered", body, bytes32(uint256(uint160(key))), at));
    }

    /// @inheritdoc ILedger
    function activate(
        Terms calldata terms,
        bytes calldata providerSignature,
        bytes calldata consumerSignature,
        bytes32 body,
        uint256 at
    ) external only(RECORDER) {
        bytes32 id = Signing.hash(terms);
        _requireNew(id, terms);
        _requireRunning(0);
        _requireRunning(terms.provider);
        _requireRunning(terms.consumer);
        _requireRunning(terms.product);
        _requireSigned(id, terms, providerSignature, consumerSignature);
        _agreements[id] = _agreementOf(terms);
        _recordOwn(Event(id, "agreement.activated", body, terms.consumer, at));
    }

    /// @inheritdoc ILedger
    function terminate(bytes32 agreement, bytes32 actor, bytes32 body, uint256 at) external only(RECORDER) {
        State state = _agreements[agreement].state();
        if (state != State.Active && state != State.Suspended) revert Ledger_StateUnfit(agreement, state);
        _agreements[agreement] = _agreements[agreement].withState(State.Terminated);
        _recordOwn(Event(agreement, "agreement.terminated", body, actor, at));
    }

    /// @inheritdoc ILedger
    function suspend(Scope scope, bytes32 subject, bytes32 actor, bytes32 body, uint256 at) external only(REGULATOR) {
        _setSuspended(scope, subject, true);
        _recordOwn(Event(subject, Entry.kindOf(scope, "suspended"), body, actor, at));
    }

    /// @inheritdoc ILedger
    function resume(Scope scope, bytes32 subject, bytes32 actor, bytes32 body, uint256 at) external only(REGULATOR) {
        _setSuspended(scope, subject, false);
        _recordOwn(Event(subject, Entry.kindOf(scope, "resumed"), body, actor, at));
    }

    /// @inheritdoc ILedger
    function size() external view returns (uint256) {
        return _log.size;
    }

    /// @inheritdoc ILedger
    function root() external view returns (bytes32) {
        return _checkpoint.root();
    }

    /// @inheritdoc ILedger
    function agreementOf(bytes32 agreement)
        external
        view
        returns (uint40 startsAt, uint40 endsAt, uint48 quota, uint48 used, State state)
    {
        Agreement a = _agreements[agreement];
        return (a.startsAt(), a.endsAt(), a.quota(), a.used(), a.state());
    }

    /// @inheritdoc ILedger
    function isSuspended(bytes32 subject) public view returns (bool) {
        if (subject == 0) return _subjects.isSuspended(Subjects.LEDGER);
        return _subjects.isSuspended(subject) || _agreements[subject].state() == State.Suspended;
    }

    /// @inheritdoc ILedger
    function checkpoint() external view returns (address) {
        return address(_checkpoint);
    }

    /// @inheritdoc ILedger
    function termsDigest(Terms calldata terms) external view returns (bytes32) {
        return Signing.digest(domainSeparator, Signing.hash(terms));
    }

    /// @inheritdoc ILedger
    function agreementId(Terms calldata terms) external pure returns (bytes32) {
        return Signing.hash(terms);
    }

    function _appendTransfers(MerkleLog.Log memory frontier, Transfer[] calldata transfers) private {
        bool stopped = _subjects.isSuspended(Subjects.LEDGER);
        for (uint256 i = 0; i < transfers.length; ++i) {
            Transfer calldata t = transfers[i];
            Agreement a = _agreements[t.agreement];
            Reason reason = stopped ? Reason.LedgerSuspended : _refusal(a, t.at);
            if (reason != Reason.None) {
                emit Rejected(i, t.id, reason);
                continue;
            }
            _agreements[t.agreement] = a.withOneMoreUsed();
            emit TransferRecorded(frontier.append(Entry.leafOf(t)), t.agreement, t.id);
        }
    }

    /// @dev Why the agreement does not allow a transfer at `at`.
    function _refusal(Agreement a, uint256 at) private view returns (Reason) {
        uint256 drift = at > block.timestamp ? at - block.timestamp : block.timestamp - at;
        if (drift > tolerance) return Reason.TimeOutOfBounds;
        if (a.state() != State.Active) {
            if (a.state() == State.Unknown) return Reason.AgreementUnknown;
            return a.state() == State.Suspended ? Reason.AgreementSuspended : Reason.AgreementNotActive;
        }
        if (at < a.startsAt()) return Reason.BeforeWindow;
        if (at >= a.endsAt()) return Reason.AfterWindow;
        if (_subjects.isSuspended(a.provider())) return Reason.ProviderSuspended;
        if (_subjects.isSuspended(a.consumer())) return Reason.ConsumerSuspended;
        if (_subjects.isSuspended(a.product())) return Reason.ProductSuspended;
        return a.used() < a.quota() ? Reason.None : Reason.QuotaExhausted;
    }

    function _requireRunning(bytes32 subject) private view {
        if (isSuspended(subject)) revert Ledger_Suspended(subject);
    }

    function _requireSigned(bytes32 id, Terms calldata terms, bytes calldata provider, bytes calldata consumer)
        private
        view
    {
        Terms memory offer = terms;
        offer.consumer = 0;
        if (!_isSigned(id, terms.provider, provider) && !_isSigned(Signing.hash(offer), terms.provider, provider)) {
            revert Ledger_SignatureInvalid(terms.provider);
        }
        if (!_isSigned(id, terms.consumer, consumer)) revert Ledger_SignatureInvalid(terms.consumer);
    }

    function _isSigned(bytes32 structHash, bytes32 party, bytes calldata signature) private view returns (bool) {
        address signer = Signing.signerOf(Signing.digest(domainSeparator, structHash), signature);
        return signer != address(0) && signer == keyOf[party];
    }
}
