import * as z from 'zod'
import { LOG_TYPE, type NoteKey, WITNESS_TYPE, readNoteKey } from './note.ts'
import { malformed } from './receipt.ts'
import { Refusal, demand } from './refusal.ts'

const hex20 = z.string().regex(/^0x[0-9a-f]{40}$/)
const hex32 = z.string().regex(/^0x[0-9a-f]{64}$/)

const Contracts = z.strictObject({
  chainId: z.int().min(1),
  ledger: hex20,
  checkpoint: hex20,
  checkpointCodeHash: hex32,
  ledgerCodeHash: hex32,
})

const TrustFile = z.strictObject({
  type: z.literal('dongying.trust/v1'),
  platform: z.string().min(1).max(200),
  log: z.string().max(512),
  witness: z.string().max(512),
  chain: Contracts,
  earlier: z.array(Contracts.extend({ untilSize: z.int().min(1) })).min(1).max(100).optional(),
})

type Contracts = z.infer<typeof Contracts>

/**
 * What a verifier knows beforehand (信任文件): the platform's name, both keys, the chain and its contracts, and those
 * that kept the log in epochs that are closed, each up to a size.
 */
export type Trust = {
  platform: string
  log: NoteKey
  witness: NoteKey
  chain: Contracts
  earlier: (Contracts & { untilSize: number })[]
}

/** The chain and contracts that a checkpoint of this size must stand on: each size belongs to one epoch alone. */
export const contractsAt = ({ chain, earlier }: Trust, size: number): Contracts =>
  earlier.find(({ untilSize }) => size <= untilSize) ?? chain

/**
 * Reads a trust file. Its text is its holder's own, so its white space is free.
 * @throws Refusal naming the first field at fault, beginning with `trust`
 */
export function readTrust(text: string): Trust {
  const parsed = TrustFile.safeParse(parse(text))
  if (!parsed.success) throw malformed(parsed.error, ['trust'])
  const { platform, chain, earlier = [] } = parsed.data
  demand(
    earlier.every(({ untilSize }, i) => untilSize > (earlier[i - 1]?.untilSize ?? 0)),
    'trust.earlier',
    '信任文件中账本各期的先后不对。',
    'The epochs of the log are not in order.',
  )
  const log = keyOf(parsed.data.log, LOG_TYPE, 'trust.log')
  const witness = keyOf(parsed.data.witness, WITNESS_TYPE, 'trust.witness')
  const epoch = log.name.startsWith(`${platform}/`) ? log.name.slice(platform.length + 1) : ''
  demand(/^(?:0|[1-9][0-9]*)$/.test(epoch), 'trust.log', '日志的名称不属于该平台。', "The log's name is not the platform's.")
  demand(
    witness.name === `witness.${platform}`,
    'trust.witness',
    '见证方的名称不属于该平台。',
    "The witness's name is not the platform's.",
  )
  demand(
    log.publicKey.join() !== witness.publicKey.join(),
    'trust.witness',
    '见证方与日志使用同一把密钥，不成其为见证。',
    'The witness has the same key as the log.',
  )
  return { platform, log, witness, chain, earlier }
}

function parse(text: string): unknown {
  demand(text.length <= 65_536, 'trust', '信任文件过大。', 'The trust file is too large.')
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('trust', '信任文件不是 JSON 文本。', 'The trust file is not JSON.')
  }
}

function keyOf(vkey: string, type: number, field: string): NoteKey {
  const key = readNoteKey(vkey, type)
  demand(key !== undefined, field, `信任文件的 ${field} 不是有效的公钥。`, `${field} is not a valid verifier key.`)
  return key
}
