import type { Chain } from './chain.ts'
import type { SigningKey } from './note.ts'
import { formatVerifierKey } from './note.ts'

/** What a verifier must know beforehand, in the form of the trust file. */
export async function trustOf(platform: string, log: SigningKey, witnessVkey: string, chain: Chain) {
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
  }
}

export type Trust = Awaited<ReturnType<typeof trustOf>>
