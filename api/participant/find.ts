import type { Participant } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { PUBLIC_BODIES } from './participant.ts'
import type { ParticipantView, PublicBody } from './schema.ts'
import type { z } from '@hono/zod-openapi'

export const participantView = (row: Participant): z.input<typeof ParticipantView> => ({
  id: row.id,
  uscc: row.uscc,
  name: row.name,
  roles: row.roles,
  state: row.state,
  suspended: row.suspended,
  businessScope: row.businessScope,
  createdAt: row.createdAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  rejectionReason: row.rejectionReason,
  verifiedTo: row.verifiedTo?.toISOString() ?? null,
  establishedIn: row.establishedIn,
  capability:
    row.dsmmLevel === null ? null : { level: row.dsmmLevel, validTo: row.dsmmTo?.toISOString() ?? null },
})

/** The caller's own organisation. */
export async function getOwnParticipant(ctx: Context) {
  permit(ctx.actor, 'participant.view_own')
  return participantView(await getParticipant(ctx, ctx.actor.participantId))
}

/** A participant by its identifier. @throws not_found */
export async function getParticipant({ tx }: Context, id: string): Promise<Participant> {
  const row = await tx.participant.findUnique({ where: { id } })
  if (!row) throw notFound()
  return row
}

/** All participants, newest first, for the staff and the overseers. */
export async function listParticipants(
  ctx: Context,
  query: PageQuery & { state?: string | undefined },
): Promise<Page<z.input<typeof ParticipantView>>> {
  permit(ctx.actor, 'participant.list')
  const rows = await ctx.tx.participant.findMany({
    ...after(query),
    where: query.state === undefined ? {} : { state: query.state },
  })
  return page(rows.map(participantView), query.limit)
}

/** Bodies that are told at most. */
const BODIES = 500

/** The admitted public bodies and operators by their names: who has to do with public data. */
export async function listPublicBodies(ctx: Context): Promise<{ items: z.input<typeof PublicBody>[] }> {
  permit(ctx.actor, 'resource.view')
  const rows = await ctx.tx.participant.findMany({
    where: { state: 'admitted', roles: { hasSome: [...PUBLIC_BODIES, 'operator'] } },
    orderBy: { name: 'asc' },
    take: BODIES,
  })
  return {
    items: rows.map(({ id, name, roles }) => ({ id, name, roles, isOperator: roles.includes('operator') })),
  }
}
