import type { FormFault } from '#api/registration/precheck.ts'
import type { PropertyForm, PropertySource } from './form.ts'
import { GUIDE, type Right } from './property-registration.ts'
import { mayRegister, type Situation } from './right-matrix.ts'

/** What the pre-check knows beside the form. */
export type PropertyFacts = {
  holder: { name: string; uscc: string }
  sourceMode: string
  today: string
}

type Rule = (form: PropertyForm, facts: PropertyFacts) => (FormFault | false)[]

const ANNEX = `${GUIDE}附件一`
const MATRIX = `${GUIDE}第二十一条`
const LONGEST_NAME = 40
const LONGEST_ABSTRACT = 400

const fault = (path: string, message: string, fix: string, basis = ANNEX): FormFault =>
  ({ path, message, fix, basis, isDeferrable: false })

const lacks = (value: unknown, path: string, what: string, fix: string) =>
  (value === undefined || value === '') && fault(path, `缺少${what}`, fix)

const checkApplicant: Rule = ({ applicant, undertakingDigest }, { holder }) => [
  applicant.name !== holder.name && fault('applicant.name', '申请人名称与入驻信息不一致', `填写「${holder.name}」`),
  applicant.uscc !== holder.uscc && fault('applicant.uscc', '统一社会信用代码与入驻信息不一致', `填写「${holder.uscc}」`),
  lacks(applicant.kind, 'applicant.kind', '申请主体类型', '选择自然人、法人或非法人组织'),
  lacks(applicant.address, 'applicant.address', '地址', '填写登记证书上的住所'),
  lacks(applicant.status, 'applicant.status', '经营状态', '填写「存续」等登记机关公示的状态'),
  lacks(undertakingDigest, 'undertakingDigest', '真实性承诺书', '签署承诺书后上传，填写其 SHA-256'),
]

const checkData: Rule = ({ data }, { today }) => [
  lacks(data.name, 'data.name', '数据名称', `填写不超过 ${LONGEST_NAME} 字的名称`),
  (data.name?.length ?? 0) > LONGEST_NAME &&
    fault('data.name', `数据名称超过 ${LONGEST_NAME} 字`, `压缩到 ${LONGEST_NAME} 字以内，现为 ${data.name?.length} 字`),
  lacks(data.abstract, 'data.abstract', '数据简介', `用不超过 ${LONGEST_ABSTRACT} 字说明数据的内容和用途`),
  (data.abstract?.length ?? 0) > LONGEST_ABSTRACT &&
    fault('data.abstract', `数据简介超过 ${LONGEST_ABSTRACT} 字`,
      `压缩到 ${LONGEST_ABSTRACT} 字以内，现为 ${data.abstract?.length} 字`),
  !/^[A-T]\d{2}$/.test(data.industry ?? '') &&
    fault('data.industry', '所属行业不是国民经济行业分类代码', '填写 GB/T 4754 的门类字母加两位大类，如「I65」'),
  lacks(data.region, 'data.region', '覆盖区域', '填写数据覆盖的行政区域'),
  lacks(data.from, 'data.from', '时间范围的起始日', '填写最早一条数据的日期'),
  data.from !== undefined && data.from > today && fault('data.from', '起始日晚于今天', '填写已有数据的最早日期'),
  data.from !== undefined && data.to !== undefined && data.to < data.from &&
    fault('data.to', '时间范围的截止日早于起始日', '改为起始日或其后的日期；仍在更新的可留空'),
  lacks(data.update, 'data.update', '更新频率', '选择按天、周、月、年、按需、实时或其他'),
  lacks(data.volume, 'data.volume', '数据规模', '填写行数或字节数'),
  lacks(data.form, 'data.form', '数据形态', '填写结构化表、文本、图像等形态'),
  lacks(data.limits, 'data.limits', '使用限制', '写明限制；没有限制的填写「无」'),
]

/** The source that a product's own origin means. */
const SOURCE_OF: Record<string, PropertySource> = {
  original: 'generated', collected: 'agreement', authorised: 'agreement', traded: 'agreement', derived: 'derived',
  crawled_public: 'crawled',
}
const SOURCE_NAMES: Record<PropertySource, string> = {
  generated: '采集生成', agreement: '协议取得', crawled: '自动化程序收集公开数据', derived: '衍生创造',
}

