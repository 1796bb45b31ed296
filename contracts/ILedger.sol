// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The provenance ledger (存证): one append-only log of every release of data and every act around it
/// @notice A leaf of the log is SHA-256(0x00 ‖ entry). The entry of a transfer is 0x01 and the fields of {Transfer} in
/// order (193 bytes), that of an event 0x02 and the fields of {Event} (161 bytes). Ids are the SHA-256 of their text.
/// @dev Roles "recorder", "registrar", "regulator" and "admin"; without its role every act reverts with Roles_Missing.
interface ILedger {
    /// @notice What provider (供方) and consumer (需方) both sign; its EIP-712 struct hash is the agreement's id.
    /// @param policy SHA-256 of the usage policy's canonical JSON
    /// @param price SHA-256 of the price's canonical JSON
    /// @param consumer zero in a standing offer, which the provider signs once for anybody
    /// @param startsAt Unix seconds; the window is half-open
    /// @param quota number of transfers
    struct Terms {
        bytes32 policy;
        bytes32 price;
        bytes32 product;
        bytes32 provider;
        bytes32 consumer;
        uint40 startsAt;
        uint40 endsAt;
        uint48 quota;
    }

    /// @notice One release of data to the consumer of an agreement.
    /// @param content SHA-256(nonce ‖ SHA-256 of the released bytes)
    /// @param body SHA-256 of the record's canonical JSON
    /// @param at Unix seconds, within the tolerance of the block's time
    /// @param size bytes released
    struct Transfer {
        bytes32 agreement;
        bytes32 id;
        bytes32 content;
        bytes32 body;
        uint256 at;
        uint256 size;
    }

    /// @notice One act in the life of a subject.
    /// @param kind ASCII text, left-aligned, zero padded
    /// @param at Unix seconds of the act as its sender states it; when it was recorded, the block says
    struct Event {
        bytes32 subject;
        bytes32 kind;
        bytes32 body;
        bytes32 actor;
        uint256 at;
    }

    /// @notice States of an agreement; Terminated is final.
    enum State {
        Unknown,
        Active,
        Suspended,
        Terminated
    }

    /// @notice What a suspension covers.
    enum Scope {
        Party,
        Product,
        Agreement,
        Ledger
    }

    /// @notice A key as an older ledger registered it.
    struct Key {
        bytes32 party;
        address key;
    }

    /// @notice An agreement as an older ledger left it.
    struct Inherited {
        Terms terms;
        uint48 used;
        State state;
    }

    /// @notice A suspension that an older ledger left in force; that of an agreement is its state.
    struct Suspension {
        Scope scope;
        bytes32 subject;
    }

    /// @notice Why a transfer was not recorded; the first that applies in the order 10, 11, 1, 2, 9, 3, 4, 6, 7, 8, 5.
    enum Reason {
        None,
        AgreementUnknown,
        AgreementNotActive,
        BeforeWindow,
        AfterWindow,
        QuotaExhausted,
        ProviderSuspended,
        ConsumerSuspended,
        ProductSuspended,
        AgreementSuspended,
        LedgerSuspended,
        TimeOutOfBounds
    }

    /// @notice A transfer became the leaf `index`.
    event TransferRecorded(uint256 index, bytes32 indexed agreement, bytes32 indexed id);
    /// @notice An event became the leaf `index`.
    event EventRecorded(uint256 index, bytes32 indexed subject, bytes32 indexed kind);
    /// @notice The transfer at place `item` of its batch was skipped.
    event Rejected(uint256 item, bytes32 indexed id, Reason reason);
    /// @notice A batch took effect; `batch` is the number that it was sent with, (size, root) the checkpoint after it.
    event BatchRecorded(uint256 indexed batch, uint256 size, bytes32 root);

    /// @notice A key of an older ledger holds here.
    event KeyAdopted(bytes32 indexed party, address key);
    /// @notice An agreement of an older ledger goes on here.
    event AgreementAdopted(bytes32 indexed agreement, uint48 used, State state);
    /// @notice A suspension of an older ledger goes on here.
    event SuspensionAdopted(Scope scope, bytes32 indexed subject);

    /// @notice The batch was sent before, or one before it is missing.
    error Ledger_BatchMismatch(uint256 expected, uint256 actual);
    /// @notice Only the ledger itself writes events of this kind.
    error Ledger_KindReserved(bytes32 kind);
    /// @notice Zero names no party: it stands for anybody in a standing offer.
    error Ledger_PartyZero();
    /// @notice Zero is no key.
    error Ledger_KeyZero();
    /// @notice A key is registered once, for one party, and does not come back after its successor.
    error Ledger_KeyTaken(address key, bytes32 party);
    /// @notice The window is empty.
    error Ledger_WindowEmpty(uint40 startsAt, uint40 endsAt);
    /// @notice The agreement would allow no transfer.
    error Ledger_QuotaZero();
    /// @notice Zero names no product: none of its agreements could be stopped by it.
    error Ledger_ProductZero();
    /// @notice Nobody trades with himself.
    error Ledger_SameParty(bytes32 party);
    /// @notice The subject is suspended; zero is the whole ledger.
    error Ledger_Suspended(bytes32 subject);
    /// @notice The signature is malformed, malleable (high s) or not made by the party's current key.
    error Ledger_SignatureInvalid(bytes32 party);
    /// @notice The agreement's state does not allow the act.
    error Ledger_StateUnfit(bytes32 agreement, State state);
    /// @notice The scope Ledger has the subject zero, every other one has not.
    error Ledger_SubjectInvalid(Scope scope, bytes32 subject);
    /// @notice The subject is suspended already, or was not.
    error Ledger_SuspensionUnchanged(bytes32 subject);

