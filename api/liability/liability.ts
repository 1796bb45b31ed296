import { AppError } from '#api/kernel/errors.ts'

/**
 * Liability over the whole life of data (全生命周期责任): 谁采集谁负责、谁持有谁负责、谁使用谁负责、谁运营谁负责.
 * 依据 《山东省公共数据资源授权运营管理办法（试行）》第二十八条、第二十九条.
 *
 * Who is responsible for a stage at an instant follows from what is recorded already: the publication of a resource,
 * its supply for a scenario, a version, a transfer, an agreement's end, a proof of destruction. It is computed from
 * those rows (`rows.ts`), each with the event of the log that holds it, and not kept a second time: a copy could
 * contradict the log, every act of every module would have to write it, and it would be empty for what happened before.
 * What nothing else records is declared by the body itself (`declare.ts`) or proven by the consumer (`destroy.ts`), as
 * rows and events of their own, which the same query reads.
 */
export const STAGES = [
  'collect', // 采集
  'transmit', // 传输
  'store', // 存储
  'process', // 处理
  'use', // 使用
  'exchange', // 交换
  'destroy', // 销毁
] as const
export type Stage = (typeof STAGES)[number]

/** What a thing of the query is, by the prefix of its identifier. */
export const SUBJECTS = ['resource', 'version', 'transfer'] as const
export type SubjectKind = (typeof SUBJECTS)[number]

const PREFIX: Record<string, SubjectKind> = { res: 'resource', ver: 'version', tfr: 'transfer' }

/** The kind of a subject; undefined for what has no stages of its own. */
export const kindOf = (id: string): SubjectKind | undefined => PREFIX[id.slice(0, 3)]

/** What the owner of a thing may declare: stages that happen at its own place. The platform holds versions' bytes. */
export const DECLARABLE = {
  resource: ['collect', 'store', 'process', 'destroy'],
  version: ['collect', 'process'],
} as const satisfies Record<'resource' | 'version', readonly Stage[]>

/**
 * Checks that the owner of a thing may declare a stage of it, from an instant that is not to come.
 * @throws refused `liability.stage`, `liability.destroyed`; invalid `liability.future`
 */
export function checkDeclaration(
  kind: 'resource' | 'version',
  { stage, fromAt, destroyedAt }: { stage: Stage; fromAt: Date; destroyedAt: Date | null },
  now: Date,
): void {
  const allowed: readonly Stage[] = DECLARABLE[kind]
  if (!allowed.includes(stage))
    throw new AppError('refused', 'liability.stage', '该环节由平台的记录认定，不能自行声明', { basis: BASIS })
  if (fromAt > now)
    throw new AppError('invalid', 'liability.future', '责任的起始时间不能晚于现在', {
      faults: [{ path: 'fromAt', message: '不能晚于现在' }],
    })
  if (destroyedAt !== null)
    throw new AppError('refused', 'liability.destroyed', '该数据已声明销毁，不能再声明其他环节', { basis: BASIS })
}

export const BASIS = '《山东省公共数据资源授权运营管理办法（试行）》第二十八条'
export const DESTRUCTION_BASIS = '《山东省数据交易规范指引（试行）》'

/** How a copy may be destroyed. */
export const METHODS = ['deleted', 'overwritten', 'key_destroyed', 'media_destroyed'] as const
export type Method = (typeof METHODS)[number]

/** States of an agreement after which its copies are to be destroyed. */
export const ENDED = ['terminated', 'expired'] as const

/**
 * A copy's destruction is proven once, of what was released, after the agreement's end.
 * @throws refused `destruction.not_released`, `destruction.agreement_running`
 */
export function checkDestruction(transfer: { state: string }, agreement: { state: string }): void {
  if (transfer.state !== 'released')
    throw new AppError('refused', 'destruction.not_released', '这次交付没有放行，没有需要销毁的副本', { basis: DESTRUCTION_BASIS })
  if (!ENDED.some((state) => state === agreement.state))
    throw new AppError('refused', 'destruction.agreement_running', '合约尚未结束，结束后才提交销毁证明', {
      basis: DESTRUCTION_BASIS,
    })
}
