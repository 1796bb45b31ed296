import { randomBytes } from 'node:crypto'
import type { Context } from '#api/kernel/context.ts'
import { decideAcceptance, publishRegistration, reviewRegistration } from '#api/registration/decide.ts'
import { draftRegistration, editRegistration } from '#api/registration/draft.ts'
import type { RegistrationForm, RegistrationFormInput } from '#api/registration/form.ts'
import { RegistrationForm as Form } from '#api/registration/form.ts'
import { codeRegistration } from '#api/registration/issue-code.ts'
import type { Kind } from '#api/registration/registration.ts'
import type { RegistrationView } from '#api/registration/schema.ts'
import { depositRegistration, submitRegistration } from '#api/registration/submit.ts'
import { publishResource } from '#api/resource/publish.ts'
import { registryOf, resourceInput } from '#test/support/market.ts'
import type { Member, TestPlatform } from '#test/support/platform.ts'

export const hash = (): `0x${string}` => `0x${randomBytes(32).toString('hex')}`

/** A verb at an instant of the test's choice. */
export const at = (p: TestPlatform, who: Member, now: Date) =>
  <T>(verb: (ctx: Context) => Promise<T>): Promise<T> => p.run(who, (ctx) => verb({ ...ctx, now }))

/** What makes a prefilled form complete. */
export const filledIn = (form: RegistrationForm, over: RegistrationFormInput = {}): RegistrationForm =>
  Form.parse({
    ...form,
    legality: { ...form.legality, proof: '部门职责规定（演示）', proofDigest: hash(), undertakingDigest: hash() },
    data: {
      ...form.data, abstract: '逐井逐日的井口压力，覆盖整个示范区块，用于设备预测性维护与产业分析。', region: '东营市', from: '2026-01-01',
      volume: '约 12 万行', storage: '市政务云数据库（演示）', coOwned: false,
    },
    evidence: { method: '分平台存证', storageDigest: hash(), queryDigest: hash(), logDigest: hash() },
    scenario: { usable: ['设备预测性维护'], forbidden: ['识别个人身份'], problem: '提前发现压力异常' },
    risk: { assessor: '测评机构（演示）', reportDigest: hash(), assessedOn: '2026-01-05', conclusion: 'acceptable' },
    ...over,
  })

/** What each kind asks for beside the form of the first one. */
const OTHER: Record<Kind, RegistrationFormInput['other']> = {
  first: {},
  change: { reason: '数据来源发生重大变化', changes: [{ what: '数据规模', before: '约 12 万行', after: '约 20 万行' }] },
  correction: { reason: '摘要有误', changes: [{ what: '内容摘要', before: '逐井', after: '逐井逐日' }] },
  renewal: { reason: '继续授权运营' },
  cancellation: { reason: '数据灭失', ground: 'unrecoverable' },
}

/** The log has what was deposited: this platform has no chain. */
export const settleDeposits = async (p: TestPlatform, id: string): Promise<void> => {
  await p.db.chainAct.updateMany({
    where: { subject: id, eventKind: 'registration.deposited' }, data: { state: 'recorded' },
  })
}

/** Department and registry, a published resource, and applications on it brought as far as a test wants. */
export async function bench(p: TestPlatform) {
  const department = await p.organization('department')
  const registry = await registryOf(p)
  const publish = async () => (await p.run(department, (ctx) => publishResource(ctx, resourceInput()))).id

  const draft = async (subjectId: string, now: Date, kind: Kind = 'first', over: RegistrationFormInput = {}) => {
    const made = await at(p, department, now)((ctx) => draftRegistration(ctx, { kind, subjectId }))
    const form = filledIn(made.form, { other: OTHER[kind], ...over })
    return at(p, department, now)((ctx) => editRegistration(ctx, made.id, { form }))
  }
  const deposit = async (id: string, now: Date) => {
    const deposited = await at(p, department, now)((ctx) => depositRegistration(ctx, id))
    await settleDeposits(p, id)
    return deposited
  }
  const submit = (id: string, now: Date) => at(p, department, now)((ctx) => submitRegistration(ctx, id))
  const file = async (subjectId: string, now: Date, kind: Kind = 'first', over: RegistrationFormInput = {}) => {
    const { id } = await draft(subjectId, now, kind, over)
    await deposit(id, now)
    return submit(id, now)
  }
  const accept = (id: string, now: Date) =>
    at(p, registry, now)((ctx) => decideAcceptance(ctx, id, { decision: 'accept' }))
  const pass = (id: string, now: Date) => at(p, registry, now)((ctx) => reviewRegistration(ctx, id, { passed: true }))
  const publishIt = (id: string, now: Date) => at(p, registry, now)((ctx) => publishRegistration(ctx, id))
  const code = (id: string, now: Date) => at(p, registry, now)((ctx) => codeRegistration(ctx, id))

  /** Through publicity: everything but the code. */
  const published = async (subjectId: string, now: Date, kind: Kind = 'first', over: RegistrationFormInput = {}) => {
    const { id } = await file(subjectId, now, kind, over)
    await accept(id, now)
    await pass(id, now)
    return publishIt(id, now)
  }
  const endOf = ({ publicity }: RegistrationView): Date => new Date(publicity?.to ?? 0)
  const coded = async (subjectId: string, now: Date, kind: Kind = 'first', over: RegistrationFormInput = {}) => {
    const view = await published(subjectId, now, kind, over)
    return code(view.id, endOf(view))
  }
  return { department, registry, publish, draft, deposit, submit, file, accept, pass, publishIt, code, published, endOf, coded }
}
