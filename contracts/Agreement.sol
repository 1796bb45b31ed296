// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import { ILedger } from "./ILedger.sol";

/// @dev An agreement in one word, so that a transfer costs one load and one store. From the lowest bit: startsAt 40,
/// endsAt 40, quota 48, used 48, state 8, then the subject numbers of provider 24, consumer 24 and product 24.
type Agreement is uint256;

using {
    startsAt, endsAt, quota, used, state, provider, consumer, product, withOneMoreUsed, withUsed, withState
} for Agreement global;

/// @dev A new agreement: active, nothing used.
function newAgreement(ILedger.Terms calldata terms, uint24 provider_, uint24 consumer_, uint24 product_)
    pure
    returns (Agreement)
{
    uint256 window = uint256(terms.startsAt) | (uint256(terms.endsAt) << 40) | (uint256(terms.quota) << 80);
    uint256 parties = (uint256(provider_) << 184) | (uint256(consumer_) << 208) | (uint256(product_) << 232);
    return Agreement.wrap(window | (uint256(ILedger.State.Active) << 176) | parties);
}

function startsAt(Agreement a) pure returns (uint40) {
    return uint40(Agreement.unwrap(a));
}

function endsAt(Agreement a) pure returns (uint40) {
    return uint40(Agreement.unwrap(a) >> 40);
}

function quota(Agreement a) pure returns (uint48) {
    return uint48(Agreement.unwrap(a) >> 80);
}

function used(Agreement a) pure returns (uint48) {
    return uint48(Agreement.unwrap(a) >> 128);
}

function state(Agreement a) pure returns (ILedger.State) {
    return ILedger.State(uint8(Agreement.unwrap(a) >> 176));
}

function provider(Agreement a) pure returns (uint24) {
    return uint24(Agreement.unwrap(a) >> 184);
}

function consumer(Agreement a) pure returns (uint24) {
    return uint24(Agreement.unwrap(a) >> 208);
}

function product(Agreement a) pure returns (uint24) {
    return uint24(Agreement.unwrap(a) >> 232);
}

/// @dev Only while used < quota, so that the count never carries into the state.
function withOneMoreUsed(Agreement a) pure returns (Agreement) {
    return Agreement.wrap(Agreement.unwrap(a) + (1 << 128));
}

/// @dev For an agreement of which nothing is used yet.
function withUsed(Agreement a, uint48 count) pure returns (Agreement) {
    return Agreement.wrap(Agreement.unwrap(a) | (uint256(count) << 128));
}

function withState(Agreement a, ILedger.State next) pure returns (Agreement) {
    return Agreement.wrap((Agreement.unwrap(a) & ~(uint256(0xff) << 176)) | (uint256(next) << 176));
}
