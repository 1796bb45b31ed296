// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Who may do what: a map from role and account to yes or no, kept by the holders of the role "admin"
/// @notice A role is its ASCII name, left-aligned in 32 bytes.
abstract contract Roles {
    bytes32 internal constant ADMIN = "admin";

    event RoleGranted(bytes32 indexed role, address indexed account, address indexed by);
    event RoleRevoked(bytes32 indexed role, address indexed account, address indexed by);

    /// @notice The caller does not hold the role that the act needs.
    error Roles_Missing(bytes32 role, address account);

    /// @notice Whether the account holds the role.
    mapping(bytes32 role => mapping(address account => bool)) public hasRole;

    modifier only(bytes32 role) {
        if (!hasRole[role][msg.sender]) revert Roles_Missing(role, msg.sender);
        _;
    }

    /// @notice Gives an account a role.
    function grantRole(bytes32 role, address account) external only(ADMIN) {
        _grantRole(role, account);
    }

    /// @notice Takes a role from an account; an admin who revokes the last admin freezes the roles for good.
    function revokeRole(bytes32 role, address account) external only(ADMIN) {
        hasRole[role][account] = false;
        emit RoleRevoked(role, account, msg.sender);
    }

    function _grantRole(bytes32 role, address account) internal {
        hasRole[role][account] = true;
        emit RoleGranted(role, account, msg.sender);
    }
}
