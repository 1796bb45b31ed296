// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { naiveRoot } from "./Harness.t.sol";
import { MerkleLog } from "./MerkleLog.sol";

contract MerkleLogTest {
    using MerkleLog for MerkleLog.Log;

    MerkleLog.Log private log;
    bytes32[] private leaves;

    /// @dev However the leaves are cut into batches, the root after each is the naive one.
    function testFuzz_rootEqualsNaiveRecomputation(uint8[6] calldata batches, bytes32 seed) public {
        for (uint256 i = 0; i < batches.length; ++i) {
            MerkleLog.Log memory frontier = log.load();
            for (uint256 n = batches[i] % 40; n > 0; --n) {
                bytes32 leaf = keccak256(abi.encode(seed, leaves.length));
                assert(frontier.append(leaf) == leaves.length);
                leaves.push(leaf);
            }
            log.store(frontier);
            assert(log.size == leaves.length);
            assert(frontier.root() == naiveRoot(leaves));
            assert(log.load().root() == naiveRoot(leaves));
        }
    }

    /// @dev The test vectors of the first Certificate Transparency logs: eight inputs and the root after each.
    function test_knownRoots() public view {
        bytes[8] memory inputs = [
            bytes(""), hex"00", hex"10", hex"2021", hex"3031", hex"40414243", hex"5051525354555657",
            hex"606162636465666768696a6b6c6d6e6f"
        ];
        bytes32[8] memory roots = [
            bytes32(0x6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d),
            0xfac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125,
            0xaeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77,
            0xd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7,
            0x4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4,
            0x76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef,
            0xddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c,
            0x5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328
        ];
        MerkleLog.Log memory frontier = log.load();
        for (uint256 i = 0; i < inputs.length; ++i) {
            frontier.append(sha256(bytes.concat(hex"00", inputs[i])));
            assert(frontier.root() == roots[i]);
        }
    }

    /// @dev Leaves and nodes of a frontier that lies across a power of two are kept apart.
    function test_everySizeUpTo130() public {
        for (uint256 n = 0; n <= 130; ++n) {
            assert(log.load().root() == naiveRoot(leaves));
            MerkleLog.Log memory frontier = log.load();
            frontier.append(bytes32(n));
            leaves.push(bytes32(n));
            log.store(frontier);
        }
    }
}
