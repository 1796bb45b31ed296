import { useState } from 'react'
import { api, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { nameOfFile } from './draft.ts'

export type Mode = Schemas['CreateProduct']['sourceMode']

/** What is said of an origin until its provider says it better; content of the product, and so in Chinese. */
const NOTES: Record<Mode, string> = {
  original: '本单位在生产经营活动中自行产生的数据。',
  collected: '本单位依法采集、汇集的数据，采集时已告知用途并取得同意或授权。',
  authorised: '依据授权运营协议取得的公共数据，按经批准的应用场景加工。',
  derived: '由所列来源产品清洗、汇总、加工而成。',
  traded: '依合同购得，合同约定可以加工和再流通。',
  crawled_public: '采集自公开发布的信息，遵守来源的使用条件。',
  opened: '本部门依法履行职责中收集、产生的公共数据，按资源目录的开放属性向社会开放。',
  shared: '本部门依法履行职责中收集、产生的公共数据，供其他部门履职共享。',
}

const SAMPLE_NOTE = '演示数据：由页面按固定规则生成，不含真实记录。'

export type Faults = { note?: true; scenario?: true; resource?: true; parents?: true }

/** Of one's last product, what its next one is likely to share. */
function useLast() {
  const { data } = api.useQuery('get', '/api/products', { params: { query: { limit: 1 } } })
  return data?.items[0]
}

/** What an address asks for: the resource that a department opens, or the scenario that an operator makes a product of. */
type Asked = { resource?: string | undefined; scenario?: string | undefined }

/** The account of a product's origin (来源) as it is being given. */
export function useOrigin(isSample: boolean, asked: Asked = {}) {
  const session = useSession()
  const isOperator = session?.roles.includes('operator') ?? false
  const isDepartment = session?.roles.includes('department') ?? false
  const last = useLast()
  const [given, setGiven] = useState<{
    mode?: Mode
    note?: string
    scenarioId?: string
    resourceId?: string
    parentIds?: string[]
    name?: string
    description?: string
  }>({})
  const [faults, setFaults] = useState<Faults>({})
  const isLike = last !== undefined && !isSample && last.sourceMode !== 'derived'
  const usual = isDepartment ? 'opened' : asked.scenario === undefined ? undefined : 'authorised'
  const mode = given.mode ?? usual ?? (isLike ? last.sourceMode : isOperator && !isSample ? 'authorised' : 'original')
  const note = given.note ?? (isSample ? SAMPLE_NOTE : NOTES[mode])
  const scenarioId = given.scenarioId ?? asked.scenario ?? (isLike ? (last.scenarioId ?? undefined) : undefined)
  const resourceId = given.resourceId ?? asked.resource
  const parentIds = given.parentIds ?? []

  const check = (): boolean => {
    const found: Faults = {
      ...(note.trim() === '' ? { note: true } : {}),
      ...(mode === 'authorised' && scenarioId === undefined ? { scenario: true } : {}),
      ...(mode === 'opened' && resourceId === undefined ? { resource: true } : {}),
      ...(mode === 'derived' && parentIds.length === 0 ? { parents: true } : {}),
    }
    setFaults(found)
    return Object.keys(found).length === 0
  }
  const body = (fileName: string): Schemas['CreateProduct'] => {
    const name = given.name?.trim() || nameOfFile(fileName)
    return {
      name,
      description: given.description?.trim() || describe(name, note),
      sourceMode: mode,
      sourceNote: note.trim(),
      ...(mode === 'authorised' && scenarioId !== undefined ? { scenarioId } : {}),
      ...(mode === 'opened' && resourceId !== undefined ? { resourceId } : {}),
      parentIds: mode === 'derived' ? parentIds : [],
    }
  }
  const describe = (name: string, told: string) => `${name}，由${session?.participant.name ?? ''}提供。${told.trim()}`
  const sampleBody = (fileName: string): Schemas['CreateProduct'] => {
    const name = nameOfFile(fileName)
    return {
      name,
      description: describe(name, SAMPLE_NOTE),
      sourceMode: 'original',
      sourceNote: SAMPLE_NOTE,
      parentIds: [],
    }
  }
  const change = (changes: typeof given) => {
    setGiven((before) => ({ ...before, ...changes }))
    setFaults({})
  }
  return {
    mode,
    note,
    scenarioId,
    resourceId,
    parentIds,
    name: given.name ?? '',
    description: given.description ?? '',
    isOperator,
    isDepartment,
    faults,
    change,
    check,
    body,
    sampleBody,
    /** What was said of the last product of the same kind. */
    lastNote: isLike && last.sourceMode === mode && last.sourceNote !== note ? last.sourceNote : undefined,
    reset: () => setGiven({}),
  }
}

export type OriginState = ReturnType<typeof useOrigin>
