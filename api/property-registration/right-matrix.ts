import type { Right } from './property-registration.ts'

/** How a holder came by its data, as the guide's table of rights has it. 依据 《数据产权登记工作指引（试行）》第二十一条. */
export const SITUATIONS = [
  'own_business', // 自身或共同生产经营中产生
  'contract_collection', // 依合同采集自己参与产生的数据
  'natural_person', // 自然人合法取得的自己的数据
  'crawled', // 自动化程序收集的公开数据
  'fused', // 共同融合开发，合同未约定
  'derived', // 衍生数据
  'entrusted', // 受托处理
] as const
export type Situation = (typeof SITUATIONS)[number]

/** What the table asks beside the situation. */
export type Circumstance = {
  situation: Situation
  /** Whether every other party of a joint development consents to its being provided to others. */
  hasConsent?: boolean | undefined
  /** Whether a product of crawled data does not stand in for its source. */
  isOwnProduct?: boolean | undefined
  /** Whether law or contract gives the entrusted processor rights. */
  isAllowed?: boolean | undefined
}

const ALL: readonly Right[] = ['hold', 'use', 'operate']
const HOLD_AND_USE: readonly Right[] = ['hold', 'use']

/** The rights (三权) that may be registered in a situation. 依据 《数据产权登记工作指引（试行）》第二十一条. */
export function mayRegister({ situation, hasConsent, isOwnProduct, isAllowed }: Circumstance): readonly Right[] {
  switch (situation) {
    case 'own_business':
    case 'contract_collection':
    case 'natural_person':
    case 'derived':
      return ALL
    case 'crawled':
      return isOwnProduct === true ? ALL : HOLD_AND_USE
    case 'fused':
      return hasConsent === true ? ALL : HOLD_AND_USE
    case 'entrusted':
      return isAllowed === true ? ALL : []
  }
}
