import { randomBytes } from 'node:crypto'
import { sha256 } from './canonical.ts'
import type { Hex32 } from './hex.ts'

/** The prefixes of all identifiers, with what each names. */
export const PREFIXES = {
  ptc: '交易主体',
  psn: '人员',
  key: '签名密钥',
  apk: 'API 密钥',
  res: '公共数据资源',
  aut: '授权运营',
  scn: '场景',
  rvw: '场景审核',
  prd: '数据产品',
  ver: '产品版本',
  lst: '挂牌',
  agr: '数字合约',
  ord: '订单',
  tfr: '交付记录',
  stl: '结算',
  acc: '账户',
  jnl: '记账凭证',
  top: '充值',
  pay: '提现',
  evt: '事件',
  mea: '监管措施',
  ntf: '通知',
  eml: '邮件',
  dln: '期限',
  imp: '目录导入',
  cfl: '数源争议',
  qly: '质量测评',
  tkt: '质量工单',
  pln: '实施方案',
  apl: '运营申请',
  obj: '异议',
  chg: '授权变更',
  asm: '年度评估',
  sup: '数据供给',
  rel: '关联关系',
  reg: '公共数据资源登记',
  ppr: '数据产权登记',
  rvp: '最高准许收入',
  cns: '单独同意',
  crt: '凭证',
  fil: '场外交易备案',
  dsc: '信息披露',
  shr: '共享申请',
  lia: '责任记录',
} as const

export type Prefix = keyof typeof PREFIXES

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new identifier: the prefix and 26 Crockford characters, 48 bits of time and 80 of chance, in order of time. */
export function newId(prefix: Prefix, now: Date = new Date()): string {
  let value = (BigInt(now.getTime()) << 80n) | BigInt(`0x${randomBytes(10).toString('hex')}`)
  let text = ''
  for (let i = 0; i < 26; i++) {
    text = ALPHABET[Number(value & 31n)] + text
    value >>= 5n
  }
  return `${prefix}_${text}`
}

/** How an identifier is named on the chain: SHA-256 of its text. */
export const chainId32 = (id: string): Hex32 => sha256(id)
