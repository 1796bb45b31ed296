import type { Tx } from '#api/db/client.ts'
import type { PreparedContent } from '#api/db/generated/client.ts'
import { AppError } from '#api/kernel/errors.ts'

/** Past the bound, demands are turned away rather than kept. */
export const queueFull = () =>
  new AppError('unavailable', 'transfer.queue_full', '等待上链的交付过多，请稍后重试', { retryAfter: 2 })

/** The content was removed after the request had found it: asked again, it is prepared again. */
export const contentPurged = () =>
  new AppError('unavailable', 'transfer.content_purged', '备好的内容刚被清除，请用同一请求重试', { retryAfter: 1 })

/** The prepared contents that are still there; from here on none of them is purged. */
export async function lockContents(tx: Tx, contents: Pick<PreparedContent, 'id'>[]): Promise<Set<string>> {
  const ids = [...new Set(contents.map(({ id }) => id))]
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from prepared_content where id = any(${ids}::text[]) order by id for key share`
  return new Set(rows.map(({ id }) => id))
}

/** How many transfers wait for the chain, counted no further than the limit. */
export async function countWaiting(tx: Tx, limit: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    select count(*) from (select from transfer where state in ('reserved', 'submitted') limit ${limit}) as waiting`
  return Number(row?.count ?? 0n)
}
