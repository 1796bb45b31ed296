import { type Hex, keccak256, toRlp } from 'viem'
import { z } from 'zod'

const data = z.string().regex(/^0x([0-9a-f]{2})*$/).max(1 << 16)
const digest = z.string().regex(/^0x[0-9a-f]{64}$/)
const quantity = z.string().regex(/^0x(0|[1-9a-f][0-9a-f]{0,63})$/)

/** The fields that a block's hash covers, in the order of its header; the later ones exist from a hard fork on. */
const blockSchema = z.object({
  hash: digest,
  parentHash: digest,
  sha3Uncles: digest,
  miner: data,
  stateRoot: digest,
  transactionsRoot: digest,
  receiptsRoot: digest,
  logsBloom: data,
  difficulty: quantity,
  number: quantity,
  gasLimit: quantity,
  gasUsed: quantity,
  timestamp: quantity,
  extraData: data,
  mixHash: digest,
  nonce: data,
  baseFeePerGas: quantity.optional(),
  withdrawalsRoot: digest.optional(),
  blobGasUsed: quantity.optional(),
  excessBlobGas: quantity.optional(),
  parentBeaconBlockRoot: digest.optional(),
  requestsHash: digest.optional(),
})

const QUANTITIES = new Set([
  'difficulty', 'number', 'gasLimit', 'gasUsed', 'timestamp', 'baseFeePerGas', 'blobGasUsed', 'excessBlobGas',
])

/**
 * The header of a block, RLP, from the block as `eth_getBlockByNumber` returns it: what a receipt carries, so that
 * the state root is known to belong to the block hash.
 * @throws Error if the fields are not a header's, or do not hash to the block's own hash
 */
export function headerRlp(block: unknown): Hex {
  const { hash, ...fields } = blockSchema.parse(block)
  const present = Object.keys(blockSchema.shape).flatMap((name) => fieldOf(fields, name))
  const header = toRlp(present)
  if (keccak256(header) !== hash) throw new Error(`the header of block ${fields.number} does not hash to ${hash}`)
  return header
}

function fieldOf(fields: Record<string, string | undefined>, name: string): Hex[] {
  const value = fields[name]
  if (value === undefined) return []
  return [QUANTITIES.has(name) ? minimalBytes(value) : asHexData(value)]
}

/** RLP knows numbers as their shortest bytes: zero is none. */
function minimalBytes(quantityText: string): Hex {
  const digits = quantityText === '0x0' ? '' : quantityText.slice(2)
  return `0x${digits.length % 2 === 0 ? digits : `0${digits}`}`
}

/** The schema saw the prefix and the digits. */
const asHexData = (text: string): Hex => text as Hex
