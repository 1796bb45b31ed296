// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { Agreement, newAgreement } from "./Agreement.sol";
import { Checkpoint } from "./Checkpoint.sol";
import { Entry } from "./Entry.sol";
import { ICheckpoint } from "./ICheckpoint.sol";
import { ILedger } from "./ILedger.sol";
import { MerkleLog } from "./MerkleLog.sol";
import { Roles } from "./Roles.sol";
import { Signing } from "./Signing.sol";
import { Subjects } from "./Subjects.sol";

/// @title What the ledger keeps, and how a new one takes over from an older one; see {ILedger}
abstract contract Books is ILedger, Roles {
    using MerkleLog for MerkleLog.Log;
    using Subjects for Subjects.Register;

    ICheckpoint internal immutable _checkpoint = new Checkpoint();

    /// @inheritdoc ILedger
    uint256 public batch;
    MerkleLog.Log internal _log;
    mapping(bytes32 id => Agreement) internal _agreements;
    Subjects.Register internal _subjects;
    /// @inheritdoc ILedger
    mapping(bytes32 party => address) public keyOf;
    mapping(address key => bytes32) internal _partyOfKey;

    /// @dev Only before the first leaf, so that nothing that the log tells can be replaced.
    modifier beforeFirstLeaf() {
        if (_log.size != 0) revert Ledger_Begun(_log.size);
        _;
    }

    /// @inheritdoc ILedger
    function adopt(Key[] calldata keys, Inherited[] calldata agreements, Suspension[] calldata suspensions)
        external
        only(ADMIN)
        beforeFirstLeaf
    {
        for (uint256 i = 0; i < keys.length; ++i) {
            _setKey(keys[i].party, keys[i].key);
            emit KeyAdopted(keys[i].party, keys[i].key);
        }
        for (uint256 i = 0; i < agreements.length; ++i) _adoptAgreement(agreements[i]);
        for (uint256 i = 0; i < suspensions.length; ++i) {
            _setSuspended(suspensions[i].scope, suspensions[i].subject, true);
            emit SuspensionAdopted(suspensions[i].scope, suspensions[i].subject);
        }
    }

    /// @inheritdoc ILedger
    function continueLog(uint256 oldSize, bytes32[] calldata frontier, bytes32 body, uint256 at)
        external
        only(ADMIN)
        beforeFirstLeaf
    {
        if (oldSize == 0 || oldSize >> 64 != 0) revert Ledger_FrontierInvalid(oldSize, frontier.length);
        MerkleLog.Log memory older;
        older.size = oldSize;
        uint256 taken = 0;
        for (uint256 level = 0; level < 64; ++level) {
            if ((oldSize >> level) & 1 == 0) continue;
            if (taken == frontier.length) revert Ledger_FrontierInvalid(oldSize, frontier.length);
            older.nodes[level] = frontier[taken++];
        }
        if (taken != frontier.length) revert Ledger_FrontierInvalid(oldSize, frontier.length);
        _log.store(older);
        _recordOwn(Event(older.root(), "ledger.continued", body, bytes32(oldSize), at));
    }

    function _adoptAgreement(Inherited calldata a) private {
        bytes32 id = Signing.hash(a.terms);
        _requireNew(id, a.terms);
        if (a.state == State.Unknown) revert Ledger_StateUnfit(id, a.state);
        if (a.used > a.terms.quota) revert Ledger_UsedBeyondQuota(id, a.used, a.terms.quota);
        _agreements[id] = _agreementOf(a.terms).withUsed(a.used).withState(a.state);
        emit AgreementAdopted(id, a.used, a.state);
    }

    /// @dev Appends one event of the ledger's own.
    function _recordOwn(Event memory e) internal {
        MerkleLog.Log memory frontier = _log.load();
        emit EventRecorded(frontier.append(Entry.leafOf(e)), e.subject, e.kind);
        _commit(frontier, frontier.root());
    }

    function _commit(MerkleLog.Log memory frontier, bytes32 newRoot) internal {
        _log.store(frontier);
        _checkpoint.set(frontier.size, newRoot);
    }

    function _setKey(bytes32 party, address key) internal {
        if (party == 0) revert Ledger_PartyZero();
        if (key == address(0)) revert Ledger_KeyZero();
        if (_partyOfKey[key] != 0) revert Ledger_KeyTaken(key, _partyOfKey[key]);
        _partyOfKey[key] = party;
        keyOf[party] = key;
    }

    function _requireNew(bytes32 id, Terms calldata terms) internal view {
        State state = _agreements[id].state();
        if (state != State.Unknown) revert Ledger_StateUnfit(id, state);
        if (terms.startsAt >= terms.endsAt) revert Ledger_WindowEmpty(terms.startsAt, terms.endsAt);
        if (terms.quota == 0) revert Ledger_QuotaZero();
        if (terms.product == 0) revert Ledger_ProductZero();
        if (terms.provider == terms.consumer) revert Ledger_SameParty(terms.provider);
    }

    /// @dev Active and unused, its subjects numbered.
    function _agreementOf(Terms calldata terms) internal returns (Agreement) {
        return newAgreement(
            terms,
            _subjects.numberOfParty(terms.provider),
            _subjects.numberOfParty(terms.consumer),
            _subjects.numberOfProduct(terms.product)
        );
    }

    function _setSuspended(Scope scope, bytes32 subject, bool suspended) internal {
        if ((scope == Scope.Ledger) != (subject == 0)) revert Ledger_SubjectInvalid(scope, subject);
        if (scope == Scope.Agreement) {
            (State from, State to) = suspended ? (State.Active, State.Suspended) : (State.Suspended, State.Active);
            State state = _agreements[subject].state();
            if (state != from) revert Ledger_StateUnfit(subject, state);
            _agreements[subject] = _agreements[subject].withState(to);
            return;
        }
        uint24 number = scope == Scope.Party
            ? _subjects.numberOfParty(subject)
            : scope == Scope.Product ? _subjects.numberOfProduct(subject) : Subjects.LEDGER;
        if (_subjects.isSuspended(number) == suspended) revert Ledger_SuspensionUnchanged(subject);
        _subjects.toggle(number);
    }
}
