import { Prisma } from '#api/db/generated/client.ts'
import type { List } from './catalogue.ts'
import { foldedText } from './entry.ts'
import type { ResourceState } from './resource.ts'
import type { CatalogueQuery } from './schema.ts'

/** The resources that a grant in force names (授权清单), as a set of ids. */
export const scopeAt = (now: Date): Prisma.Sql => Prisma.sql`(
  select unnest(a."resourceIds") from operating_authorization a
  where a.state = 'active' and a."startsAt" <= ${now} and ${now} < a."endsAt")`

const STATES: Record<ResourceState, (now: Date) => Prisma.Sql> = {
  withdrawn: () => Prisma.sql`r."withdrawnAt" is not null`,
  revoked: () => Prisma.sql`r."withdrawnAt" is null and r."registrationRevokedAt" is not null`,
  published: () => Prisma.sql`${STANDING} and (r."registrationCode" is null or r."registrationValidTo" is null)`,
  registered: (now) => Prisma.sql`${CODED} and r."registrationValidTo" > ${now}`,
  lapsed: (now) => Prisma.sql`${CODED} and r."registrationValidTo" <= ${now}`,
}
const STANDING = Prisma.sql`r."withdrawnAt" is null and r."registrationRevokedAt" is null`
const CODED = Prisma.sql`${STANDING} and r."registrationCode" is not null`

/** Whether a resource `r` has a state at an instant, as `resourceState` says it. */
export const isInState = (state: ResourceState, now: Date): Prisma.Sql => STATES[state](now)

const OF_LIST: Record<List, (now: Date) => Prisma.Sql> = {
  gathered: () => Prisma.sql`r.gathered`,
  shared: () => Prisma.sql`r."shareClass" <> 'none'`,
  open: () => Prisma.sql`r."openClass" <> 'closed'`,
  authorised: (now) => Prisma.sql`r.id in ${scopeAt(now)}`,
}

/** Whether a resource `r` is on one of the lists (汇聚, 共享, 开放, 授权清单). */
export const isOnList = (list: List, now: Date): Prisma.Sql => OF_LIST[list](now)

/** A text within which the signs of a pattern are plain. */
const plain = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

const wordsOf = (q: string): string[] => foldedText(q).split(/\s+/).filter((word) => word !== '').slice(0, 8)

const SAME = [
  'departmentId', 'grade', 'openClass', 'shareClass', 'acquisition', 'updateCycle', 'theme', 'district',
] as const

export type Filter = Omit<CatalogueQuery, 'limit' | 'cursor'>

/** What was withdrawn is shown where it is asked for, by its state or by its id. */
function standingOf({ state, ids }: Filter, now: Date): Prisma.Sql {
  if (state !== undefined) return isInState(state, now)
  return ids === undefined ? Prisma.sql`r."withdrawnAt" is null` : Prisma.sql`true`
}

/** The filter of the catalogue as conditions on a resource `r`. */
export function conditionsOf(filter: Filter, now: Date): Prisma.Sql {
  const conditions = SAME.flatMap((name) => {
    const value = filter[name]
    return value === undefined ? [] : [Prisma.sql`r.${Prisma.raw(`"${name}"`)} = ${value}`]
  })
  const words = filter.q === undefined ? [] : wordsOf(filter.q)
  return Prisma.join(
    [
      standingOf(filter, now),
      ...conditions,
      ...(filter.ids === undefined ? [] : [Prisma.sql`r.id = any(${filter.ids})`]),
      ...(filter.list === undefined ? [] : [isOnList(filter.list, now)]),
      ...words.map((word) => Prisma.sql`r.search like ${`%${plain(word)}%`}`),
    ],
    ' and ',
  )
}
