/** What a text may name, guessed from how it looks. */
export type Guess = 'digest' | 'id' | 'listing' | 'index' | 'uscc' | 'name'

const SHAPES: [Guess, RegExp][] = [
  ['digest', /^(0x)?[0-9a-f]{64}$/i],
  ['listing', /^lst_[0-9a-z]{1,26}$/],
  ['id', /^[a-z]{3}_[0-9a-z]{1,26}$/],
  ['index', /^(0|[1-9][0-9]{0,14})$/],
  ['uscc', /^[0-9A-HJ-NP-RT-UW-Y]{18}$/],
]

/** What kind of thing a search is for (智能识别). */
export const guessOf = (text: string): Guess => SHAPES.find(([, shape]) => shape.test(text))?.[0] ?? 'name'

/** The bounds of a search, as the API has them; the place of a record may be shorter. */
export const [SHORTEST, LONGEST] = [2, 200]

export type Fault = 'tooShort' | 'tooLong'

/** Why a text can't be looked up. */
export function faultOf(text: string): Fault | undefined {
  if (text.length > LONGEST) return 'tooLong'
  return text.length < SHORTEST && guessOf(text) !== 'index' ? 'tooShort' : undefined
}
