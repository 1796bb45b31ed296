import type { product } from '../language/product.ts'
import { sayCount } from '../part/say.ts'
import type { Part, Value } from './profile.ts'

type Texts = (typeof product)['zh']['data']

/** A number with the digits that tell something, without separators, since it may be a code. */
const plainNumber = (value: number): string => String(Number.isInteger(value) ? value : Number(value.toPrecision(6)))

/** A value of the data as people read it. */
export function sayValue(value: Value | undefined, texts: Pick<Texts, 'empty' | 'yes' | 'no'>): string {
  if (value === null || value === undefined) return texts.empty
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  if (typeof value === 'number') return plainNumber(value)
  return value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:00)?(\.\d+)?/, '$1 $2')
}

/** What a bar stands for. */
export function sayPart(part: Part, texts: Texts): string {
  switch (part.kind) {
    case 'null':
      return texts.empty
    case 'top':
      return sayValue(part.value, texts)
    case 'other':
      return texts.other(sayCount(part.classes))
    case 'bin':
      return texts.range(sayValue(part.from, texts), sayValue(part.to, texts))
  }
}
