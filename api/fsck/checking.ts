import type { LedgerBinding } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import type { ChainReader } from './chain-reader.ts'
import type { Signers } from './compare-checkpoint.ts'
import type { Report } from './report.ts'

/** What every check that looks at chain and database is given. */
export type Checking = {
  /** One snapshot of the database, read only. */
  tx: Tx
  reader: ChainReader
  report: Report
  /** Undefined where the trust file can't be used: signatures are then not checked. */
  signers: Signers | undefined
  binding: LedgerBinding
  /** The closed epoch of the log that is looked at; -1 is the present one. */
  closedEpoch: number
  /** The newest block before the snapshot was taken, and the newest one that is looked at. */
  headBefore: bigint
  head: bigint
}
