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
