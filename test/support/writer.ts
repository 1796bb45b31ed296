import { inject } from 'vitest'
import { z } from 'zod'
import { completions } from '#api/completions.ts'
import { transferSource } from '#api/delivery/settle.ts'
import { prepareNext } from '#api/provenance/batch.ts'
import type { WitnessAddress } from '#api/provenance/notary.ts'
import { parseVerifierKey } from '#api/provenance/note.ts'
import { startWriter, type Writer } from '#api/provenance/writer.ts'
import { eventually, type platformWithChain } from './platform.ts'

const Current = z.array(z.object({ database: z.string() })).length(1)

/** The writer's tools, held by a test: the platform's own writer is stopped, and another goes one step, or stays. */
export async function writerTools(platform: Awaited<ReturnType<typeof platformWithChain>>) {
  const { db, server, started, clock, config } = platform
  const [row] = Current.parse(await db.$queryRaw`select current_database() as database`)
  await started.writer.stop()
  return {
    db, logger: server.logger, chain: started.chain, keys: started.keys,
    clock: clock.now, completions, connection: { ...inject('postgres'), ...row },
    transfers: transferSource({ feeBps: config.FEE_BPS }), witness: witnessOf(platform),
  }
}

function witnessOf({ config, started }: Awaited<ReturnType<typeof platformWithChain>>): WitnessAddress {
  if (config.WITNESS_URL === undefined) throw new Error('a platform with a chain has a witness')
  return { url: config.WITNESS_URL, key: parseVerifierKey(started.trust().witness) }
}

type Tools = Awaited<ReturnType<typeof writerTools>>

/**
 * Signs what waits, lets a foreign transaction of the same key take its place in the chain, and has a writer go on.
 * @returns the writer, and the transaction that was displaced
 */
export async function displace(tools: Tools, foreign: () => Promise<void>): Promise<{ writer: Writer; hash: string }> {
  const signed = await eventually(() => prepareNext(tools), 'what waits is signed')
  if (signed === 'refused') throw new Error('the contract takes it')
  const { hash } = signed
  await foreign()
  const writer = startWriter(tools)
  const where = { hash, state: 'displaced' }
  await eventually(() => tools.db.chainTransaction.findFirst({ where }), 'its displacement')
  return { writer, hash }
}
