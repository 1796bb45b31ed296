import type { Listing, ProductVersion } from '#api/db/generated/client.ts'
import { passGates } from '#api/gate/gate.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { findDeclarationFaults } from '#api/product/find-declaration.ts'
import { dealOf } from './find.ts'
import { faultsOf } from './listing.ts'
import { productOf } from './store.ts'

/**
 * Checks that a listing may be put before reviewers, or be listed: told in full, with a version that could be read of a
 * product that is not suspended, declared, and with every gate open at each price.
 * @returns the version, which is there
 * @throws refused `listing.incomplete` with the faults, `listing.suspended`, `gate.…`
 */
export async function checkListable(
  ctx: Context,
  listing: Listing,
  version: ProductVersion | null,
): Promise<ProductVersion> {
  const { product, isSuspended } = await productOf(ctx, listing)
  if (isSuspended) throw new AppError('refused', 'listing.suspended', '该产品或其供方已被监管暂停交易')
  const faults = [...faultsOf(listing, version !== null), ...(await findDeclarationFaults(ctx, product, version))]
  if (faults.length > 0 || version === null)
    throw new AppError('refused', 'listing.incomplete', '挂牌信息不完整', { faults, basis: 'GB/T 37932-2025 8.2' })
  await passGates(ctx, 'list', dealOf(listing, version))
  return version
}
