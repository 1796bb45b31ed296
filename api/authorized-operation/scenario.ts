import { AppError, type Fault } from '#api/kernel/errors.ts'

/** States of a scenario (场景): reviewed jointly, agreed by three parties, supplied, and closed. */
export const SCENARIO_STATES = [
  'proposed', // 已申报，联合审核中
  'approved', // 联合审核通过，待签三方协议
  'rejected', // 不予通过
  'withdrawn', // 运营机构撤回
  'agreed', // 三方协议生效，供数中
  'supplied', // 全部供数到位
  'closed', // 已结束
] as const
export type ScenarioState = (typeof SCENARIO_STATES)[number]

type Act = { from: readonly ScenarioState[]; to: ScenarioState | null }

/**
 * Every act on a scenario: the states it may start from, and the one it ends in; null where it stays. What several
 * parties do one by one, moves the scenario with the last of them. A ceiling may be set again, as prices are reviewed
 * from time to time.
 */
export const SCENARIO_ACTS = {
  approve: { from: ['proposed'], to: 'approved' }, // 联合审核通过
  reject: { from: ['proposed'], to: 'rejected' }, // 不予通过
  withdraw: { from: ['proposed'], to: 'withdrawn' }, // 撤回
  offer_agreement: { from: ['approved'], to: null }, // 提交三方协议
  confirm: { from: ['approved'], to: 'agreed' }, // 确认三方协议
  supply: { from: ['agreed', 'supplied'], to: 'supplied' }, // 供数
  close: { from: ['agreed', 'supplied'], to: 'closed' }, // 销毁数据并结束
  destroy: { from: ['closed'], to: null }, // 终止后提交销毁证明
  stop: { from: ['approved', 'agreed', 'supplied'], to: 'closed' }, // 实施机构终止
  set_ceiling: { from: ['approved', 'agreed', 'supplied'], to: null }, // 核定上限收费标准
} as const satisfies Record<string, Act>
export type ScenarioAct = keyof typeof SCENARIO_ACTS

type Row = { id: string; state: string }

/** Whether an act starts from a state. */
export const isScenarioActOpen = (act: ScenarioAct, state: string): boolean =>
  SCENARIO_ACTS[act].from.some((from) => from === state)

/**
 * The state of a scenario after `act`, where it is the last that was waited for.
 * @throws refused `scenario.act_not_allowed` when the act does not start from the scenario's state
 */
export function scenarioStateAfter(act: ScenarioAct, { id, state }: Row): string {
  if (isScenarioActOpen(act, state)) return SCENARIO_ACTS[act].to ?? state
  throw new AppError('refused', 'scenario.act_not_allowed', '场景的当前状态不允许此操作', { id, state, act })
}

/** Whether products may be made and sold under a scenario: its three-party agreement is in force. */
export const isScenarioInUse = (state: string): boolean => state === 'agreed' || state === 'supplied'

type Bodies = { implementingBodyId: string; departmentIds: readonly string[] }

/** Who reviews a scenario (联合审核): the implementing body, and every department that supplies for it. */
export const reviewersOf = ({ implementingBodyId, departmentIds }: Bodies): string[] => [
  ...new Set([implementingBodyId, ...departmentIds]),
]

/** The parties of a scenario's agreement (三方协议): the operator and those who reviewed it. */
export const partiesOf = ({ operatorId, ...bodies }: Bodies & { operatorId: string }): string[] => [
  ...new Set([operatorId, ...reviewersOf(bodies)]),
]

/** How the clock of a resource's supply names what it is about. */
export const supplySubject = (scenarioId: string, resourceId: string): string => `${scenarioId}/${resourceId}`

/** Those of `due` that have not acted yet. */
export const missingOf = (due: readonly string[], done: readonly string[]): string[] =>
  due.filter((id) => !done.includes(id))

/** A data item that a scenario asks for, and why it needs it where it is personal or sensitive. */
export type AskedField = { name: string; necessity: string | null }

/** The data items asked for, by the resource that holds them. */
export type ScenarioFields = { [resourceId: string]: AskedField[] }

/** What is known of a resource's data items. */
export type KnownResource = {
  id: string
  fields: readonly string[]
  items: readonly { name: string; personal?: boolean | undefined; sensitive?: boolean | undefined }[]
}

