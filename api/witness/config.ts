import { z } from 'zod'
import { AppError } from '../kernel/errors.ts'
import { asHex, type Address } from '../kernel/hex.ts'
import { parseVerifierKey, type VerifierKey } from '../provenance/note.ts'

const schema = z.object({
  WITNESS_DIR: z.string().min(1),
  WITNESS_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  WITNESS_NAME: z.string().min(1).max(255),
  LOG_VKEY: z.string().max(1_000),
  CHAIN_RPC_URL: z.string().regex(/^wss?:\/\//),
  FAULTS_DIR: z.string().optional(),
  LEDGER_ADDRESS: z.string().toLowerCase().regex(/^0x[0-9a-f]{40}$/),
})

/** Where the witness keeps its memory, whom it watches, and through which chain and contract. */
export type WitnessConfig = {
  folder: string
  port: number
  name: string
  logKey: VerifierKey
  chainUrl: string
  ledger: Address
  faultsDir: string | undefined
}

/** @throws AppError invalid `witness.config`, naming the variables; `note.key_malformed` for the log's key */
export function witnessConfig(env: NodeJS.ProcessEnv): WitnessConfig {
  const { success, data, error } = schema.safeParse(env)
  if (!success) throw malformed([...new Set(error.issues.map(({ path }) => path.join('.')))])
  const logKey = parseVerifierKey(data.LOG_VKEY)
  if (logKey.use !== 'log') throw malformed(['LOG_VKEY'])
  return {
    folder: data.WITNESS_DIR,
    port: data.WITNESS_PORT,
    name: data.WITNESS_NAME,
    logKey,
    chainUrl: data.CHAIN_RPC_URL,
    ledger: asHex(data.LEDGER_ADDRESS),
    faultsDir: data.FAULTS_DIR,
  }
}

const malformed = (names: string[]) =>
  new AppError('invalid', 'witness.config', `见证方的环境变量缺失或不对：${names.join('、')}`)
