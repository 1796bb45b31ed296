import { until } from '#api/cli/client.ts'
import type { Party } from '#api/cli/road.ts'
import type { Server } from '#api/http/server.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { addDays } from '#api/kernel/time.ts'
import type { PropertyFormInput } from '#api/property-registration/form.ts'
import { decideAcceptance, publishRegistration, reviewRegistration } from '#api/registration/decide.ts'
import { draftRegistration, editRegistration } from '#api/registration/draft.ts'
import { RegistrationForm, type RegistrationFormInput } from '#api/registration/form.ts'
import { codeRegistration } from '#api/registration/issue-code.ts'
import { RegistrationView } from '#api/registration/schema.ts'
import { depositRegistration, submitRegistration } from '#api/registration/submit.ts'
import { actingFor } from './past.ts'
import { Id, later, put, type Stage } from './stage.ts'

/** A document of the demo: a text that anybody can write again, and so check its digest. */
const documentOf = (name: string): string => sha256(`${name}（演示文件）\n`)

type Resource = { code: string; name: string; description: string; fields: string[] }

const publish = ({ client }: Party, resource: Resource) =>
  client.post('/api/resources', { ...resource, grade: 'general', openClass: 'conditional', updateCycle: 'monthly' }, Id)

/** What makes a prefilled form complete. */
const filledIn = (form: RegistrationForm, over: RegistrationFormInput = {}): RegistrationFormInput => {
  const { name = '' } = form.data
  return {
    ...form,
    legality: {
      ...form.legality, proof: '部门职责规定（演示）', proofDigest: documentOf(`${name}来源证明`),
      undertakingDigest: documentOf(`${name}承诺书`),
    },
    data: { ...form.data, from: '2025-01-01', volume: '约 3 万行', storage: '市政务云数据库（演示）', coOwned: false },
    evidence: {
      method: '分平台存证', storageDigest: documentOf(`${name}存储位置`), queryDigest: documentOf(`${name}查询结果`),
      logDigest: documentOf(`${name}操作日志`),
    },
    scenario: { usable: ['产业分析', '公共服务'], forbidden: ['识别个人身份'], problem: '让各方用同一份权威数据作出判断' },
    risk: {
      assessor: '东营数据安全测评公司（演示）', reportDigest: documentOf(`${name}风险评估`), assessedOn: '2026-01-15',
      conclusion: 'acceptable',
    },
    ...over,
  }
}

const draft = ({ client }: Party, subjectId: string) =>
  client.post('/api/registrations', { kind: 'first', subjectId }, RegistrationView)

/** An application, with its evidence on the log, as it reaches the registry. */
async function file(party: Party, subjectId: string): Promise<string> {
  const { client } = party
  const { id, form } = await draft(party, subjectId)
  await put(client, `/api/registrations/${id}/form`, { form: filledIn(form) })
  await client.post(`/api/registrations/${id}/deposit`, {}, Id)
  await onLog(party, id)
  await client.post(`/api/registrations/${id}/submit`, {}, Id)
  return id
}

/** Waits until the evidence stands in the log. */
const onLog = ({ client }: Party, id: string) =>
  until(async () => {
    const { isOnLog } = await client.get(`/api/registrations/${id}`, RegistrationView)
    return isOnLog || undefined
  }, '登记存证上链')

/** Weeks ago, so that the ten working days of the publicity are over. */
const WEEKS_AGO = -40

/** A resource that has gone the whole way to its query code. */
async function tellCoded(server: Server, stage: Stage): Promise<void> {
  const { minzheng, dengji } = stage.parties
  const { id: subjectId } = await publish(minzheng, {
    code: '3705-MZ-0011', name: '社区服务设施名录（演示数据）', description: '演示数据：社区服务中心、日间照料中心等设施的名称、位置与服务内容，按月更新。',
    fields: ['设施名称', '区县', '服务内容'],
  })
  const department = await actingFor(server, stage, minzheng.id, 'department')
  const registry = await actingFor(server, stage, dengji.id, 'registry')
  const { id, form } = await department(WEEKS_AGO, (ctx) => draftRegistration(ctx, { kind: 'first', subjectId }))
  const full = RegistrationForm.parse(filledIn(form))
  await department(WEEKS_AGO, (ctx) => editRegistration(ctx, id, { form: full }))
  await department(WEEKS_AGO, (ctx) => depositRegistration(ctx, id))
  await onLog(minzheng, id)
  await department(WEEKS_AGO, (ctx) => submitRegistration(ctx, id))
  await registry(WEEKS_AGO + 1, (ctx) => decideAcceptance(ctx, id, { decision: 'accept' }))
  await registry(WEEKS_AGO + 2, (ctx) => reviewRegistration(ctx, id, { passed: true }))
  await registry(WEEKS_AGO + 3, (ctx) => publishRegistration(ctx, id))
  await registry(-1, (ctx) => codeRegistration(ctx, id))
}

const decide = ({ parties: { dengji } }: Stage, id: string, act: string, body: unknown) =>
  dengji.client.post(`/api/registrations/${id}/${act}`, body, Id)

