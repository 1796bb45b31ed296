import { assert } from './assert.ts'

/** A text of the database as the one of the given words that it is by construction. */
export function oneOf<T extends string>(words: readonly T[], text: string): T {
  const found = words.find((word) => word === text)
  assert(found !== undefined, `${text} is one of ${words.join(', ')}`)
  return found
}
