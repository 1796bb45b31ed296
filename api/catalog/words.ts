import { inTitle, termsOfQuery } from '#api/listing/grams.ts'
import { soundsOfWord } from '#api/listing/pinyin.ts'
import { runsOf } from '#api/listing/runs.ts'
import { wordingsOf } from '#api/listing/synonyms.ts'

/** An entry of the index, or, where `isPrefix`, all that begin so; `isSound` for what is spelled and not written. */
export type Entry = { text: string; isPrefix: boolean; isSound: boolean }

/** What may stand for one word of a query: any of these, each by all of its entries. */
export type Term = Entry[][]

/** What was asked for: every term is to be met. */
export type Words = { terms: Term[]; latin: string[] }

const VISIBLE = /\S/

/** What a query asks for; undefined where it asks for nothing. Without letters and digits it is met by nothing. */
export function wordsOf(query: string): Words | undefined {
  if (!VISIBLE.test(query)) return undefined
  const { han, words } = runsOf(query)
  const latin = [...new Set(words)]
  const terms = [...new Set(han)].map(written)
  return { terms: [...terms, ...latin.map((word) => [...written(word), ...sounded(word)])], latin }
}

const written = (run: string): Term =>
  wordingsOf(run).map((wording) => termsOfQuery(wording).map((term) => ({ ...term, isSound: false })))

const sounded = (word: string): Term =>
  soundsOfWord(word).map(({ grams, isOpen }) =>
    grams.map((text, index) => ({ text, isPrefix: isOpen && index === grams.length - 1, isSound: true })),
  )

/* Queries of PostgreSQL. The texts of entries are letters, digits and marks alone. */

const lexeme = ({ text, isPrefix }: Entry): string => `'${text}'${isPrefix ? ':*' : ''}`
const all = (entries: readonly Entry[]): string => `(${entries.map(lexeme).join(' & ')})`
const any = (term: Term): string => `(${term.map(all).join(' | ')})`

/** The query that all terms meet; undefined where nothing meets it. */
export const queryOfAll = ({ terms }: Words): string | undefined =>
  terms.length === 0 ? undefined : terms.map(any).join(' & ')

/** The same of titles alone; how keywords sound counts with titles. */
export const queryOfTitles = ({ terms }: Words): string =>
  terms.map((term) => any(term.map((way) => way.map(asTitle)))).join(' & ')

const asTitle = (entry: Entry): Entry => (entry.isSound ? entry : { ...entry, text: inTitle(entry.text) })

const distinct = (entries: readonly Entry[]): Set<string> => new Set(entries.map(lexeme))
const either = (lexemes: ReadonlySet<string>): string => [...lexemes].join(' | ')

/** What listings are ranked by: what is written as it was asked for, by another name, or only sounds so. */
export function rankedOf({ terms }: Words): { asked: string; renamed: string; spelled: string } {
  const asked = distinct(terms.flatMap(([wording = []]) => wording))
  const others = terms.flatMap(([, ...ways]) => ways.flat())
  const named = distinct(others.filter(({ isSound }) => !isSound))
  const renamed = new Set([...named].filter((entry) => !asked.has(entry)))
  const spelled = distinct(others.filter(({ isSound }) => isSound))
  return { asked: either(asked), renamed: either(renamed), spelled: either(spelled) }
}

/** Parts of a query that are looked for one by one, where all of them together were not found. */
const PARTS = 8

/** The parts of what was asked for: every gram of its Han, and every other word in all its ways. */
export function partsOf({ terms }: Words): string[] {
  const parts = terms.flatMap((term) => {
    const [[first, ...more] = []] = term
    return first === undefined || first.isPrefix ? [any(term)] : [first, ...more].map((entry) => all([entry]))
  })
  return [...new Set(parts)].slice(0, PARTS)
}
