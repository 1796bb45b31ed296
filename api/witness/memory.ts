import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../kernel/errors.ts'
import { writeDurably } from '../kernel/folder.ts'
import { type Checkpoint, parseCheckpoint } from '../provenance/checkpoint.ts'
import {
  generateKey, parseNote, parseSigningKey, type SigningKey, type VerifierKey, verifyNote,
} from '../provenance/note.ts'

/** What the newest checkpoint says that the witness cosigned, and the note itself with both signatures. */
export type Seen = { checkpoint: Checkpoint; note: string }

/** What the file says before the first checkpoint. */
const NOTHING = 'nothing seen yet\n'

/**
 * What a witness must not lose: its key, and the newest checkpoint that it cosigned. The folder is this process's own.
 * The checkpoint is kept as the cosigned note, so that what is remembered is what was signed.
 */
export class Memory {
  readonly key: SigningKey
  readonly #path: string
  #seen: Seen | undefined

  private constructor(key: SigningKey, path: string, seen: Seen | undefined) {
    this.key = key
    this.#path = path
    this.#seen = seen
  }

  /**
   * Reads the folder, or begins one that is empty.
   * @throws AppError refused `witness.memory_lost` where a key is without its checkpoint, `witness.memory_damaged`;
   *   conflict `witness.other_name`
   */
  static async open(folder: string, name: string, logKey: VerifierKey): Promise<Memory> {
    const [keyPath, path] = [join(folder, 'key'), join(folder, 'checkpoint')]
    const [secret, note] = [await textOf(keyPath), await textOf(path)]
    if (secret === undefined) return new Memory(await begin(keyPath, path, name, note), path, undefined)
    if (note === undefined) throw new AppError('refused', 'witness.memory_lost', '见证方有密钥却没有检查点记录，拒绝启动')
    const key = keyOf(secret)
    if (key.name !== name) {
      throw new AppError('conflict', 'witness.other_name', `见证方的密钥属于 ${key.name}，与配置的名称 ${name} 不同`)
    }
    return new Memory(key, path, note === NOTHING ? undefined : seenOf(note, key, logKey))
  }

  get seen(): Seen | undefined {
    return this.#seen
  }

  /** Remembers a cosigned checkpoint; when this returns it is on the disk. */
  async remember(seen: Seen): Promise<void> {
    await writeDurably(this.#path, seen.note)
    this.#seen = seen
  }
}

/** The empty memory is written before the key: a key without memory is one that lost it. */
async function begin(keyPath: string, path: string, name: string, note: string | undefined): Promise<SigningKey> {
  if (note !== undefined && note !== NOTHING) throw damagedMemory()
  const key = generateKey(name, 'witness')
  await writeDurably(path, NOTHING)
  await writeDurably(keyPath, `${key.secret}\n`)
  return key
}

function keyOf(secret: string): SigningKey {
  try {
    const key = parseSigningKey(secret.trimEnd())
    if (key.use === 'witness') return key
  } catch (error) {
    throw damagedMemory(error)
  }
  throw damagedMemory()
}

function seenOf(text: string, key: VerifierKey, logKey: VerifierKey): Seen {
  try {
    const note = parseNote(text)
    const checkpoint = parseCheckpoint(note.text)
    if (verifyNote(note, key) && verifyNote(note, logKey)) return { checkpoint, note: text }
  } catch (error) {
    throw damagedMemory(error)
  }
  throw damagedMemory()
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const damagedMemory = (cause?: unknown) => new AppError(
  'refused', 'witness.memory_damaged', '见证方保存的密钥或检查点不完整，或不属于所配置的账本，拒绝启动', {}, cause,
)
