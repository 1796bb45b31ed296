import type { Value } from '#api/content/schema.ts'

/** Names of columns that as a rule hold personal or otherwise protected values. 依据 GB/T 35273-2020 附录 B. */
const NAMES = new RegExp(
  [
    '姓名|人名|联系人|法定代表人|身份证|证件号|护照|手机|电话|座机|邮箱|电子邮件|住址|家庭地址|通讯地址',
    '银行卡|银行账[号户]|卡号|车牌|病历|就诊|医保号|社保号|微信|学号|民族|宗教',
    '(^|_)(full_?name|first_?name|last_?name|id_?card|id_?no|passport)(_|$)',
    '(^|_)(phone|mobile|tel|e?_?mail|bank_?card|plate_?no)(_|$)',
  ].join('|'),
  'i',
)

/** Values that are what they look like: an identity card's number, a mobile's, an address of mail, a bank card's. */
const VALUES = [
  /^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/,
  /^(\+?86[- ]?)?1[3-9]\d{9}$/,
  /^[^\s@]{1,64}@[^\s@]{1,190}\.[A-Za-z]{2,24}$/,
  /^62\d{14,17}$/,
]

/** What is known of a column that tells whether it may be sensitive: its name, and some values of it. */
export type Suspect = { name: string; values: readonly Value[] }

/**
 * Whether a column may hold personal values (疑似敏感字段): by its name, or by any value that has their form. It is a
 * suspicion for the provider to look at, not a judgement.
 */
export const isSuspected = ({ name, values }: Suspect): boolean =>
  NAMES.test(name) || values.some((value) => value !== null && VALUES.some((form) => form.test(String(value))))
