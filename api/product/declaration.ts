import type { Fault } from '#api/kernel/errors.ts'
import type { SourceMode } from './product.ts'
import type { Detected } from './detected.ts'

/** How the data were made of their source (处理方式). */
export const PROCESSINGS = ['raw', 'cleaned', 'masked', 'aggregated', 'modelled', 'verified'] as const

/** On what a product with, or of, personal information rests (个人信息处理依据): none in it, consent, anonymised. */
export const PERSONAL_BASES = ['none', 'consent', 'anonymised'] as const
export type PersonalBasis = (typeof PERSONAL_BASES)[number]

/** 持有权, 使用权, 经营权. 依据 《数据产权登记工作指引（试行）》第三条. */
export const RIGHTS = ['hold', 'use', 'operate'] as const

/** The eleven classes of data that are never traded (禁止交易数据). 依据 GB/T 37932-2025 8.1 b). */
export const PROHIBITED_CLASSES: readonly { id: number; title: string }[] = [
  { id: 1, title: '国家秘密' },
  { id: 2, title: '危害国家安全、社会稳定的数据' },
  { id: 3, title: '诽谤他人，或未经授权的他人身份、财产和其他敏感个人信息' },
  { id: 4, title: '未经授权的企业数据、商业秘密' },
  { id: 5, title: '未取得个人（未成年人的监护人）同意、也未匿名化的个人信息' },
  { id: 6, title: '侵害他人人格权的数据' },
  { id: 7, title: '涉及公共利益、公共安全而未经主管部门授权的公共数据' },
  { id: 8, title: '未依法开放的原始公共数据' },
  { id: 9, title: '国家核心数据' },
  { id: 10, title: '以欺诈等方式或经非法渠道取得的数据' },
  { id: 11, title: '法律、行政法规禁止交易的其他数据' },
]

