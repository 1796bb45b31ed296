import { AppError } from '#api/kernel/errors.ts'
import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { droppedElements } from './change.ts'
import { columnsOf, entryOfRow } from './entry.ts'
import type { Judged, Loadable } from './judge-rows.ts'
import { releaseSources } from './release-sources.ts'
import { type Claim, claimSources, claimsOf } from './source.ts'

/** Rows that are written with one statement. */
const BATCH = 2_000

function* batches<T>(rows: T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
}

const others = () => new AppError('conflict', 'resource.import_changed', '导入期间目录被他人修改，没有写入任何一行，请重试')

/** Writes new entries. Their ids fall in the order of the file, so that the catalogue shows them in it. */
async function insert(ctx: Context, importId: string, created: Loadable[]): Promise<string[]> {
  const ids = created.map(() => newId('res', ctx.now)).toSorted().toReversed()
  const rows = created.map(({ departmentId, entry }, at) => ({
    ...columnsOf(entry), id: ids[at], departmentId, importId, createdAt: ctx.now,
  }))
  for (const batch of batches(rows)) {
    const count = await ctx.tx.$executeRaw`
      insert into public_data_resource (id, "departmentId", code, name, description, fields, items, elements, grade,
        "openClass", "updateCycle", "shareClass", gathered, acquisition, "sharedFromId", "sharingConsent",
        "sharingConsentDigest", "sharingConsentTo", district, theme, "importId", digest, search, "createdAt")
      select id, "departmentId", code, name, description, fields, items, elements, grade,
        "openClass", "updateCycle", "shareClass", gathered, acquisition, "sharedFromId", "sharingConsent",
        "sharingConsentDigest", "sharingConsentTo", district, theme, "importId", digest, search, "createdAt"
      from jsonb_populate_recordset(null::public_data_resource, ${JSON.stringify(batch)}::jsonb)
      on conflict (code) do nothing`
    if (count !== batch.length) throw others()
  }
  return ids
}

/** Writes changed entries as their next version. @throws conflict `resource.import_changed` */
async function update(ctx: Context, importId: string, changed: Loadable[]): Promise<void> {
  const rows = changed.map(({ entry, present }) => ({
    ...columnsOf(entry), id: present?.id, version: present?.version, importId,
  }))
  for (const batch of batches(rows)) {
    const count = await ctx.tx.$executeRaw`
      update public_data_resource t set name = r.name, description = r.description, fields = r.fields, items = r.items,
        elements = r.elements, grade = r.grade, "openClass" = r."openClass", "updateCycle" = r."updateCycle",
        "shareClass" = r."shareClass", gathered = r.gathered, acquisition = r.acquisition, "sharedFromId" = r."sharedFromId",
        "sharingConsent" = r."sharingConsent", "sharingConsentDigest" = r."sharingConsentDigest",
        "sharingConsentTo" = r."sharingConsentTo", district = r.district, theme = r.theme, "importId" = r."importId",
        digest = r.digest, search = r.search, version = t.version + 1, "updatedAt" = ${ctx.now}
      from jsonb_populate_recordset(null::public_data_resource, ${JSON.stringify(batch)}::jsonb) r
      where t.id = r.id and t.version = r.version`
    if (count !== batch.length) throw others()
  }
}

/**
 * Writes the good rows of a file, all or none, and claims the elements that they are the source of.
 * @returns how many claims are disputed
 * @throws conflict `resource.import_changed` when others changed the same entries meanwhile
 */
export async function loadRows(ctx: Context, importId: string, { created, changed }: Judged): Promise<number> {
  const ids = await insert(ctx, importId, created)
  await update(ctx, importId, changed)
  const dropped = changed.flatMap(({ entry, present }) =>
    present ? droppedElements(present.id, entryOfRow(present), entry) : [],
  )
  await releaseSources(ctx, dropped)
  const { disputed } = await claimSources(ctx, claimsOfRows({ created, changed }, ids))
  return disputed.length
}

/** The claims that good rows make; `ids` are those of the created ones, where they have any yet. */
export const claimsOfRows = (
  { created, changed }: Pick<Judged, 'created' | 'changed'>,
  ids: string[] = [],
): Claim[] => [
  ...created.flatMap((one, at) => claimsOfRow(ids[at] ?? '', one)),
  ...changed.flatMap((one) => claimsOfRow(one.present?.id ?? '', one)),
]

const claimsOfRow = (id: string, { departmentId, entry: { items } }: Loadable): Claim[] =>
  claimsOf({ id, departmentId, items })

/** SHA-256 over the sorted lines of the good rows, `code digest`: whoever has the entries can compute it again. */
export function digestOfRows({ created, changed, unchanged }: Judged): string {
  const lines = [...created, ...changed, ...unchanged].map(({ entry, digest }) => `${entry.code} ${digest}\n`)
  return sha256(lines.toSorted().join(''))
}
