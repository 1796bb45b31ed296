import { AppError } from '#api/kernel/errors.ts'

/** States of a ticket about a defect (质量工单). */
export const TICKET_STATES = [
  'open', // 待整改
  'answered', // 已答复，待确认
  'reopened', // 已退回，再次整改
  'rejected', // 部门不认可
  'escalated', // 已提请实施机构
  'closed', // 已办结
] as const
export type TicketState = (typeof TICKET_STATES)[number]

/** Every act on a ticket: the states it may start from, and the one it ends in. */
export const TICKET_ACTS = {
  answer: { from: ['open', 'reopened'], to: 'answered' }, // 部门答复整改情况
  reject: { from: ['open', 'reopened'], to: 'rejected' }, // 部门不认可，写明理由
  confirm: { from: ['answered', 'rejected'], to: 'closed' }, // 提出方确认
  reopen: { from: ['answered'], to: 'reopened' }, // 提出方退回
  escalate: { from: ['rejected'], to: 'escalated' }, // 提出方提请实施机构
  uphold: { from: ['escalated'], to: 'reopened' }, // 实施机构认定须整改
  dismiss: { from: ['escalated'], to: 'closed' }, // 实施机构认定不成立
} as const satisfies Record<string, { from: readonly TicketState[]; to: TicketState }>
export type TicketAct = keyof typeof TICKET_ACTS

/** How often a reporter may send a ticket back. */
export const MOST_REOPENED = 3

type Row = { state: string; reopened: number; escalatedAt: Date | null }

/**
 * The state of a ticket after `act`.
 * @throws refused `ticket.act_not_allowed` when the act does not start from its state, `ticket.reopened_enough` at the
 *   fourth time, `ticket.escalated_once` at the second, `ticket.decided` for a rejection of what the implementing body
 *   decided to be a defect
 */
export function ticketStateAfter(act: TicketAct, { state, reopened, escalatedAt }: Row): TicketState {
  const { from, to }: { from: readonly string[]; to: TicketState } = TICKET_ACTS[act]
  if (!from.includes(state))
    throw new AppError('refused', 'ticket.act_not_allowed', '工单的当前状态不允许此操作', { state, act })
  if (act === 'reopen' && reopened >= MOST_REOPENED)
    throw new AppError('refused', 'ticket.reopened_enough', `工单最多退回 ${MOST_REOPENED} 次，请与部门或实施机构协商后另提工单`)
  if (act === 'escalate' && escalatedAt !== null)
    throw new AppError('refused', 'ticket.escalated_once', '同一工单只能提请实施机构一次')
  if (act === 'reject' && escalatedAt !== null)
    throw new AppError('refused', 'ticket.decided', '实施机构已认定须整改，部门应当整改并答复')
  return to
}
