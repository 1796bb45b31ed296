// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ICheckpoint } from "./ICheckpoint.sol";
import { MerkleLog } from "./MerkleLog.sol";

/// @title The checkpoint contract; see {ICheckpoint}
contract Checkpoint is ICheckpoint {
    /// @inheritdoc ICheckpoint
    uint256 public size;
    /// @inheritdoc ICheckpoint
    bytes32 public root = MerkleLog.EMPTY_ROOT;
    /// @inheritdoc ICheckpoint
    address public immutable ledger = msg.sender;

    /// @inheritdoc ICheckpoint
    function set(uint256 newSize, bytes32 newRoot) external {
        if (msg.sender != ledger) revert Checkpoint_NotLedger(msg.sender);
        size = newSize;
        root = newRoot;
    }
}
