import type { PublicDataResource } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { changedMeanwhile } from './change.ts'
import { digestOfEntry, entryOfRow } from './entry.ts'
import { resourceView } from './find.ts'
import { checkAct } from './resource.ts'
import type { ResourceView, SharingConsent } from './schema.ts'

/** A resource that one's own department shared with the one that holds it. @throws not_found */
async function getSharedResource({ tx, actor }: Context, id: string): Promise<PublicDataResource> {
  const row = await tx.publicDataResource.findUnique({ where: { id } })
  if (!row || row.sharedFromId !== actor.participantId) throw notFound()
  return row
}

/**
 * The sharing department gives its consent to the operation of what it shared, anew or for the first time (共享同意).
 * 依据 《公共数据资源授权运营实施规范（试行）》第五条.
 * @throws not_found, refused `resource.act_not_allowed`, invalid `resource.consent_over` for one that has ended already
 */
export async function giveConsent(ctx: Context, id: string, input: SharingConsent): Promise<ResourceView> {
  permit(ctx.actor, 'resource.consent')
  const row = await getSharedResource(ctx, id)
  checkAct('consent', row, ctx.now)
  const until = input.until ?? null
  if (until !== null && until <= ctx.now)
    throw new AppError('invalid', 'resource.consent_over', '同意的截止时间须晚于当前时间')
  const consent = { sharingConsent: input.document, sharingConsentDigest: input.digest, sharingConsentTo: until }
  const next = await save(ctx, row, { ...consent, sharingGivenAt: ctx.now, sharingWithdrawnAt: null })
  await recordEvent(ctx, 'resource.consent_given', id, {
    resource: id, version: next.version, consent: input.digest, until: until?.toISOString() ?? null,
  })
  return resourceView(next, ctx.now)
}

/**
 * The sharing department withdraws its consent (撤回共享同意): what is made of the data is not traded from now on.
 * @throws not_found, refused `resource.act_not_allowed`, refused `resource.no_consent` where none stands
 */
export async function withdrawConsent(ctx: Context, id: string, { reason }: { reason: string }): Promise<ResourceView> {
  permit(ctx.actor, 'resource.consent')
  const row = await getSharedResource(ctx, id)
  checkAct('consent', row, ctx.now)
  if (row.sharingConsentDigest === null || row.sharingWithdrawnAt !== null)
    throw new AppError('refused', 'resource.no_consent', '该资源没有可撤回的共享同意')
  const next = await save(ctx, row, { sharingWithdrawnAt: ctx.now })
  await recordEvent(ctx, 'resource.consent_withdrawn', id, {
    resource: id, version: next.version, consent: row.sharingConsentDigest, reason,
  })
  return resourceView(next, ctx.now)
}

type Consent = Partial<
  Pick<
    PublicDataResource,
    'sharingConsent' | 'sharingConsentDigest' | 'sharingConsentTo' | 'sharingGivenAt' | 'sharingWithdrawnAt'
  >
>

/** @throws conflict `resource.changed` */
async function save(ctx: Context, row: PublicDataResource, change: Consent): Promise<PublicDataResource> {
  const next = { ...row, ...change, version: row.version + 1, updatedAt: ctx.now }
  const { version, updatedAt } = next
  const digest = digestOfEntry(entryOfRow(next))
  const { count } = await ctx.tx.publicDataResource.updateMany({
    where: { id: row.id, version: row.version },
    data: { ...change, version, updatedAt, digest },
  })
  if (count !== 1) throw changedMeanwhile()
  return { ...next, digest }
}
