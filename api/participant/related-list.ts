import type { Context } from '#api/kernel/context.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import type { RelationView } from './related-schema.ts'
import { ownNode, relationView } from './related-store.ts'

/**
 * Relations, newest first, ended ones too: those that an organisation declared or is part of; the platform's staff and
 * the overseers see all.
 */
export async function listRelations(ctx: Context, query: PageQuery): Promise<Page<RelationView>> {
  permit(ctx.actor, 'relation.view')
  const rows = await ctx.tx.relatedParty.findMany({ ...after(query), where: await visible(ctx) })
  return page(rows.map(relationView), query.limit)
}

async function visible(ctx: Context) {
  if (seesAll(ctx.actor)) return {}
  const own = await ownNode(ctx)
  return { OR: [{ controller: own }, { controlled: own }, { declaredBy: ctx.actor.participantId }] }
}
