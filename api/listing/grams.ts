/** Weights of what a listing can be found by: title before keywords before field names before summary. */
export type Gram = { text: string; weight: 'A' | 'B' | 'C' | 'D' }

/** What a listing says, by weight. */
export type Texts = { title: string; keywords: readonly string[]; fields: readonly string[]; summary: string }

const RUN = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)/gu

/** Longest word that is kept, in characters; longer ones are cut alike in texts and queries. */
const WORD_LIMIT = 40

/** A text split into runs of Han characters and words of other letters and digits, lower-cased, in NFKC. */
function runsOf(text: string): { han: string[]; words: string[] } {
  const han: string[] = []
  const words: string[] = []
  for (const [, hanRun, word] of text.normalize('NFKC').toLowerCase().matchAll(RUN)) {
    if (hanRun !== undefined) han.push(hanRun)
    else if (word !== undefined) words.push([...word].slice(0, WORD_LIMIT).join(''))
  }
  return { han, words }
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

/** The grams of a listing, each once with its best weight; those of the least weight are left out past the limit. */
export function gramsOfListing({ title, keywords, fields, summary }: Texts): Gram[] {
  const weights = new Map<string, Gram['weight']>()
  let bytes = 0
  const add = (texts: readonly string[], weight: Gram['weight']) => {
    for (const gram of texts.flatMap((text) => [...gramsOf(text)])) {
      if (weights.has(gram) || (bytes += Buffer.byteLength(gram)) > GRAMS_LIMIT_BYTES) continue
      weights.set(gram, weight)
    }
  }
  add([title], 'A')
  add(keywords, 'B')
  add(fields, 'C')
  add([summary], 'D')
  return [...weights].map(([text, weight]) => ({ text, weight }))
}

/** What a query asks for: Han runs by their pairs (a single character by itself), other words by their beginning. */
export function termsOfQuery(text: string): { text: string; isPrefix: boolean }[] {
  const { han, words } = runsOf(text)
  const grams = new Set(han.flatMap((run) => ([...run].length === 1 ? [run] : bigramsOf(run))))
  return [
    ...[...grams].map((gram) => ({ text: gram, isPrefix: false })),
    ...[...new Set(words)].map((word) => ({ text: word, isPrefix: true })),
  ]
}
