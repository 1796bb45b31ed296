import { z } from 'zod'
import { AppError } from '../kernel/errors.ts'

const schema = z.object({
  NODE_DIR: z.string().min(1),
  NODE_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  FAULTS_DIR: z.string().optional(),
  CHAIN_ID: z.coerce.number().int().min(1).max(2 ** 31 - 1).default(370_500),
})

/** Folder of the journal, port (0: any), chain id. */
export type NodeConfig = { folder: string; port: number; chainId: number; faultsDir: string | undefined }

/** @throws AppError invalid `node.config`, naming the variables */
export function nodeConfig(env: NodeJS.ProcessEnv): NodeConfig {
  const { success, data, error } = schema.safeParse(env)
  if (success)
    return { folder: data.NODE_DIR, port: data.NODE_PORT, chainId: data.CHAIN_ID, faultsDir: data.FAULTS_DIR }
  const names = [...new Set(error.issues.map(({ path }) => path.join('.')))]
  throw new AppError('invalid', 'node.config', `链的环境变量缺失或不对：${names.join('、')}`)
}