/** A resource whose registration is published. */
async function tellPublished(stage: Stage): Promise<void> {
  const { shengtai } = stage.parties
  const shown = await publish(shengtai, {
    code: '3705-ST-0011', name: '饮用水水源地监测（演示数据）', description: '演示数据：集中式饮用水水源地每月的水质监测结果与达标情况，覆盖全市。',
    fields: ['水源地', '月份', '达标率'],
  })
  const id = await file(shengtai, shown.id)
  await decide(stage, id, 'acceptance', { decision: 'accept' })
  await decide(stage, id, 'review', { passed: true })
  await decide(stage, id, 'publicity', {})
}

/** One application that is to be mended, and one that waits for the registry. */
async function tellWaiting(stage: Stage): Promise<void> {
  const { jiaotong, xinyong } = stage.parties
  const mended = await publish(jiaotong, {
    code: '3705-JT-0011', name: '公交站点客流（演示数据）', description: '演示数据：公交站点按月汇总的上下客人次，不含任何个人信息，按月更新。',
    fields: ['站点', '月份', '上客人次'],
  })
  await decide(stage, await file(jiaotong, mended.id), 'acceptance', {
    decision: 'return',
    defects: [
      { path: 'risk.reportDigest', message: '评估报告未覆盖数据共享环节，请补充后重新上传' },
      { path: 'legality.proof', message: '来源说明没有写明职责文件的文号' },
    ],
  })

  const waiting = await publish(xinyong, {
    code: '3705-XY-0011', name: '行政处罚公示汇总（演示数据）', description: '演示数据：各领域行政处罚公示信息按月汇总的件数，不涉及具体主体。',
    fields: ['领域', '月份', '件数'],
  })
  await file(xinyong, waiting.id)
}

/** A code that another registry issued, as its department enters it. */
async function enterCode({ now, parties: { jiaotong } }: Stage): Promise<void> {
  const bridge = await publish(jiaotong, {
    code: '3705-JT-0012', name: '桥梁基础信息（演示数据）', description: '演示数据：公路桥梁的名称、位置、结构类型与建成年份，按月更新。',
    fields: ['桥梁名称', '区县', '结构类型'],
  })
  await jiaotong.client.post(`/api/resources/${bridge.id}/register`, {
    registrationCode: 'DEMO-PROVINCE-JT-0012', validFrom: now, validTo: later({ now }, 700),
    documentDigest: documentOf('桥梁基础信息登记结果'),
  }, Id)
}

/** A form of property registration that lacks nothing. */
const propertyForm = (party: Party, uscc: string, name: string): PropertyFormInput => ({
  applicant: { name: party.name, uscc, kind: 'legal_person', address: '东营市东营区（演示）', status: '存续' },
  data: {
    name: name.slice(0, 40), abstract: `${name}，演示数据。`, industry: 'B07', source: 'generated', region: '东营市', from: '2025-01-01',
    update: 'daily', volume: '约 1 万行', form: '结构化表', limits: '无',
  },
  origin: { situation: 'own_business', proofDigest: documentOf(`${name}采集记录`) },
  rights: (['hold', 'use', 'operate'] as const).map((right) => ({
    holder: party.name, uscc, right, proofDigest: documentOf(`${name}权属证明`),
  })),
  undertakingDigest: documentOf(`${name}产权登记承诺书`),
})

const certificateOf = ({ now }: Stage, certificate: string, title: string) => ({
  certificate, agency: '数据产权登记机构（演示）', fileDigest: documentOf(`${title}登记凭证`), rights: ['hold', 'use', 'operate'],
  validFrom: addDays(now, -30), validTo: addDays(now, 1_000),
})

/** Certificates of enterprises' products: one verified, one to be verified; and one application with its faults. */
async function tellProperty({ db }: Server, stage: Stage): Promise<void> {
  const { caiyou, nengyuan, gongjiao } = stage.parties
  const path = '/api/property-registrations'
  const productOf = ({ id: providerId }: Party) =>
    db.dataProduct.findFirstOrThrow({ where: { providerId, sourceMode: 'original' }, orderBy: { name: 'asc' } })
  const enter = async (party: Party, certificate: string) => {
    const product = await productOf(party)
    const { id } = await party.client.post(path, { productId: product.id }, Id)
    const { uscc } = await db.participant.findUniqueOrThrow({ where: { id: party.id } })
    await put(party.client, `${path}/${id}/form`, { form: propertyForm(party, uscc, product.name) })
    const entered = certificateOf(stage, certificate, product.name)
    await party.client.post(`${path}/${id}/certificate`, entered, Id)
    return { id, publishedDigest: entered.fileDigest }
  }
  const { id, publishedDigest } = await enter(caiyou, 'SJ3712026100001')
  await stage.office.first.post(`${path}/${id}/verification`, {
    verified: true, publishedDigest, note: '与登记机构网站公布的摘要一致（演示）',
  }, Id)
  await enter(nengyuan, 'SJ3712026110002')
  await gongjiao.client.post(path, { productId: (await productOf(gongjiao)).id }, Id)
}

/** The two registrations, which are never one: of public resources at the registry, of property at an agency. */
export async function tellRegistration(server: Server, stage: Stage): Promise<void> {
  await Promise.all([
    tellCoded(server, stage), tellPublished(stage), tellWaiting(stage), enterCode(stage), tellProperty(server, stage),
  ])
}
