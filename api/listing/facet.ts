import type { Tx } from '#api/db/client.ts'

/**
 * What listings can be narrowed by. A value stands in the index as a code: the letter of its facet and a number, so
 * that the values of thousands of listings are counted by letters and numbers alone.
 */
export const FACET_LETTERS = {
  provider: 'p',
  sourceMode: 's',
  price: 'k',
  updateCycle: 'u',
  coverageSpace: 'c',
  district: 'd',
  format: 'f',
} as const
export type Facet = keyof typeof FACET_LETTERS

/** The facets in the order in which they are shown. */
export const FACETS = [
  'provider', 'sourceMode', 'price', 'updateCycle', 'coverageSpace', 'district', 'format',
] as const satisfies Facet[]

export type FacetValue = { facet: Facet; value: string }
export type Coded = FacetValue & { code: string }

type Row = { id: number; facet: Facet; value: string }

export const codeOf = (facet: Facet, id: number): string => `${FACET_LETTERS[facet]}${id}`

const coded = ({ id, facet, value }: Row): Coded => ({ facet, value, code: codeOf(facet, id) })

/** The codes of facet values, as far as any listing had them. */
export async function codesOf(tx: Tx, values: readonly FacetValue[]): Promise<Coded[]> {
  if (values.length === 0) return []
  const [facets, texts] = [values.map(({ facet }) => facet), values.map(({ value }) => value)]
  const rows = await tx.$queryRaw<Row[]>`
    select id, facet, value from facet_value
    where (facet, value) in (select * from unnest(${facets}::text[], ${texts}::text[]))`
  return rows.map(coded)
}

/** The codes of facet values, new ones for those that no listing had; empty values have none. */
export async function registerValues(tx: Tx, values: readonly FacetValue[]): Promise<Coded[]> {
  const told = values.filter(({ value }) => value !== '')
  // In one order for all, so that two that register the same values wait for each other in turn.
  const [facets, texts] = [told.map(({ facet }) => facet), told.map(({ value }) => value)]
  await tx.$executeRaw`
    insert into facet_value (facet, value)
    select distinct facet, value from unnest(${facets}::text[], ${texts}::text[]) as new (facet, value)
    where not exists (select from facet_value as known where known.facet = new.facet and known.value = new.value)
    order by facet, value
    on conflict do nothing`
  return codesOf(tx, told)
}
