import { soundsOf } from './pinyin.ts'
import { runsOf } from './runs.ts'

/** Weights of what a listing can be found by: title before keywords before field names before summary. */
export type Gram = { text: string; weight: 'A' | 'B' | 'C' | 'D' }

/** What a listing says, by weight. */
export type Texts = {
  title: string
  keywords: readonly string[]
  fields: readonly string[]
  summary: string
  /** Where the data is from: as much as a keyword. */
  places?: readonly string[]
  /** What is said of the fields: as much as the summary. */
  descriptions?: readonly string[]
}

const bigramsOf = (run: string): string[] => {
  const characters = [...run]
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** The grams of a text: every Han character, every pair of neighbours, every other word. */
export function gramsOf(text: string): Set<string> {
  const { han, words } = runsOf(text)
  return new Set([...han.flatMap((run) => [...run, ...bigramsOf(run)]), ...words])
}

/** Bytes of grams that a listing is found by at most; a tsvector holds a mebibyte. */
const GRAMS_LIMIT_BYTES = 400_000

/** Each gram once with its best weight, that is its first; those of the least weight are left out past the limit. */
function weighed(parts: readonly (readonly [Gram['weight'], Iterable<string>])[]): Gram[] {
  const weights = new Map<string, Gram['weight']>()
  let bytes = 0
  for (const [weight, grams] of parts)
    for (const gram of grams) {
      if (weights.has(gram) || (bytes += Buffer.byteLength(gram)) > GRAMS_LIMIT_BYTES) continue
      weights.set(gram, weight)
    }
  return [...weights].map(([text, weight]) => ({ text, weight }))
}

const gramsOfAll = (texts: readonly string[]): string[] => texts.flatMap((text) => [...gramsOf(text)])

/** The grams of what a listing says. */
export const gramsOfListing = (texts: Texts): Gram[] => weighed(partsOf(texts))

const partsOf = ({ title, keywords, places = [], fields, summary, descriptions = [] }: Texts) =>
  [
    ['A', gramsOf(title)],
    ['B', gramsOfAll([...keywords, ...places])],
    ['C', gramsOfAll(fields)],
    ['D', gramsOfAll([summary, ...descriptions])],
  ] as const

/** A gram of a title, as an entry of its own: those that meet all words in their titles are told apart by the index. */
export const inTitle = (gram: string): string => `T${gram}`

/**
 * All that a listing is found by: its grams, those of the title once more as such, and how title and keywords sound.
 */
export const entriesOfListing = (texts: Texts): Gram[] =>
  weighed([
    ['A', [...gramsOf(texts.title)].map(inTitle)],
    ...partsOf(texts),
    ['A', soundsOf(texts.title)],
    ['B', texts.keywords.flatMap((keyword) => [...soundsOf(keyword)])],
  ])

/** What a query asks for: Han runs by their pairs (a single character by itself), other words by their beginning. */
export function termsOfQuery(text: string): { text: string; isPrefix: boolean }[] {
  const { han, words } = runsOf(text)
  const grams = new Set(han.flatMap((run) => ([...run].length === 1 ? [run] : bigramsOf(run))))
  return [
    ...[...grams].map((gram) => ({ text: gram, isPrefix: false })),
    ...[...new Set(words)].map((word) => ({ text: word, isPrefix: true })),
  ]
}
