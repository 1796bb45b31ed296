import { readdir } from 'node:fs/promises'
import { z } from 'zod'
import type { Scene } from './scene.ts'

const Table = z.object({ name: z.string(), rows: z.bigint(), digest: z.string() })

/** The outbox and its log go on by themselves: what of them a refused input could leave is a row. */
const MOVING = ['chain_act', 'chain_transaction', 'checkpoint', 'tile']

/** Everything that a refused input must leave as it was: each table's rows, the stored files, the money. */
export async function takeStock({ platform: { db, config } }: Scene) {
  const names = await db.$queryRaw`select tablename::text as name from pg_tables where schemaname = 'public'`
  const counts = z.array(z.object({ name: z.string() })).parse(names).map(({ name }) => {
    const digest = MOVING.includes(name) ? `''` : `md5(coalesce(string_agg(t::text, '|' order by t::text), ''))`
    return `select '${name}' as name, count(*) as rows, ${digest} as digest from "${name}" t`
  })
  const tables = z.array(Table).parse(await db.$queryRawUnsafe(counts.join(' union all ')))
  const balances = await db.account.groupBy({ by: ['kind'], _sum: { balanceFen: true }, orderBy: { kind: 'asc' } })
  const files = await readdir(config.contentDir, { recursive: true, withFileTypes: true })
  return {
    rows: Object.fromEntries(tables.map(({ name, rows }) => [name, Number(rows)])),
    digests: Object.fromEntries(tables.map(({ name, digest }) => [name, digest])),
    balances: balances.map(({ kind, _sum }) => `${kind} ${_sum.balanceFen}`),
    files: files.filter((entry) => entry.isFile()).length,
  }
}

export type Stock = Awaited<ReturnType<typeof takeStock>>

/** The stock as it is to be after a file that could not be read: one more version, and its product has counted it. */
export function withFailedVersion(before: Stock, after: Stock): Stock {
  const { product_version, data_product } = after.digests
  return {
    ...before,
    rows: { ...before.rows, product_version: (before.rows.product_version ?? 0) + 1 },
    digests: { ...before.digests, product_version: product_version ?? '', data_product: data_product ?? '' },
  }
}
