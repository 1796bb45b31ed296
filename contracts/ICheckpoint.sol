// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The newest (size, root) of the ledger's log, in slots 0 and 1 of a contract of its own
/// @notice One storage proof of about 1 KB ties a receipt to a block, however large the ledger's storage grows.
interface ICheckpoint {
    /// @notice The caller is not the ledger that made this contract.
    error Checkpoint_NotLedger(address caller);

    /// @notice Replaces the checkpoint.
    /// @dev Reverts with {Checkpoint_NotLedger} for everybody but the ledger.
    function set(uint256 size, bytes32 root) external;

    /// @notice The ledger, the only writer.
    function ledger() external view returns (address);

    /// @notice Number of leaves under the root: slot 0.
    function size() external view returns (uint256);

    /// @notice RFC 6962 tree hash of the log; SHA-256 of nothing while it is empty: slot 1.
    function root() external view returns (bytes32);
}
