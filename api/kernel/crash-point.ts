import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The moments at which a crash could lose or double something, each between two effects of which only the first has
 * happened, with the process that passes it. Fault tests stop a process exactly there and kill it, or another one.
 */
export const CRASH_POINTS = {
  'content.stored': 'api', // 内容已落盘，尚未登记
  'transfer.reserved': 'api', // 额度与费用已预留，尚未应答
  'batch.kept': 'api', // 交易已签名入库，尚未发送
  'batch.sent': 'api', // 已发送，结果未知
  'batch.mined': 'api', // 已上链，尚未入库
  'batch.applied': 'api', // 结果已入库，尚未通知
  'checkpoint.proven': 'api', // 证明已取，尚未会签
  'checkpoint.cosigned': 'api', // 已会签，尚未入库
  'transfer.released': 'api', // 已标记放行，首字节未发
  'node.journaled': 'node', // 已写日志，尚未出块
  'node.mined': 'node', // 已出块，尚未应答
  'witness.remembered': 'witness', // 见证已落盘，尚未应答
} as const

export type CrashPoint = keyof typeof CRASH_POINTS

let folder: string | undefined

/** Lets the files of a folder stop this process at crash points; only fault tests name one. */
export function watchCrashPoints(dir: string | undefined): void {
  folder = dir
}

/**
 * Passes a crash point. Where a fault test armed it (`<point>.arm` in the folder), the whole process stands still, says
 * so (`<point>.reached`), and goes on when it is told to (`<point>.go`), unless it was killed.
 */
export function reached(point: CrashPoint): void {
  if (folder === undefined || !existsSync(join(folder, `${point}.arm`))) return
  renameSync(join(folder, `${point}.arm`), join(folder, `${point}.reached`))
  const still = new Int32Array(new SharedArrayBuffer(4))
  while (!existsSync(join(folder, `${point}.go`))) Atomics.wait(still, 0, 0, 5)
}