/** Documents that explain a source, or the handling of personal information. */
export const EVIDENCE_KINDS = [
  'system_build', 'collection_note', 'third_party_note', 'authorization_agreement', 'scope_note', 'parent_licence',
  'processing_note', 'trade_agreement', 'trade_proof', 'crawl_note', 'crawl_strategy', 'crawl_legality', 'opening_note',
  'consent_form', 'anonymisation_note', 'other',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

export const EVIDENCE_TITLES: Record<EvidenceKind, string> = {
  system_build: '系统建设与运行说明',
  collection_note: '采集目的、方式和范围说明',
  third_party_note: '涉及第三方权益的说明及必要的许可证明',
  authorization_agreement: '授权协议',
  scope_note: '授权的目的、方式和范围说明',
  parent_licence: '来源产品的使用许可或交易合约',
  processing_note: '加工处理过程说明',
  trade_agreement: '完整的采购、合作或许可协议',
  trade_proof: '与原供方的交易凭证',
  crawl_note: '采集目的、方式和范围说明',
  crawl_strategy: '采集的类型、策略和来源清单',
  crawl_legality: '公开采集的合法性说明',
  opening_note: '开放属性及其依据的说明',
  consent_form: '个人（监护人）授权同意书及其目的、方式和范围',
  anonymisation_note: '匿名化处理及不可复原的说明',
  other: '其他证明材料',
}

/** What must be shown of each source. 依据 GB/T 37932-2025 8.2 a), 《山东省数据交易规范指引（试行）》第八条. */
const REQUIRED: Record<SourceMode, readonly EvidenceKind[]> = {
  original: ['system_build', 'collection_note'],
  collected: ['collection_note', 'third_party_note'],
  authorised: ['authorization_agreement', 'scope_note'],
  derived: ['parent_licence', 'processing_note'],
  traded: ['trade_agreement', 'trade_proof'],
  crawled_public: ['crawl_note', 'crawl_strategy', 'crawl_legality'],
  opened: ['collection_note'],
  shared: [],
}

const OF_BASIS: Record<PersonalBasis, readonly EvidenceKind[]> = {
  none: [],
  consent: ['consent_form'],
  anonymised: ['anonymisation_note'],
}

/** The documents that a product of this source must have, and of this basis for its personal information. */
export const requiredEvidence = (source: SourceMode, basis: PersonalBasis): EvidenceKind[] => [
  ...REQUIRED[source],
  ...OF_BASIS[basis],
]

/** What was declared, as far as the rules read it. */
export type Declared = {
  grade: string
  personalBasis: PersonalBasis
  sensitive: boolean
  minors: boolean
  assessmentTo: Date | null
  regradeDecision: string | null
  riskTo: Date | null
  rights: readonly string[]
  evidence: readonly { kind: string }[]
  excludedClasses: readonly number[]
}

type Asked = {
  declared: Declared | null
  sourceMode: SourceMode
  /** What was detected in the version that is listed, in columns that are not masked. */
  detected: Detected
  now: Date
}

/** Something that a declaration lacks, what mends it, and the rule that asks for it. */
export type DeclarationFault = Fault & { basis: string }

const LAW = {
  source: 'GB/T 37932-2025 8.2 a)',
  prohibited: 'GB/T 37932-2025 8.1 b)',
  grade: 'GB/T 37932-2025 8.3',
  rights: '《数据产权登记工作指引（试行）》第三条',
  personal: '《个人信息保护法》第二十三条',
  sensitive: '《个人信息保护法》第二十八条',
  minors: '《个人信息保护法》第三十一条',
  assessment: '《个人信息保护法》第五十五条',
}

const fault = (path: string, message: string, basis: string): DeclarationFault => ({
  path: path === '' ? 'declaration' : `declaration.${path}`, message, basis,
})

/** Everything that a declaration lacks before its product can be listed: each with what mends it. */
export function faultsOfDeclaration(asked: Asked): DeclarationFault[] {
  const { declared } = asked
  if (declared === null)
    return [fault('', '还没有合规与分级声明；请在「合规与分级」中填写来源证明、数据级别、权利和个人信息依据', LAW.source)]
  return [...evidenceFaults(asked, declared), ...dataFaults(asked, declared), ...personalFaults(asked, declared)]
}

function evidenceFaults({ sourceMode }: Asked, { evidence, personalBasis, rights }: Declared): DeclarationFault[] {
  const due = requiredEvidence(sourceMode, personalBasis)
  const missing = due.filter((kind) => evidence.every((one) => one.kind !== kind))
  const faults = missing.map((kind) =>
    fault(`evidence.${kind}`, `缺少《${EVIDENCE_TITLES[kind]}》；请登记文件名称和 SHA-256`, LAW.source),
  )
  const operates = rights.includes('operate')
  return operates ? faults : [...faults, fault('rights', '没有经营权不能对外提供数据；请取得并声明经营权', LAW.rights)]
}

function dataFaults({ now }: Asked, { grade, excludedClasses, regradeDecision, riskTo }: Declared): DeclarationFault[] {
  const faults: DeclarationFault[] = []
  const open = PROHIBITED_CLASSES.filter(({ id }) => !excludedClasses.includes(id))
  if (open.length > 0) {
    const titles = open.map(({ id, title }) => `第 ${id} 类「${title}」`).join('、')
    faults.push(fault('excludedClasses', `尚未确认不属于禁止交易数据的${titles}；请逐类核对后确认`, LAW.prohibited))
  }
  if (grade === 'core') faults.push(fault('grade', '核心数据不得交易；该产品不能挂牌', LAW.grade))
  if (grade !== 'important') return faults
  if (regradeDecision === null)
    faults.push(fault('regradeDecision', '重要数据须脱敏并经重新定级；请填写重新定级决定的文号', LAW.grade))
  if (riskTo === null || riskTo <= now)
    faults.push(fault('risk', '重要数据须有有效的数据安全风险评估；请登记评估报告的 SHA-256 和有效期', '《数据安全法》第三十条'))
  return faults
}

function personalFaults({ detected, now }: Asked, declared: Declared): DeclarationFault[] {
  const { personalBasis, sensitive, minors, assessmentTo } = declared
  const columns = detected.columns.map(({ column }) => `「${column}」`).join('')
  const faults: DeclarationFault[] = []
  if (personalBasis === 'none') {
    if (detected.hasPersonal)
      faults.push(fault('personalBasis', `声明不含个人信息，但在未脱敏的字段${columns}中检出；请脱敏或删除这些字段，或取得单独同意后改为「已取得同意」`, LAW.personal))
    return faults
  }
  if (personalBasis === 'anonymised' && detected.hasPersonal)
    faults.push(fault('personalBasis', `声明已匿名化，但在未脱敏的字段${columns}中仍检出；请脱敏或删除这些字段`, LAW.personal))
  if (detected.sensitive && !sensitive)
    faults.push(fault('sensitive', `检出敏感个人信息${columns}，声明中没有勾选；请如实声明`, LAW.sensitive))
  if (detected.minors && !minors)
    faults.push(fault('minors', '检出不满十四周岁未成年人的信息，声明中没有勾选；请如实声明', LAW.minors))
  if (assessmentTo === null || assessmentTo <= now)
    faults.push(fault('assessment', '缺少有效的个人信息保护影响评估；请登记评估报告的 SHA-256 和有效期', LAW.assessment))
  return faults
}