    /// @notice The log has leaves: what an older ledger left can be taken over only before the first one.
    error Ledger_Begun(uint256 size);
    /// @notice A log of this size has another number of frontier nodes, or is no older log.
    error Ledger_FrontierInvalid(uint256 size, uint256 nodes);
    /// @notice The older ledger would have allowed more than the agreement does.
    error Ledger_UsedBeyondQuota(bytes32 agreement, uint48 used, uint48 quota);

    /// @notice Takes over what an older ledger left: keys in the order of their registration, agreements with their
    /// counts and states, suspensions. No leaf is written; each can be checked against the leaves of the older log.
    /// @dev Admin, before the first leaf, as often as needed. The older ledger checked the signatures. Reverts with
    /// {Ledger_Begun}, {Ledger_UsedBeyondQuota}, and as {registerParty}, {activate} and {suspend} do.
    function adopt(Key[] calldata keys, Inherited[] calldata agreements, Suspension[] calldata suspensions) external;

    /// @notice Continues the tree of an older log: the next leaf is "ledger.continued", the subject being the older
    /// log's root and the actor its size. Indices, paths and consistency proofs run on over both.
    /// @param frontier the roots of the complete subtrees of the older log, the lowest first
    /// @param body SHA-256 of a canonical JSON that names the older chain, ledger and checkpoint
    /// @dev Admin, before the first leaf. Reverts with {Ledger_Begun}, {Ledger_FrontierInvalid}.
    function continueLog(uint256 oldSize, bytes32[] calldata frontier, bytes32 body, uint256 at) external;

    /// @notice Appends transfers, then events. A transfer that its agreement does not allow is skipped with {Rejected}.
    /// The batch counter grows by one whatever is skipped, also for an empty batch.
    /// @dev Recorder. Reverts with {Ledger_BatchMismatch}, and with {Ledger_KindReserved} for kinds that begin with
    /// "party.", "ledger.", "product.suspended", "product.resumed" or "agreement." and one of activated, terminated,
    /// suspended, resumed. Events are recorded even while the ledger is suspended.
    function record(uint256 expectedBatch, Transfer[] calldata transfers, Event[] calldata events) external;

    /// @notice Gives a party its first or its next signing key: "party.key_registered", the actor being the key.
    /// @dev Registrar. Reverts with {Ledger_PartyZero}, {Ledger_KeyZero}, {Ledger_KeyTaken}.
    function registerParty(bytes32 party, address key, bytes32 body, uint256 at) external;

    /// @notice Puts an agreement into force: "agreement.activated", the actor being the consumer. The provider has
    /// signed the terms, or the same terms with the consumer zero.
    /// @dev Recorder. Signatures are 65 bytes r ‖ s ‖ v, v 27 or 28. Reverts with {Ledger_StateUnfit} for an id used
    /// before, {Ledger_WindowEmpty}, {Ledger_QuotaZero}, {Ledger_ProductZero}, {Ledger_SameParty},
    /// {Ledger_Suspended}, {Ledger_SignatureInvalid}.
    function activate(
        Terms calldata terms,
        bytes calldata providerSignature,
        bytes calldata consumerSignature,
        bytes32 body,
        uint256 at
    ) external;

    /// @notice Ends an agreement for good: "agreement.terminated".
    /// @dev Recorder. Reverts with {Ledger_StateUnfit} unless the agreement is active or suspended.
    function terminate(bytes32 agreement, bytes32 actor, bytes32 body, uint256 at) external;

    /// @notice Stops transfers and activations in the scope from this block on: "party.suspended", "product.suspended",
    /// "agreement.suspended" or "ledger.suspended". Parties and products may be suspended before the ledger meets them.
    /// @dev Regulator. Reverts with {Ledger_SubjectInvalid}, {Ledger_StateUnfit}, {Ledger_SuspensionUnchanged}.
    function suspend(Scope scope, bytes32 subject, bytes32 actor, bytes32 body, uint256 at) external;

    /// @notice Lifts what {suspend} imposed on the same scope and subject: "party.resumed" and so on.
    /// @dev Regulator. Reverts as {suspend} does; a terminated agreement stays terminated.
    function resume(Scope scope, bytes32 subject, bytes32 actor, bytes32 body, uint256 at) external;

    /// @notice The number that the next batch must be sent with.
    function batch() external view returns (uint256);

    /// @notice Number of leaves.
    function size() external view returns (uint256);

    /// @notice RFC 6962 tree hash of all leaves.
    function root() external view returns (bytes32);

    /// @notice An agreement as the ledger enforces it; zeros if unknown.
    function agreementOf(bytes32 agreement)
        external
        view
        returns (uint40 startsAt, uint40 endsAt, uint48 quota, uint48 used, State state);

    /// @notice The party's current key; zero if it has none.
    function keyOf(bytes32 party) external view returns (address);

    /// @notice Whether this very party, product or agreement is suspended; zero asks for the whole ledger.
    function isSuspended(bytes32 subject) external view returns (bool);

    /// @notice The two-slot contract that holds (size, root).
    function checkpoint() external view returns (address);

    /// @notice The id of an agreement: the EIP-712 struct hash of its terms.
    function agreementId(Terms calldata terms) external pure returns (bytes32);

    /// @notice What a party signs.
    function termsDigest(Terms calldata terms) external view returns (bytes32);

    /// @notice The EIP-712 domain: name, version and salt, without chain and contract, so that agreements outlive both.
    function domainSeparator() external view returns (bytes32);

    /// @notice The greatest distance in seconds between a transfer's `at` and its block's time.
    function tolerance() external view returns (uint256);
}
