import { z } from '@hono/zod-openapi'
import { AppError } from './errors.ts'

/** How a list is asked for: at most `limit` rows after the one that `cursor` names. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
})

export type PageQuery = z.infer<typeof PageQuery>

/** One page of rows, and the cursor of the next one where there is more. */
export type Page<T> = { items: T[]; next: string | null }

export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

/** Cuts a page out of rows that were read with one more than the limit. */
export function page<T extends { id: string }>(rows: T[], limit: number): Page<T> {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Prisma's words for a page of rows in falling order of their time-ordered ids. */
export function after({ limit, cursor }: PageQuery) {
  if (cursor !== undefined && !/^[a-z]{3}_[0-9a-z]{26}$/.test(cursor))
    throw new AppError('invalid', 'page.cursor', '翻页游标无效')
  return {
    take: limit + 1,
    orderBy: { id: 'desc' as const },
    ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
  }
}
