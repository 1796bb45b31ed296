import { AppError } from '../kernel/errors.ts'
import { asHex, type Hex32 } from '../kernel/hex.ts'
import type { Hash } from './merkle.ts'
import { strictBase64 } from './note.ts'

/** The block whose state holds a checkpoint's size and root. */
export type Block = { chainId: number; number: number; hash: Hex32 }

/** What a checkpoint says: the log's name, its size, its root, and the block where the chain says the same. */
export type Checkpoint = { origin: string; size: number; root: Hash; block: Block }

const DECIMAL = '0|[1-9][0-9]{0,15}'
const TEXT = new RegExp(
  `^([^\\n]{1,255})\\n(${DECIMAL})\\n([A-Za-z0-9+/]{43}=)\\nblock (${DECIMAL}) (${DECIMAL}) (0x[0-9a-f]{64})\\n$`,
  'u',
)

/** The text of a checkpoint (C2SP tlog-checkpoint), with the block as its one extension line. */
export const formatCheckpoint = ({ origin, size, root, block }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\nblock ${block.chainId} ${block.number} ${block.hash}\n`

/**
 * Reads a checkpoint's text; only what `formatCheckpoint` writes is one.
 * @throws AppError invalid `checkpoint.malformed`
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [, origin = '', size, root = '', chainId, number, hash = ''] = TEXT.exec(text) ?? []
  const rootBytes = strictBase64(root)
  const numbers = [Number(size), Number(chainId), Number(number)]
  if (rootBytes?.length !== 32 || !numbers.every(Number.isSafeInteger)) throw malformed()
  const block = { chainId: Number(chainId), number: Number(number), hash: asHex(hash) }
  return { origin, size: Number(size), root: rootBytes, block }
}

const malformed = () => new AppError('invalid', 'checkpoint.malformed', '检查点文本的格式不对')
