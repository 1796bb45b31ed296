import { AppError } from '#api/kernel/errors.ts'

/** The texts that gates name, by their short keys. */
export const LAW = {
  operation: '《公共数据资源授权运营实施规范（试行）》',
  province: '《山东省公共数据资源授权运营管理办法（试行）》',
  registration: '《公共数据资源登记管理暂行办法》',
  property: '《数据产权登记工作指引（试行）》',
  pricing: '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）',
  security: '《数据安全法》',
  personal: '《个人信息保护法》',
  network: '《网络数据安全管理条例》',
  guide: '《山东省数据交易规范指引（试行）》',
  opening: '《山东省公共数据开放办法》',
  sharing: '《政务信息资源共享管理暂行办法》',
  safety: 'GB/T 37932-2025',
} as const

/** A gate that stays shut: refused, with its code, one sentence, and the article. */
export const shut = (code: string, message: string, basis: string, detail: Record<string, unknown> = {}): AppError =>
  new AppError('refused', `gate.${code}`, message, { basis, ...detail })
