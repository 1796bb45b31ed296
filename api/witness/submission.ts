import { AppError } from '../kernel/errors.ts'
import { type Checkpoint, parseCheckpoint } from '../provenance/checkpoint.ts'
import type { Hash } from '../provenance/merkle.ts'
import { type Note, parseNote, strictBase64 } from '../provenance/note.ts'

/** A checkpoint that a log asks the witness to cosign, and the proof that it extends the one of `oldSize`. */
export type Submission = { oldSize: number; proof: Hash[]; note: Note; checkpoint: Checkpoint }

const OLD = /^old (0|[1-9][0-9]{0,15})$/
const MAX_PROOF = 63

/**
 * Reads the body of `add-checkpoint` (C2SP tlog-witness): old size, proof lines, an empty line, the signed checkpoint.
 * @param origin the log that is witnessed: what others write into their checkpoints is not judged
 * @throws AppError invalid `witness.malformed` | `note.malformed` | `checkpoint.malformed`; not_found
 *   `witness.unknown_log`
 */
export function parseSubmission(body: string, origin: string): Submission {
  const end = body.indexOf('\n\n')
  const [first = '', ...lines] = body.slice(0, Math.max(end, 0)).split('\n')
  const oldSize = Number(OLD.exec(first)?.[1] ?? Number.NaN)
  const proof = lines.map(strictBase64).filter((hash) => hash?.length === 32)
  if (!Number.isSafeInteger(oldSize) || lines.length > MAX_PROOF || proof.length !== lines.length) throw malformed()
  const note = parseNote(body.slice(end + 2))
  if (!note.text.startsWith(`${origin}\n`)) {
    throw new AppError('not_found', 'witness.unknown_log', '见证方不见证该账本')
  }
  const checkpoint = parseCheckpoint(note.text)
  if (oldSize > checkpoint.size) throw malformed()
  return { oldSize, proof: proof.filter((hash) => hash !== undefined), note, checkpoint }
}

const malformed = () => new AppError('invalid', 'witness.malformed', '提交给见证方的内容格式不对')