export type AskedData = { resourceIds: readonly string[]; fields: ScenarioFields; necessity: string }

/** Whether a data item needs a reason of its own: personal and sensitive ones do. */
export const needsNecessity = (items: KnownResource['items'], name: string): boolean =>
  items.some((item) => item.name === name && (item.personal === true || item.sensitive === true))

/** The data items that a scenario asks for, of all its resources. */
export const askedNames = (fields: ScenarioFields): string[] => [
  ...new Set(Object.values(fields).flatMap((asked) => asked.map(({ name }) => name))),
]

/**
 * Checks that a scenario asks for resources of its grant alone.
 * @throws refused `scenario.beyond_grant`
 */
export function checkScenarioResources(asked: readonly string[], granted: readonly string[]): void {
  const beyond = asked.filter((id) => !granted.includes(id))
  if (beyond.length === 0) return
  throw new AppError('refused', 'scenario.beyond_grant', '场景使用的资源超出了授权范围', {
    basis: '《公共数据资源授权运营实施规范（试行）》第十四条',
    faults: beyond.map((id) => ({ path: 'resourceIds', message: id })),
  })
}

const MINIMUM = '《山东省公共数据资源授权运营管理办法（试行）》第十八条'
const PERSONAL = '《个人信息保护法》第六条'

/**
 * Checks the data items asked for by the rule of least necessity (最小必要): each is an item of its resource, none
 * stands twice, and each personal or sensitive one says why it is needed; all the items of a resource are asked for
 * with a reason for it. 依据 《山东省公共数据资源授权运营管理办法（试行）》第十八条, 《个人信息保护法》第六条.
 * @throws refused `scenario.fields` for items that are not there, twice there or none; refused `scenario.necessity` for
 *   reasons that lack, each with its place
 */
export function checkScenarioFields(asked: AskedData, resources: readonly KnownResource[]): void {
  const wrong = [...strayFaults(asked), ...resources.flatMap((resource) => namesFaults(asked, resource))]
  if (wrong.length > 0)
    throw new AppError('refused', 'scenario.fields', '申请的数据项与资源目录不符', { basis: MINIMUM, faults: wrong })
  const personal = resources.flatMap((resource) => personalFaults(asked, resource))
  if (personal.length > 0)
    throw new AppError('refused', 'scenario.necessity', '个人信息和敏感数据项须逐项说明必要性', {
      basis: PERSONAL, faults: personal,
    })
  if (asked.necessity === '' && resources.some((resource) => asksForAll(asked, resource)))
    throw new AppError('refused', 'scenario.necessity', '申请一项资源的全部数据项须说明必要性', {
      basis: MINIMUM, faults: [{ path: 'necessity', message: '须说明为何需要全部数据项' }],
    })
}

/** Whether every data item of a resource is asked for. */
export const asksForAll = ({ fields }: Pick<AskedData, 'fields'>, { id, fields: all }: KnownResource): boolean =>
  all.every((name) => fields[id]?.some((field) => field.name === name))

const strayFaults = ({ resourceIds, fields }: AskedData): Fault[] =>
  missingOf(Object.keys(fields), resourceIds).map((id) => ({ path: `fields.${id}`, message: '不是本场景的资源' }))

function namesFaults({ fields }: AskedData, resource: KnownResource): Fault[] {
  const asked = fields[resource.id] ?? []
  const path = `fields.${resource.id}`
  if (asked.length === 0) return [{ path, message: '须列明所用的数据项' }]
  return asked.flatMap(({ name }, index) => {
    const at = `${path}.${index}.name`
    if (!resource.fields.includes(name)) return [{ path: at, message: `资源中没有数据项「${name}」` }]
    const isSecond = asked.findIndex((other) => other.name === name) < index
    return isSecond ? [{ path: at, message: `数据项「${name}」重复` }] : []
  })
}

const personalFaults = ({ fields }: AskedData, { id, items }: KnownResource): Fault[] =>
  (fields[id] ?? []).flatMap(({ name, necessity }, index) =>
    necessity === null && needsNecessity(items, name)
      ? [{ path: `fields.${id}.${index}.necessity`, message: `须说明为何需要「${name}」` }]
      : [])
