import { exportEndpoint } from '#api/http/export.ts'
import type { DeadlineState, Unit } from './deadline.ts'
import { LIMITS } from './deadline.ts'
import { listDeadlines } from './find.ts'
import { DeadlineQuery, type Standing } from './schema.ts'

const STANDINGS: Record<Standing, string> = { running: '进行中', soon: '将到期', overdue: '已逾期', closed: '已办结' }
const STATES: Record<DeadlineState, string> = { running: '进行中', met: '按期', late: '逾期办结', lifted: '撤销' }
const UNITS: Record<Unit, string> = { working_day: '个工作日', day: '日', month: '个月', hour: '小时' }

/** The clocks as a table. */
export const deadlineExport = exportEndpoint({
  path: '/api/deadlines/export',
  act: 'deadline.view',
  title: '期限',
  query: DeadlineQuery.omit({ limit: true, cursor: true }),
  filter: ({ state, kind, subject }) => [
    ['状态', state && STANDINGS[state]],
    ['期限', kind && LIMITS[kind].name],
    ['事项编号', subject],
  ],
  list: listDeadlines,
  columns: [
    { header: '编号', value: ({ id }) => id },
    { header: '期限', value: ({ name }) => name },
    { header: '时长', value: ({ unit, count }) => `${count} ${UNITS[unit]}` },
    { header: '依据', value: ({ basis }) => basis },
    { header: '事项', value: ({ title }) => title },
    { header: '事项编号', value: ({ subject }) => subject },
    { header: '责任方', value: ({ responsible }) => responsible.name },
    { header: '状态', value: ({ state, isOverdue }) => (isOverdue ? STANDINGS.overdue : STATES[state]) },
    { header: '开始', value: ({ openedAt }) => ({ at: openedAt }) },
    { header: '届满', value: ({ dueAt }) => ({ at: dueAt }) },
    { header: '办结', value: ({ closedAt }) => (closedAt === null ? null : { at: closedAt }) },
    { header: '剩余工作日', value: ({ workingDaysLeft }) => workingDaysLeft },
    { header: '节假日已公布', value: ({ calendarKnown }) => (calendarKnown ? '是' : '否') },
  ],
})
