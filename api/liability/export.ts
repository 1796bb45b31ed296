import { exportEndpoint } from '#api/http/export.ts'
import { listDestructions } from './destructions.ts'
import type { Method } from './liability.ts'
import { DestructionQuery, type DESTRUCTION_STATES } from './schema.ts'

const STATES: Record<(typeof DESTRUCTION_STATES)[number], string> = { due: '待销毁', overdue: '逾期未销毁', filed: '已证明' }
const METHODS: Record<Method, string> = {
  deleted: '删除', overwritten: '覆写', key_destroyed: '销毁密钥', media_destroyed: '销毁介质',
}

/** The list of copies to be destroyed as a table. */
export const destructionExport = exportEndpoint({
  path: '/api/destructions/export',
  act: 'transfer.view_destructions',
  title: '销毁清单',
  query: DestructionQuery.omit({ limit: true, cursor: true }),
  filter: ({ state, agreementId }) => [['状态', state && STATES[state]], ['合约编号', agreementId]],
  list: listDestructions,
  columns: [
    { header: '交付编号', value: ({ transferId }) => transferId },
    { header: '合约编号', value: ({ agreementId }) => agreementId },
    { header: '产品', value: ({ title }) => title },
    { header: '文件', value: ({ fileName }) => fileName },
    { header: '需方', value: ({ consumer }) => consumer.name },
    { header: '状态', value: ({ state }) => STATES[state] },
    { header: '合约结束', value: ({ endedAt }) => ({ at: endedAt }) },
    { header: '应于', value: ({ dueAt }) => ({ at: dueAt }) },
    { header: '方式', value: ({ method }) => method && METHODS[method] },
    { header: '证明文件 SHA-256', value: ({ digest }) => digest },
    { header: '提交时间', value: ({ filedAt }) => (filedAt === null ? null : { at: filedAt }) },
  ],
})