/** The situations that a source may have. */
const SITUATIONS_OF: Record<PropertySource, readonly Situation[]> = {
  generated: ['own_business', 'natural_person'],
  agreement: ['contract_collection', 'fused', 'entrusted'],
  crawled: ['crawled'],
  derived: ['derived', 'fused'],
}

const checkSource: Rule = ({ data, origin }, { sourceMode }) => {
  const expected = SOURCE_OF[sourceMode]
  const { source } = data
  const { situation } = origin
  return [
    lacks(source, 'data.source', '数据来源', '选择采集生成、协议取得、自动化程序收集公开数据或衍生创造'),
    source !== undefined && expected !== undefined && source !== expected &&
      fault('data.source', '数据来源与产品的来源方式不一致', `改选「${SOURCE_NAMES[expected]}」，或先更正产品的来源方式`),
    lacks(situation, 'origin.situation', '权利取得情形', '按第二十一条的情形选择一项'),
    source !== undefined && situation !== undefined && !SITUATIONS_OF[source].includes(situation) &&
      fault('origin.situation', '权利取得情形与数据来源不符', `「${SOURCE_NAMES[source]}」的数据请选择相应的情形`, MATRIX),
    lacks(origin.proofDigest, 'origin.proofDigest', '来源合规证明', '上传采集记录、合同或合规说明，填写其 SHA-256'),
  ]
}

const RIGHT_NAMES: Record<Right, string> = { hold: '持有权', use: '使用权', operate: '经营权' }

const checkRights: Rule = (form, { holder }) => {
  const { origin: { situation }, rights } = form
  const allowed = situation === undefined ? undefined : rightsOf(form)
  const own = rights.filter(({ uscc }) => uscc === holder.uscc)
  const beyond = allowed && own.filter(({ right }) => !allowed.includes(right))
  const keys = rights.map(({ uscc, right }) => `${uscc} ${right}`)
  return [
    rights.length === 0 && fault('rights', '权利表是空的', '至少为申请人登记一项权利'),
    rights.length > 0 && own.length === 0 && fault('rights', '权利表中没有申请人的权利', `增加「${holder.name}」的权利`),
    new Set(keys).size < keys.length && fault('rights', '权利表中有重复的权利', '同一主体的同一权利只列一行'),
    ...(beyond ?? []).map(({ right }) =>
      fault('rights', `此情形不能登记${RIGHT_NAMES[right]}`, mend(situation, right), MATRIX)),
    ...rights.map(({ proofDigest }, index) =>
      lacks(proofDigest, `rights.${index}.proofDigest`, '权利证明', '上传该项权利的证明文件，填写其 SHA-256')),
  ]
}

/** What one may do about a right that the table does not give. */
function mend(situation: Situation | undefined, right: Right): string {
  if (situation === 'fused') return '取得其他开发方同意的文件并填写其 SHA-256，或删去经营权'
  if (situation === 'crawled') return '确认产品不替代来源后勾选，或删去经营权'
  if (situation === 'entrusted') return '提供法律规定或合同约定的依据并填写其 SHA-256，否则受托处理者不能登记'
  return `删去${RIGHT_NAMES[right]}`
}

/** The rights that a form's situation gives; none while no situation is chosen. */
export function rightsOf({ origin }: PropertyForm): readonly Right[] {
  const { situation, consentDigest, isOwnProduct, entitlementDigest } = origin
  if (situation === undefined) return []
  return mayRegister({
    situation, hasConsent: consentDigest !== undefined, isOwnProduct, isAllowed: entitlementDigest !== undefined,
  })
}

const RULES: readonly Rule[] = [checkApplicant, checkData, checkSource, checkRights]

/** Every fault of an application at once (预审), with the fix of each. */
export const precheckProperty = (form: PropertyForm, facts: PropertyFacts): FormFault[] =>
  RULES.flatMap((rule) => rule(form, facts)).filter((found) => found !== false)
