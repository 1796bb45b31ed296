/** What must hold at rest, whatever was killed at whatever moment. */
export const INVARIANTS = {
  I1: '已确认的交付与事件都在库、在账本，可由所存字段重算',
  I2: '链上日志、存证索引与交易一一对应，无重无漏',
  I3: '根、瓦片与检查点可由链上数据重算，签名有效',
  I4: '期限、次数与暂停由链上执行，库与链一致，双方均已签署',
  I5: '复式记账，分文不差',
  I6: '先存证后放行，可放行的文件就是存证的文件',
  I7: '每份回执都能独立核验',
  I8: '同一请求键只有一个完整的答复',
  I9: '没有滞留的任务',
} as const

export type Invariant = keyof typeof INVARIANTS

export const INVARIANT_CODES: Invariant[] = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9']

/** Where something differs: a row of a table, a file below the data folder, or a block of the chain. */
export type Place = { table: string; row: string } | { file: string } | { block: string }

/** One thing that differs (不符): the invariant that it breaks, where, and a sentence for people. */
export type Finding = { invariant: Invariant; place: Place; sentence: string }

export const placeText = (place: Place): string => {
  if ('table' in place) return `表 ${place.table} 行 ${place.row}`
  return 'file' in place ? `文件 ${place.file}` : `区块 ${place.block}`
}

/** A row of a table; numbers are keys of theirs. */
export const rowOf = (table: string, row: string | number | bigint): Place => ({ table, row: String(row) })

export const fileOf = (file: string): Place => ({ file })

export const blockOf = (number: bigint): Place => ({ block: String(number) })
