import type { Tx } from '#api/db/client.ts'
import type { Chain } from './chain.ts'
import type { SigningKey } from './note.ts'
import { formatVerifierKey } from './note.ts'

/** The closed epochs of the log, oldest first, as the trust file names them. */
export async function closedEpochs(tx: Tx) {
  const rows = await tx.ledgerEpoch.findMany({ orderBy: { epoch: 'asc' } })
  return rows.map(({ chainId, ledger, checkpoint, checkpointCodeHash, ledgerCodeHash, untilSize }) => ({
    chainId: Number(chainId), ledger, checkpoint, checkpointCodeHash, ledgerCodeHash, untilSize: Number(untilSize),
  }))
}

type Closed = Awaited<ReturnType<typeof closedEpochs>>

/** What a verifier must know beforehand, in the form of the trust file; `earlier` only where epochs are closed. */
export async function trustOf(
  platform: string,
  log: SigningKey,
  witnessVkey: string,
  chain: Chain,
  earlier: Closed,
) {
  const { ledgerCodeHash, checkpointCodeHash } = await chain.codeHashes()
  return {
    type: 'dongying.trust/v1' as const,
    platform,
    log: formatVerifierKey(log),
    witness: witnessVkey,
    chain: {
      chainId: chain.chainId,
      ledger: chain.ledger,
      checkpoint: chain.checkpoint,
      checkpointCodeHash,
      ledgerCodeHash,
    },
    ...(earlier.length > 0 ? { earlier } : {}),
  }
}

export type Trust = Awaited<ReturnType<typeof trustOf>>
