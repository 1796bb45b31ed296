import type { Disclosure } from '#api/db/generated/client.ts'
import { z } from '@hono/zod-openapi'
import { closeDeadline } from '#api/deadline/close.ts'
import { openDeadline } from '#api/deadline/open.ts'
import { digestOfJson } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { permit } from '#api/kernel/permit.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { compileDisclosure } from './compile.ts'
import {
  checkYear, DISCLOSURE_KINDS, DISCLOSURE_TITLES, disclosureDue, type DisclosureKind, DUTIES, grantsIn, isYearOver,
  type Section, yearOf,
} from './disclosure.ts'
import type { DisclosureQuery, DisclosureView } from './schema.ts'

const Sections = z.array(z.object({ title: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }))

/** @throws forbidden `disclosure.duty` for a kind that is another body's duty */
function checkDuty({ actor }: Context, kind: DisclosureKind): void {
  if (!actor.roles.includes(DUTIES[kind]))
    throw new AppError('forbidden', 'disclosure.duty', '该项披露不是贵单位的义务')
}

/** What would be disclosed now, without publishing it. @throws invalid `disclosure.year`, forbidden `disclosure.duty` */
export async function previewDisclosure(ctx: Context, { kind, year }: DisclosureQuery) {
  permit(ctx.actor, 'disclosure.publish')
  checkDuty(ctx, kind)
  checkYear(year, ctx.now)
  const sections = await compileDisclosure(ctx, kind, ctx.actor.participantId, year)
  return { title: DISCLOSURE_TITLES[kind], year, isFinal: isYearOver(year, ctx.now), sections }
}

/**
 * Publishes a year's disclosure as it is compiled now; it is published once, after the year's end.
 * 依据 国家数据局综合司关于公共数据资源授权运营信息披露的通知（2026-02-10）.
 * @throws refused `disclosure.year_not_over`, conflict `disclosure.published`
 */
export async function publishDisclosure(ctx: Context, { kind, year }: DisclosureQuery) {
  permit(ctx.actor, 'disclosure.publish')
  checkDuty(ctx, kind)
  checkYear(year, ctx.now)
  if (!isYearOver(year, ctx.now))
    throw new AppError('refused', 'disclosure.year_not_over', '年度结束后才能发布该年度的信息披露')
  const bodyId = ctx.actor.participantId
  const before = await ctx.tx.disclosure.findUnique({ where: { kind_bodyId_year: { kind, bodyId, year } } })
  if (before) throw new AppError('conflict', 'disclosure.published', '该年度的信息披露已经发布')
  const content = await compileDisclosure(ctx, kind, bodyId, year)
  const id = newId('dsc', ctx.now)
  const digest = digestOfJson({ kind, body: bodyId, year, content })
  const publishedBy = ctx.actor.personId ?? ''
  const row = await ctx.tx.disclosure.create({ data: { id, kind, bodyId, year, content, digest, publishedAt: ctx.now, publishedBy } })
  await recordEvent(ctx, 'disclosure.published', id, { disclosure: id, kind, body: bodyId, year, digest })
  await closeDeadline(ctx, { limit: 'disclosure', subject: subjectOf(kind, bodyId, year) })
  return disclosureView(ctx, row)
}

const subjectOf = (kind: string, bodyId: string, year: number): string => `${bodyId}#${kind}#${year}`

const disclosureView = async (ctx: Context, row: Disclosure): Promise<z.input<typeof DisclosureView>> => ({
  ...headOf(row, await bodyNames(ctx, [row])), sections: Sections.parse(row.content) satisfies Section[],
})

/** The names of the bodies that disclosed. */
async function bodyNames({ tx }: Context, rows: Pick<Disclosure, 'bodyId'>[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map(({ bodyId }) => bodyId))]
  const bodies = await tx.participant.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(bodies.map(({ id, name }) => [id, name]))
}

function headOf(row: Omit<Disclosure, 'content'>, names: Map<string, string>) {
  const kind = oneOf(DISCLOSURE_KINDS, row.kind)
  return {
    id: row.id, kind, title: DISCLOSURE_TITLES[kind], bodyName: names.get(row.bodyId) ?? '', year: row.year,
    digest: row.digest, publishedAt: row.publishedAt.toISOString(),
  }
}

/** Most disclosures that are listed at once: some tens of bodies in as many years. */
const LISTED = 500

/** All that was disclosed, newest first, for everybody; without the sections. */
export async function listDisclosures(ctx: Context) {
  const rows = await ctx.tx.disclosure.findMany({
    orderBy: [{ year: 'desc' }, { id: 'desc' }], take: LISTED, omit: { content: true },
  })
  const names = await bodyNames(ctx, rows)
  return { items: rows.map((row) => headOf(row, names)) }
}

/** One disclosure, for everybody. @throws not_found */
export async function getDisclosure(ctx: Context, id: string) {
  const row = await ctx.tx.disclosure.findUnique({ where: { id } })
  if (!row) throw notFound()
  return disclosureView(ctx, row)
}

/**
 * Opens the clocks of last year's disclosures: for every body that had a grant in force in it. Asked again, it opens
 * none twice, and none that was published before.
 */
export async function openDisclosureClocks(ctx: Context): Promise<void> {
  const year = Number(beijingDay(ctx.now).slice(0, 4)) - 1
  const grants = await ctx.tx.operatingAuthorization.findMany({
    where: grantsIn(year), select: { implementingBodyId: true, operatorId: true },
  })
  const duties = grants.flatMap(({ implementingBodyId, operatorId }) =>
    DISCLOSURE_KINDS.map((kind) => [kind, DUTIES[kind] === 'operator' ? operatorId : implementingBodyId] as const))
  for (const [kind, bodyId] of new Map(duties.map((duty) => [duty.join(' '), duty])).values()) {
    const subject = subjectOf(kind, bodyId, year)
    const known = await ctx.tx.deadline.count({ where: { limit: 'disclosure', subject } })
    const published = await ctx.tx.disclosure.count({ where: { kind, bodyId, year } })
    if (known === 0 && published === 0)
      await openDeadline(ctx, {
        limit: 'disclosure', subject, title: `${year} 年度${DISCLOSURE_TITLES[kind]}`, responsibleId: bodyId,
        openedAt: yearOf(year).to, endsAt: disclosureDue(year),
      })
  }
}
