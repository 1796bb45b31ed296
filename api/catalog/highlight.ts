import { readingsOf } from '#api/listing/pinyin.ts'
import type { Words } from './words.ts'

/** Places of a text, from the first to before the last, in UTF-16 units. */
export type Range = [from: number, to: number]

/** A text as it is searched: its characters in NFKC and small letters, each with the place that it came from. */
type Plain = { text: string; from: number[]; to: number[] }

function plainOf(text: string): Plain {
  const plain: Plain = { text: '', from: [], to: [] }
  let at = 0
  for (const character of text) {
    const folded = character.normalize('NFKC').toLowerCase()
    plain.text += folded
    for (let unit = 0; unit < folded.length; unit++) {
      plain.from.push(at)
      plain.to.push(at + character.length)
    }
    at += character.length
  }
  return plain
}

const LETTER = /[\p{L}\p{N}\p{M}]/u
const HAN = /\p{Script=Han}/u

/** Where words are written in a text: pairs of Han anywhere, others at the beginning of a word. */
function markWritten({ text }: Plain, { terms }: Words, marked: Uint8Array): void {
  const entries = terms.flat(2).filter(({ isSound }) => !isSound)
  for (const { text: entry, isPrefix } of entries)
    for (let at = text.indexOf(entry); at >= 0; at = text.indexOf(entry, at + 1)) {
      const before = text[at - 1] ?? ' '
      if (!isPrefix || !LETTER.test(before) || HAN.test(before)) marked.fill(1, at, at + entry.length)
    }
}

/** How many characters spell a word by their syllables, or by their initials, from a place on; 0 where they don't. */
function spelledFrom(readings: readonly (readonly string[])[], at: number, word: string, isInitials: boolean): number {
  for (const reading of readings[at] ?? []) {
    const sound = isInitials ? reading.slice(0, 1) : reading
    if (sound.startsWith(word)) return 1
    if (!word.startsWith(sound)) continue
    const more = spelledFrom(readings, at + 1, word.slice(sound.length), isInitials)
    if (more > 0) return more + 1
  }
  return 0
}

/** Where words of Latin letters are spelled by the Han of a text. */
function markSpelled({ text }: Plain, { terms, latin }: Words, marked: Uint8Array): void {
  if (!terms.flat(2).some(({ isSound }) => isSound)) return
  for (const { 0: run, index } of text.matchAll(/\p{Script=Han}+/gu)) {
    const readings = readingsOf(run)
    const starts = [0]
    for (const character of run) starts.push((starts.at(-1) ?? 0) + character.length)
    for (const word of latin.filter((letters) => /^[a-z]{2,}$/.test(letters)))
      for (let at = 0; at < readings.length; at++) {
        const length = spelledFrom(readings, at, word, false) || spelledFrom(readings, at, word, true)
        marked.fill(1, index + (starts[at] ?? 0), index + (starts[at + length] ?? 0))
      }
  }
}

function rangesOf({ from, to }: Plain, marked: Uint8Array): Range[] {
  const ranges: Range[] = []
  for (const [at, isMarked] of marked.entries()) {
    const [begin = 0, end = 0] = [from[at], to[at]]
    const last = ranges.at(-1)
    if (isMarked && last && begin <= last[1]) last[1] = end
    else if (isMarked) ranges.push([begin, end])
  }
  return ranges
}

/** Where title and summary meet what was asked for; of the sound of words the title alone tells. */
export function highlight(
  { title, summary }: { title: string; summary: string },
  words: Words | undefined,
): { title: Range[]; summary: Range[] } {
  if (words === undefined) return { title: [], summary: [] }
  const marks = (text: string, isTitle: boolean) => {
    const plain = plainOf(text)
    const marked = new Uint8Array(plain.text.length)
    markWritten(plain, words, marked)
    if (isTitle) markSpelled(plain, words, marked)
    return rangesOf(plain, marked)
  }
  return { title: marks(title, true), summary: marks(summary, false) }
}
