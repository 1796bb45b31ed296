/** An amount in yuan as it is typed, in fen; undefined for what is none. */
export function fenOf(text: string): number | undefined {
  if (!/^\d{1,11}(\.\d{1,2})?$/.test(text.trim())) return undefined
  return decimal(text.trim(), 2)
}

/** A unit price in yuan as it is typed, in millionths of a yuan; undefined for what is none. */
export function microYuanOf(text: string): number | undefined {
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(text.trim())) return undefined
  return decimal(text.trim(), 6)
}

/** Fen as they are typed in yuan: `12.5`. */
export const yuanText = (fen: number): string => String(fen / 100)

/** Millionths of a yuan as they are typed in yuan, without an exponent: `0.0028`. */
export const unitText = (microYuan: number): string => (microYuan / 1e6).toFixed(6).replace(/\.?0+$/, '')

/** The digits before and after the point as one whole number, so that no binary fraction is rounded. */
function decimal(text: string, places: number): number {
  const [whole = '', rest = ''] = text.split('.')
  return Number(whole + rest.padEnd(places, '0'))
}
