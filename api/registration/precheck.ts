import { type Deferrable, DEFERRABLE, type RegistrationForm } from './form.ts'
import { type Kind, RULE } from './registration.ts'

/** One fault of a form: where it stands, what is wrong, what to do about it, and by which rule. */
export type FormFault = {
  path: string
  message: string
  fix: string
  basis: string
  /** Whether it may be mended later against a written promise (容缺受理). */
  isDeferrable: boolean
}

/** What the pre-check knows of the thing that is to be registered. */
export type SubjectFacts =
  | {
      kind: 'resource'
      name: string
      code: string
      updateCycle: string
      openClass: string
      shareClass: string
      grade: string
      acquisition: string
      hasSharingConsent: boolean
    }
  | { kind: 'product'; name: string; resourceCodes: { name: string; code: string | null }[] }

export type CheckedFacts = {
  kind: Kind
  registrant: { name: string; uscc: string }
  subject: SubjectFacts
  today: string
}

type Rule = (form: RegistrationForm, facts: CheckedFacts) => (FormFault | false | undefined)[]

const NINE = `${RULE}第九条`
const SHORTEST_ABSTRACT = 20
const LONGEST_ABSTRACT = 400

/** A fault; the pre-check says at the end which may wait. */
const fault = (path: string, message: string, fix: string, basis = NINE): FormFault =>
  ({ path, message, fix, basis, isDeferrable: false })

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const lacks = (value: unknown, path: string, what: string, fix: string, basis?: string) =>
  isEmpty(value) && fault(path, `缺少${what}`, fix, basis)

/** A value that must be the catalogue's own: the fix names it. */
const differs = (value: string | undefined, wanted: string, path: string, what: string, source: string) =>
  value !== wanted &&
  fault(path, value === undefined ? `缺少${what}` : `${what}与${source}不一致`, `填写「${wanted}」（与${source}一致）`)

const checkSubject: Rule = ({ subject }, { registrant }) => [
  differs(subject.name, registrant.name, 'subject.name', '登记主体名称', '入驻信息'),
  differs(subject.uscc, registrant.uscc, 'subject.uscc', '统一社会信用代码', '入驻信息'),
  !isEmpty(subject.coRegistrants) && subject.coAgreementDigest === undefined &&
    fault('subject.coAgreementDigest', '有共同登记主体而没有约定文件', '上传共同登记或约定由一方登记的协议，填写其 SHA-256'),
]

const checkLegality: Rule = ({ legality }, { subject }) => [
  lacks(legality.source, 'legality.source', '数据来源方式', '选择依法履职采集、共享取得、协议取得或授权运营取得'),
  lacks(legality.proof, 'legality.proof', '合法合规来源说明', '写明取得数据所依据的职责、协议或授权文件的名称和文号'),
  lacks(legality.proofDigest, 'legality.proofDigest', '来源证明文件', '上传来源证明文件，填写其 SHA-256'),
  lacks(legality.undertakingDigest, 'legality.undertakingDigest', '承诺书', '签署真实性与合法合规承诺书后上传，填写其 SHA-256'),
  subject.kind === 'resource' && subject.acquisition === 'shared' && !subject.hasSharingConsent &&
    fault('legality.source', '共享取得的数据没有共享单位同意的依据', '先在资源目录中登记共享单位的同意文件，再提交登记',
      '《公共数据资源授权运营实施规范（试行）》第五条'),
  subject.kind === 'product' && legality.source !== undefined && legality.source !== 'authorised_operation' &&
    fault('legality.source', '公共数据产品的来源方式应为授权运营取得', '改选「授权运营取得」'),
]

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/
const IDENTITY = /(?<!\d)\d{17}[\dXx](?![\dA-Za-z])/

