// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title An append-only Merkle tree with the hashing of RFC 6962, of which only the frontier is kept
/// @notice The frontier has one node for each bit set in the size: the root of a perfect subtree of that many leaves.
library MerkleLog {
    /// @dev SHA-256 of nothing: the root of the empty tree.
    bytes32 internal constant EMPTY_ROOT = 0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855;

    /// @dev In storage; `nodes[level]` has a meaning only where the size has that bit.
    struct Log {
        uint256 size;
        bytes32[64] nodes;
    }

    /// @notice The frontier in memory, for the length of one call.
    function load(Log storage log) internal view returns (Log memory frontier) {
        uint256 size = log.size;
        frontier.size = size;
        for (uint256 level = 0; size >> level != 0; ++level) {
            if ((size >> level) & 1 == 1) frontier.nodes[level] = log.nodes[level];
        }
    }

    /// @notice Adds a leaf and returns its index.
    function append(Log memory frontier, bytes32 leaf) internal view returns (uint256 index) {
        index = frontier.size;
        uint256 level = 0;
        while ((index >> level) & 1 == 1) leaf = hash(frontier.nodes[level++], leaf);
        frontier.nodes[level] = leaf;
        frontier.size = index + 1;
    }

    /// @notice Writes back the size and the nodes that changed since {load}.
    /// @dev The node of a set bit covers the leaves that end at `size >> level << level`; same quotient, same node.
    function store(Log storage log, Log memory frontier) internal {
        uint256 before = log.size;
        uint256 size = frontier.size;
        for (uint256 level = 0; size >> level != before >> level; ++level) {
            if ((size >> level) & 1 == 1) log.nodes[level] = frontier.nodes[level];
        }
        log.size = size;
    }

    /// @notice The tree hash of RFC 6962, 2.1.
    function root(Log memory frontier) internal view returns (bytes32 node) {
        uint256 size = frontier.size;
        if (size == 0) return EMPTY_ROOT;
        uint256 level = 0;
        while ((size >> level) & 1 == 0) ++level;
        node = frontier.nodes[level++];
        for (; size >> level != 0; ++level) {
            if ((size >> level) & 1 == 1) node = hash(frontier.nodes[level], node);
        }
    }

    /// @notice SHA-256(0x01 ‖ left ‖ right).
    /// @dev Assembly saves 480 gas a leaf: Solidity would take new memory for every hash.
    function hash(bytes32 left, bytes32 right) internal view returns (bytes32 node) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore8(free, 0x01)
            mstore(add(free, 1), left)
            mstore(add(free, 33), right)
            if iszero(staticcall(gas(), 2, free, 65, 0, 32)) { revert(0, 0) }
            node := mload(0)
        }
    }
}
