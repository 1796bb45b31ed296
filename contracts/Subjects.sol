// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Parties and products by short numbers, and one bit for each that says whether it is suspended
/// @notice One suspension thus stops all agreements of a subject, and 256 subjects share one word of storage.
library Subjects {
    /// @dev Numbers are given at first use, from 1 on, in one sequence; bit 0 is the ledger itself.
    struct Register {
        mapping(bytes32 id => uint24) parties;
        mapping(bytes32 id => uint24) products;
        uint24 last;
        uint256[65536] suspended;
    }

    /// @dev The ledger's own number.
    uint24 internal constant LEDGER = 0;

    /// @notice The party's number, given now if it has none.
    function numberOfParty(Register storage self, bytes32 party) internal returns (uint24 number) {
        number = self.parties[party];
        if (number == 0) self.parties[party] = number = ++self.last;
    }

    /// @notice The product's number, given now if it has none.
    function numberOfProduct(Register storage self, bytes32 product) internal returns (uint24 number) {
        number = self.products[product];
        if (number == 0) self.products[product] = number = ++self.last;
    }

    /// @notice Whether the bit of a number is set.
    function isSuspended(Register storage self, uint24 number) internal view returns (bool) {
        return (self.suspended[number >> 8] >> (number & 255)) & 1 == 1;
    }

    /// @notice Whether a party or a product of this id is suspended.
    function isSuspended(Register storage self, bytes32 subject) internal view returns (bool) {
        uint24 party = self.parties[subject];
        uint24 product = self.products[subject];
        return (party != 0 && isSuspended(self, party)) || (product != 0 && isSuspended(self, product));
    }

    /// @notice Turns the bit of a number over.
    function toggle(Register storage self, uint24 number) internal {
        self.suspended[number >> 8] ^= 1 << (number & 255);
    }
}
