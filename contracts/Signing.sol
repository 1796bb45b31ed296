// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ILedger } from "./ILedger.sol";

/// @title EIP-712 for the terms of an agreement, and recovery that accepts one form of each signature only
library Signing {
    bytes32 private constant DOMAIN_TYPE = keccak256("EIP712Domain(string name,string version,bytes32 salt)");
    bytes32 private constant TERMS_TYPE = keccak256(
        "Terms(bytes32 policy,bytes32 price,bytes32 product,bytes32 provider,bytes32 consumer,"
        "uint40 startsAt,uint40 endsAt,uint48 quota)"
    );
    /// @dev Half the order of secp256k1; a greater s is the malleable twin of a signature.
    uint256 private constant MAX_S = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    /// @notice The domain of the platform whose permanent name hashes to the salt.
    function domainOf(bytes32 salt) internal pure returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPE, keccak256(unicode"东营大数据交易分平台"), keccak256("1"), salt));
    }

    /// @notice The struct hash: the agreement's id.
    function hash(ILedger.Terms memory terms) internal pure returns (bytes32) {
        return keccak256(abi.encode(TERMS_TYPE, terms));
    }

    /// @notice What is signed.
    function digest(bytes32 domain, bytes32 structHash) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(bytes2(0x1901), domain, structHash));
    }

    /// @notice Who signed the digest; zero unless the signature is 65 bytes r ‖ s ‖ v with a low s and v 27 or 28.
    function signerOf(bytes32 signed, bytes calldata signature) internal pure returns (address) {
        if (signature.length != 65) return address(0);
        bytes32 s = bytes32(signature[32:64]);
        if (uint256(s) > MAX_S) return address(0);
        return ecrecover(signed, uint8(signature[64]), bytes32(signature[:32]), s);
    }
}
