import type { ColumnType, Inspection, PersonalFinding, PersonalKind } from '#api/content/schema.ts'

/** Names of columns that say what they hold. */
const NAMED: Record<PersonalKind, RegExp> = {
  identity: /身份证|证件号|id_?card|id_?no(_|$)|citizen_?id/i,
  mobile: /手机|电话|联系方式|phone|mobile|(^|_)tel(_|$)/i,
  landline: /电话|座机|联系方式|phone|(^|_)tel(_|$)/i,
  bank_card: /银行卡|卡号|银行账[号户]|bank_?card|card_?no/i,
  plate: /车牌|号牌|plate/i,
  email: /邮箱|邮件|e_?mail/i,
  address: /住址|家庭地址|居住|户籍|home_?address|residence/i,
  passport: /护照|passport/i,
  name: /姓名|人名|联系人|name/i,
}

/**
 * From which share of a column's values on a kind counts, in ten thousandths, where the column's name does not say it:
 * well above what numbers without meaning hit by chance. 2 of 11 digits, a check digit and a date are chance in one of
 * 70 000 numbers; 11 digits look like a mobile's in one of 15.
 */
const ENOUGH_BPS: Record<PersonalKind, number> = {
  identity: 10, mobile: 2_000, landline: 5_000, bank_card: 1_000, plate: 10, email: 10, address: 100, passport: 5_000,
  name: 1_000,
}

/** Amounts and counters may be eleven digits long: a number counts as a mobile's where most of its column do. */
const ENOUGH_AS_NUMBER_BPS = 8_000

/** Kinds that shops, stops and companies have as well: they count in a table that tells of persons otherwise too. */
const WEAK: readonly PersonalKind[] = ['landline', 'address', 'passport']

/** Kinds that are sensitive by themselves (敏感个人信息). 依据 《个人信息保护法》第二十八条, GB/T 35273-2020 附录 B. */
const SENSITIVE: readonly PersonalKind[] = ['identity', 'bank_card', 'passport']

/** What was detected in the columns that count. */
export type Detected = {
  hasPersonal: boolean
  sensitive: boolean
  minors: boolean
  columns: PersonalFinding[]
}

export const NOTHING_DETECTED: Detected = { hasPersonal: false, sensitive: false, minors: false, columns: [] }

const isNumber = (type: ColumnType | undefined): boolean => type === 'integer' || type === 'decimal' || type === 'float'

/** Whether a finding is more than chance: by the column's name, or by the share of its values. */
const isFound = ({ column, kind, shareBps }: PersonalFinding, type: ColumnType | undefined): boolean => {
  if (NAMED[kind].test(column)) return true
  return shareBps >= (isNumber(type) && kind === 'mobile' ? ENOUGH_AS_NUMBER_BPS : ENOUGH_BPS[kind])
}

const isTelling = ({ column, kind }: PersonalFinding): boolean =>
  !WEAK.includes(kind) || (kind !== 'landline' && NAMED[kind].test(column))

type Version = { inspection: Pick<Inspection, 'columns' | 'personal'>; maskedFields: readonly string[] }

/**
 * What personal information a version holds in the columns that are not masked, judged from the counts of its
 * inspection. Nothing is known of a version that was read without looking for it.
 */
export function detectedOf({ inspection: { columns, personal = [] }, maskedFields }: Version): Detected {
  const typeOf = new Map(columns.map(({ name, type }) => [name, type]))
  const found = personal.filter((one) => isFound(one, typeOf.get(one.column)))
  const ofPersons = found.some(isTelling)
  const open = found.filter(({ column }) => ofPersons && !maskedFields.includes(column))
  return {
    hasPersonal: open.length > 0,
    sensitive: open.some(({ kind, under14 = 0 }) => SENSITIVE.includes(kind) || under14 > 0),
    minors: open.some(({ under14 = 0 }) => under14 > 0),
    columns: open,
  }
}