const checkData: Rule = ({ data }, { subject, today }) => [
  differs(data.name, subject.name, 'data.name', '数据名称', subject.kind === 'resource' ? '资源目录' : '产品名称'),
  lacks(data.abstract, 'data.abstract', '内容摘要', `用 ${SHORTEST_ABSTRACT} 至 ${LONGEST_ABSTRACT} 字写明数据的内容、范围和用途`),
  data.abstract !== undefined && data.abstract.length < SHORTEST_ABSTRACT &&
    fault('data.abstract', '内容摘要过短', `补充到 ${SHORTEST_ABSTRACT} 字以上：数据项、覆盖范围、主要用途`),
  data.abstract !== undefined && data.abstract.length > LONGEST_ABSTRACT &&
    fault('data.abstract', '内容摘要过长', `压缩到 ${LONGEST_ABSTRACT} 字以内：摘要将向社会公示`),
  data.abstract !== undefined && (MOBILE.test(data.abstract) || IDENTITY.test(data.abstract)) &&
    fault('data.abstract', '内容摘要含有电话或身份证件号码', '删去号码：摘要将向社会公示', `${RULE}第十二条`),
  lacks(data.region, 'data.region', '覆盖区域', '填写数据覆盖的行政区域，如「东营市」'),
  lacks(data.from, 'data.from', '时间范围的起始日', '填写最早一条数据的日期'),
  data.from !== undefined && data.to !== undefined && data.to < data.from &&
    fault('data.to', '时间范围的截止日早于起始日', '把截止日改为起始日或其后的日期；仍在更新的可留空'),
  data.from !== undefined && data.from > today && fault('data.from', '起始日晚于今天', '填写已有数据的最早日期'),
  lacks(data.volume, 'data.volume', '数据规模', '填写行数或字节数，如「约 12 万行」'),
  lacks(data.storage, 'data.storage', '存储情况', '写明数据存储的系统或平台'),
]

const checkCatalogue: Rule = ({ data }, { subject }) => {
  if (subject.kind !== 'resource') return [lacks(data.updateCycle, 'data.updateCycle', '更新频率', '选择产品的更新频率')]
  return [
    differs(data.catalogueCode, subject.code, 'data.catalogueCode', '资源代码', '资源目录'),
    differs(data.updateCycle, subject.updateCycle, 'data.updateCycle', '更新频率', '资源目录'),
    differs(data.shareClass, subject.shareClass, 'data.shareClass', '共享属性', '资源目录'),
    differs(data.openClass, subject.openClass, 'data.openClass', '开放属性', '资源目录'),
    data.coOwned === undefined && fault('data.coOwned', '没有说明是否与其他单位共有', '选择「是」或「否」'),
  ]
}

const checkEvidence: Rule = ({ evidence }) => {
  const digests = [evidence.storageDigest, evidence.queryDigest, evidence.logDigest].filter((one) => one !== undefined)
  return [
    lacks(evidence.method, 'evidence.method', '存证方式', '写明存证的方式，如「分平台存证」'),
    lacks(evidence.storageDigest, 'evidence.storageDigest', '存储位置的证明', '导出存储位置证明文件，填写其 SHA-256'),
    lacks(evidence.queryDigest, 'evidence.queryDigest', '数据库查询结果的证明', '导出数据库查询结果，填写其 SHA-256'),
    lacks(evidence.logDigest, 'evidence.logDigest', '操作日志的证明', '导出操作日志，填写其 SHA-256'),
    new Set(digests).size < digests.length &&
      fault('evidence', '三份存证文件中有相同的摘要', '分别填写存储位置、查询结果和操作日志三份不同文件的 SHA-256'),
  ]
}

const checkService: Rule = ({ service }, { subject }) => {
  if (subject.kind !== 'product') return []
  const unregistered = subject.resourceCodes.filter(({ code }) => code === null).map(({ name }) => name)
  const codes = subject.resourceCodes.map(({ code }) => code).filter((code) => code !== null)
  const missing = codes.filter((code) => !(service.registrationCodes ?? []).includes(code))
  return [
    lacks(service.name, 'service.name', '产品或服务名称', '填写产品对外使用的名称'),
    lacks(service.type, 'service.type', '产品类型', '填写数据集、API、数据报告等产品类型'),
    lacks(service.abstract, 'service.abstract', '产品摘要', '写明产品的内容和功能'),
    !/^[A-T]\d{2}$/.test(service.industry ?? '') &&
      fault('service.industry', '应用行业不是国民经济行业分类代码', '填写 GB/T 4754 的门类字母加两位大类，如「I65」'),
    lacks(service.use, 'service.use', '用途', '写明产品的用途'),
    unregistered.length > 0 &&
      fault('service.registrationCodes', `所用资源尚未登记：${unregistered.join('、')}`, '待供数部门完成资源登记后再提交', `${RULE}第五条`),
    missing.length > 0 &&
      fault('service.registrationCodes', '没有列全所用资源的登记编码', `补充：${missing.join('、')}`),
    lacks(service.documentsDigest, 'service.documentsDigest', '产品说明文件', '上传产品说明文件，填写其 SHA-256'),
  ]
}

