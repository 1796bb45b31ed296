/** Han characters that are letters or numbers, or words of others; radicals by themselves (⺀) are signs. */
const RUN = /((?:(?=[\p{L}\p{N}\p{M}])\p{Script=Han})+)|((?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)/gu

/** Longest word that is kept, in characters; longer ones are cut alike in texts and queries. */
const WORD_LIMIT = 40

/** A text split into runs of Han characters and words of other letters and digits, lower-cased, in NFKC. */
export function runsOf(text: string): { han: string[]; words: string[] } {
  const han: string[] = []
  const words: string[] = []
  for (const [, hanRun, word] of text.normalize('NFKC').toLowerCase().matchAll(RUN)) {
    if (hanRun !== undefined) han.push(hanRun)
    else if (word !== undefined) words.push([...word].slice(0, WORD_LIMIT).join(''))
  }
  return { han, words }
}
