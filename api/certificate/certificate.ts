import { AppError, type Fault } from '#api/kernel/errors.ts'
import { type Fen, yuan } from '#api/kernel/fen.ts'
import { beijingDay } from '#api/kernel/time.ts'

/** What is certified (凭证): 主体凭证, 挂牌证书, 交易凭证, 备案凭证. The other certificates of the trade are others' to issue. */
export const CERTIFICATE_KINDS = ['party', 'listing', 'trade', 'filing'] as const
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number]

export const CERTIFICATE_STATES = ['valid', 'revoked'] as const

/** What became of what is certified: 仍然成立, 暂停, 已摘牌, 部分退款, 全额退款. */
export const STANDINGS = ['stands', 'suspended', 'delisted', 'partly_refunded', 'refunded'] as const
export type Standing = (typeof STANDINGS)[number]

/** Every act on a certificate: the states it may start from, and the one it ends in. */
export const CERTIFICATE_ACTS = {
  revoke: { from: ['valid'], to: 'revoked' }, // 撤销
} as const

const TITLES: Record<CertificateKind, string> = {
  party: '数据交易主体凭证', listing: '数据产品挂牌证书', trade: '数据交易凭证', filing: '场外数据交易备案凭证',
}

/** What stands in a number between the platform's letters and the year: 主体, 挂牌, 交易, 备案. */
const LETTERS: Record<CertificateKind, string> = { party: 'ZT', listing: 'GP', trade: 'JY', filing: 'BA' }

/** A certificate's number: `DY-JY-2026-000001`, counted by kind and calendar year in Beijing. */
export const numberOf = (kind: CertificateKind, at: Date, count: number): string =>
  `DY-${LETTERS[kind]}-${beijingDay(at).slice(0, 4)}-${String(count).padStart(6, '0')}`

type Field = [name: string, value: string]

/** What is printed: title, fields in their order, and the lines that say what it proves. */
export type CertificateBody = { title: string; fields: Field[]; notes: string[] }

const body = (kind: CertificateKind, fields: Field[], proves: string): CertificateBody => ({
  title: TITLES[kind],
  fields,
  notes: [proves, '凭证的内容摘要在签发前记入存证账本；扫码可查验编号、内容和状态。'],
})

type PartyFacts = { name: string; uscc: string; roles: readonly string[]; admittedAt: Date; verifiedTo: Date | null }

const ROLE_NAMES: Record<string, string> = {
  provider: '供方', consumer: '需方', department: '公共管理部门', operator: '授权运营机构', implementing_body: '实施机构',
  registry: '登记机构', price_authority: '价格主管部门',
}

/** 主体凭证: that an organisation was verified and admitted. */
export const partyBody = ({ name, uscc, roles, admittedAt, verifiedTo }: PartyFacts): CertificateBody =>
  body('party', [
    ['主体名称', name], ['统一社会信用代码', uscc], ['角色', roles.map((role) => ROLE_NAMES[role] ?? role).join('、')],
    ['入驻日期', beijingDay(admittedAt)], ['核验有效期', verifiedTo === null ? '未设定' : beijingDay(verifiedTo)],
  ], '本凭证证明该主体经实名核验入驻本平台。')

type ListingFacts = {
  title: string; providerName: string; version: number; sha256: string; listedAt: Date; registrations: readonly string[]
}

/** 挂牌证书: that a version of a product was reviewed twice and listed. */
export const listingBody = (facts: ListingFacts): CertificateBody =>
  body('listing', [
    ['产品名称', facts.title], ['提供方', facts.providerName], ['版本', String(facts.version)],
    ['文件摘要（SHA-256）', facts.sha256], ['挂牌日期', beijingDay(facts.listedAt)],
    ['公共数据资源登记编码', facts.registrations.join('、') || '不适用'],
  ], '本证书证明该版本经初审、复审后在本平台挂牌；它不是登记机构的登记结果，也不是数据产权登记凭证。')

type TradeFacts = {
  number: string; providerName: string; consumerName: string; title: string; amountFen: Fen; settledAt: Date
  agreementId: string; termsDigest: string; deliveries: number
}

/** 交易凭证: its seven fields. 依据 《山东省数据交易规范指引（试行）》第二十三条. */
export const tradeBody = (facts: TradeFacts): CertificateBody =>
  body('trade', [
    ['凭证编号', facts.number], ['数据提供方', facts.providerName], ['数据需求方', facts.consumerName],
    ['交易标的', facts.title], ['交易金额', `人民币 ${yuan(facts.amountFen)}`], ['结算日期', beijingDay(facts.settledAt)],
    ['其他', `合约 ${facts.agreementId}，存证摘要 ${facts.termsDigest}，已交付 ${facts.deliveries} 次`],
  ], '本凭证证明双方在本平台签约、交付并结算；它不证明数据内容真实。')

type FilingFacts = {
  number: string; contractName: string; providerName: string; consumerName: string; object: string; amountFen: Fen
  signedOn: Date; contractDigest: string
}

/** 备案凭证: its eight fields. 依据 《山东省数据交易规范指引（试行）》第二十五条. */
export const filingBody = (facts: FilingFacts): CertificateBody =>
  body('filing', [
    ['凭证编号', facts.number], ['合同名称', facts.contractName], ['数据提供方', facts.providerName],
    ['数据需求方', facts.consumerName], ['交易标的', facts.object], ['交易金额', `人民币 ${yuan(facts.amountFen)}`],
    ['签约日期', facts.signedOn.toISOString().slice(0, 10)], ['其他', `合同文本摘要 ${facts.contractDigest}`],
  ], '本凭证证明该场外交易的材料已向本平台备案；平台没有参与其签约和交付。')

/** The six materials of a filing (备案材料). 依据 《山东省数据交易规范指引（试行）》第二十四条. */
export const MATERIALS = ['contract', 'object', 'source', 'applicant', 'undertaking', 'other'] as const

export const MATERIAL_NAMES: Record<(typeof MATERIALS)[number], string> = {
  contract: '交易合同', object: '标的基本信息', source: '来源证明', applicant: '申请人信息', undertaking: '承诺书', other: '其他材料',
}

type Material = { kind: string; title: string; digest: string }

/**
 * Checks that a filing brings what it must, all but 其他.
 * @throws refused `filing.incomplete` with every material that is missing
 */
export function checkMaterials(materials: readonly Material[]): void {
  const missing = MATERIALS.filter((kind) => kind !== 'other' && !materials.some((material) => material.kind === kind))
  const faults: Fault[] = missing.map((kind) => ({ path: `materials.${kind}`, message: `缺少${MATERIAL_NAMES[kind]}` }))
  if (faults.length === 0) return
  throw new AppError('refused', 'filing.incomplete', '备案材料不齐全', {
    faults, basis: '《山东省数据交易规范指引（试行）》第二十四条',
  })
}

/** Every act on a filing: the states it may start from, and the one it ends in. */
export const FILING_STATES = ['submitted', 'filed', 'rejected'] as const
export const FILING_ACTS = {
  file: { from: ['submitted'], to: 'filed' }, // 准予备案
  reject: { from: ['submitted'], to: 'rejected' }, // 不予备案
} as const