const checkScenario: Rule = ({ scenario: { usable = [], forbidden = [], problem } }) => {
  const both = usable.filter((use) => forbidden.includes(use))
  return [
    lacks(usable, 'scenario.usable', '可用场景', '至少写明一个可以使用的场景'),
    lacks(forbidden, 'scenario.forbidden', '禁用场景', '至少写明一个禁止使用的场景，如「识别个人身份」'),
    both.length > 0 && fault('scenario.forbidden', '同一场景既可用又禁用', `从其中一处删去：${both.join('、')}`),
    lacks(problem, 'scenario.problem', '要解决的问题', '写明数据在场景中解决什么问题'),
  ]
}

const checkRisk: Rule = ({ risk }, { today }) => [
  lacks(risk.assessor, 'risk.assessor', '评估单位', '填写作出数据安全风险评估的单位'),
  lacks(risk.reportDigest, 'risk.reportDigest', '数据安全风险评估报告', '上传评估报告，填写其 SHA-256'),
  lacks(risk.conclusion, 'risk.conclusion', '明确的评估结论', '按报告选择「风险可接受」或「风险不可接受」'),
  risk.assessedOn !== undefined && risk.assessedOn > today && fault('risk.assessedOn', '评估日期晚于今天', '按报告填写评估日期'),
]

const checkKind: Rule = ({ other, risk }, { kind, subject }) => [
  risk.conclusion === 'unacceptable' &&
    fault('risk.conclusion', '评估结论为风险不可接受', '先完成整改并重新评估，取得风险可接受的结论'),
  subject.kind === 'resource' && subject.grade === 'core' &&
    fault('data', '国家核心数据不得进入登记流通', '不得提交：请按核心数据管理', '《数据安全法》第二十一条'),
  kind !== 'first' && lacks(other.reason, 'other.reason', '办理理由', '写明变更、更正、续展或注销的理由', RULE),
  (kind === 'change' || kind === 'correction') &&
    lacks(other.changes, 'other.changes', '变更或更正的内容', '逐项写明事项、原内容和新内容', RULE),
  kind === 'cancellation' &&
    lacks(other.ground, 'other.ground', '注销事由', '选择灭失不可恢复、权利放弃或到期、主体终止或其他法定事由', RULE),
]

const RULES: readonly Rule[] = [
  checkSubject, checkLegality, checkData, checkCatalogue, checkEvidence, checkService, checkScenario, checkRisk,
  checkKind,
]

const isDeferrablePart = (path: string, message: string): boolean =>
  DEFERRABLE.some((part: Deferrable) => path.startsWith(`${part}.`)) && message.startsWith('缺少')

/** Every fault of a form at once (预审), with the fix of each; what merely lacks in some parts may be promised. */
export const precheck = (form: RegistrationForm, facts: CheckedFacts): FormFault[] =>
  RULES.flatMap((rule) => rule(form, facts))
    .filter((found) => found !== false && found !== undefined)
    .map((found) => ({ ...found, isDeferrable: isDeferrablePart(found.path, found.message) }))

/** The faults that stand against submitting: all but those in parts that are promised in writing for a day to come. */
export function blockingFaults(form: RegistrationForm, facts: CheckedFacts, all = precheck(form, facts)): FormFault[] {
  const { promise } = form.other
  const parts: readonly string[] = promise !== undefined && promise.by >= facts.today ? promise.parts : []
  const isPromised = ({ path, isDeferrable }: FormFault) => isDeferrable && parts.includes(path.split('.')[0] ?? '')
  return all.filter((found) => !isPromised(found))
}
