/**
 * What personal numbers look like, as patterns of RE2 and conditions of SQL. A number stands between things that are no
 * digits, so that it may stand in a longer text, and no part of a longer number is taken for one.
 */

const PROVINCES = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])'
const DAY = '(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])'

const between = (number: string) => `(?:^|[^0-9])(${number})(?:$|[^0-9A-Za-z])`

/** 公民身份号码 of 18 characters. 依据 GB 11643-1999. */
export const IDENTITY = between(`${PROVINCES}[0-9]{4}${DAY}[0-9]{3}[0-9Xx]`)

/** Bank cards: 62 of UnionPay, 4 of Visa, 51–55 and 2221–2720 of Mastercard, 3528–3589 of JCB, 34 and 37 of Amex. */
export const CARD = between(
  [
    '62[0-9]{14,17}', '4[0-9]{15}', '5[1-5][0-9]{14}', '2(?:2[2-9]|[3-6][0-9]|7[0-2])[0-9]{13}',
    '35(?:2[89]|[3-8][0-9])[0-9]{12}', '3[47][0-9]{13}',
  ].join('|'),
)

const MOBILE = '1(?:3[0-9]|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8[0-9]|9[0-35-9])[0-9]{8}'
const REGIONS = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]'
const SIGN = '[A-HJ-NP-Z0-9]'
const NEW_ENERGY = '[DABCEFGHJK]'

const DWELLINGS = '[0-9] ?(?:号|弄|栋|幢|座|楼|单元|室)'
const FIVE = `${SIGN}{4}[A-HJ-NP-Z0-9挂学警港澳]`
const SIX = `${NEW_ENERGY}${SIGN}[0-9]{4}|[0-9]{5}${NEW_ENERGY}`

export const PATTERNS = {
  mobile: `(?:^|[^0-9])(?:[+]?86[- ]?|0086)?${MOBILE}(?:$|[^0-9])`,
  landline: '(?:^|[^0-9])[(（]?0(?:10|2[0-9]|[3-9][0-9]{2})[)）]?[- ]?[2-8][0-9]{6,7}(?:$|[^0-9])',
  /** 机动车号牌: five signs, or the six of new energy (新能源). 依据 GA 36-2018. */
  plate: `${REGIONS}[A-HJ-NP-Z][·•. ]?(?:${FIVE}|${SIX})(?:$|[^0-9A-Za-z])`,
  email: '(?:^|[^A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)*[.][A-Za-z]{2,24}',
  address: `(?:省|市|区|县|旗|镇|乡).{0,30}(?:路|街|道|巷|弄|村|里|庄|苑|园|社区).{0,20}${DWELLINGS}`,
  passport: '^(?:E[A-HJ-NP-Z]?[0-9]{7}|[EG][0-9]{8}|[DSP]E?[0-9]{7})$',
  /** In a column of persons: a word that is not masked. */
  name: '^[^*＊]{0,20}(?:\\p{Han}{2}|[A-Za-z]{2})[^*＊]{0,40}$',
} as const

/** A number that is the whole of a value, perhaps in groups or in digits of full width. */
export const GROUPED = '[+0-9０-９][0-9０-９ 　-]{9,40}[0-9０-９XxＸ]'

/** What a value of any kind but a name has: seven digits, a sign of mail, a plate's beginning, a dwelling's end. */
export const LIKELY = `[0-9０-９](?:[ 　-]{0,2}[0-9０-９]){6}|@[A-Za-z0-9]|${REGIONS}[A-HJ-NP-Z][·•. ]?${SIGN}|${DWELLINGS}`

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The digit of a number (BIGINT) that has so many to its right. */
const digitOf = (number: string, right: number): string => `(${number} // ${10n ** BigInt(right)}) % 10`

const birthOf = (x: string) => `try_strptime(substr(${x}, 7, 8), '%Y%m%d')::DATE`

/** Whether a candidate is an identity number: its check character is right, and its day is one of the calendar. */
export function isIdentity(x: string): string {
  const body = `left(${x}, 17)::BIGINT`
  const sum = WEIGHTS.map((weight, place) => `${weight} * (${digitOf(body, WEIGHTS.length - 1 - place)})`).join(' + ')
  const check = `substr('10X98765432', (${sum}) % 11 + 1, 1) = upper(right(${x}, 1))`
  return `CASE WHEN ${x} = '' THEN false WHEN ${check} THEN coalesce(${birthOf(x)} >= DATE '1850-01-01', false)
    ELSE false END`
}

/** Whether the person of an identity number has not had so many birthdays on a day (`2026-11-25`). */
export const isYoungerThan = (x: string, years: number, day: string): string =>
  `${birthOf(x)} + INTERVAL ${years} YEAR > DATE '${day}' AND ${birthOf(x)} <= DATE '${day}'`

const LONGEST_CARD = 19

/** Whether a candidate is a card's number: its check digit is right. 依据 ISO/IEC 7812-1 附录 B. */
export function isCard(y: string): string {
  const digits = Array.from({ length: LONGEST_CARD }, (_, right) => {
    const digit = digitOf(`${y}::BIGINT`, right)
    return right % 2 === 0 ? `(${digit})` : `(2 * (${digit}) - CASE WHEN ${digit} > 4 THEN 9 ELSE 0 END)`
  })
  return `CASE WHEN ${y} = '' THEN false ELSE (${digits.join(' + ')}) % 10 = 0 END`
}
