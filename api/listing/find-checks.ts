import type { Listing, ProductVersion } from '#api/db/generated/client.ts'
import { Inspection } from '#api/content/schema.ts'
import { explainGates } from '#api/gate/explain.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { findDeclarationFaults } from '#api/product/find-declaration.ts'
import { qualityOf, type Quality } from '#api/product/quality.ts'
import { describedOf, findCurrentVersion, getVersion } from '#api/product/store.ts'
import { isFastLane } from '#api/property-registration/certificate.ts'
import { type Check, checksOf } from './checks.ts'
import { cycleDays } from './completeness.ts'
import { deliveryTestView, findDeliveryTest } from './delivery-test.ts'
import { dealOf } from './find.ts'
import { findCompleteness } from './find-completeness.ts'
import { faultsOf } from './listing.ts'
import { nameRemarks, summaryRemarks } from './name.ts'
import type { ChecksView } from './schema.ts'
import { getOwnListing, getSubmittedListing, productOf } from './store.ts'

/** The version that the checks are of: the one under review, else the newest that could be read. */
export const versionOf = (ctx: Context, { productId, state, submittedVersion }: Listing): Promise<ProductVersion | null> =>
  state === 'under_review' && submittedVersion !== null
    ? getVersion(ctx, productId, submittedVersion)
    : findCurrentVersion(ctx, productId)

/** All checks of a listing as they stand now. */
export async function findChecks(ctx: Context, listing: Listing): Promise<Check[]> {
  const { product } = await productOf(ctx, listing)
  const version = await versionOf(ctx, listing)
  const { score } = await findCompleteness(ctx, listing, product.description)
  return checksOf({
    text: {
      faults: faultsOf(listing, version !== null).map(({ message }) => message),
      remarks: [...nameRemarks(listing.title), ...summaryRemarks(listing.summary)],
      score,
    },
    declaration: await findDeclarationFaults(ctx, product, version),
    gates: await explainGates(ctx, 'list', dealOf(listing, version)),
    quality: version && qualityOfVersion(ctx, listing, version),
    isPublicData: product.scenarioId !== null || product.resourceId !== null,
    isFastLane: await isFastLane(ctx, product.id),
    delivery: version && (await findDeliveryTest(ctx, listing.id, version.number)),
  })
}

function qualityOfVersion({ now }: Context, listing: Listing, version: ProductVersion): Quality {
  return qualityOf({
    inspection: Inspection.parse(version.inspection),
    descriptions: describedOf(version).descriptions,
    coverage: { from: listing.coverageFrom, to: listing.coverageTo },
    cycleDays: cycleDays(listing.updateCycle) ?? null,
    createdAt: version.createdAt,
    now,
  })
}

/** The checks of a listing with its newest delivery test, for its provider, the staff and the overseers. @throws not_found */
export async function getChecks(ctx: Context, id: string): Promise<ChecksView> {
  permit(ctx.actor, 'listing.view_own')
  const listing = seesAll(ctx.actor) ? await getSubmittedListing(ctx, id) : await getOwnListing(ctx, id)
  const version = await versionOf(ctx, listing)
  const test = version && (await findDeliveryTest(ctx, id, version.number))
  return {
    version: version?.number ?? null,
    items: await findChecks(ctx, listing),
    quality: version && qualityOfVersion(ctx, listing, version),
    deliveryTest: test && deliveryTestView(test),
  }
}
