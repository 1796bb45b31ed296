import { type Note, isCosignedBy, isSignedBy } from './note.ts'
import { demand } from './refusal.ts'
import type { Trust } from './trust.ts'

/** Checks that the trusted log signed the checkpoint and the trusted witness cosigned it. @throws Refusal */
export function checkCheckpoint(note: Note, trust: Trust | null): void {
  if (trust === null) return
  const { log, witness } = trust
  demand(
    note.origin === log.name,
    'checkpoint',
    '检查点出自另一个日志。',
    'The checkpoint is of another log than the trusted one.',
  )
  demand(isSignedBy(note, log), 'checkpoint', '检查点的日志签名无效。', "The log's signature of the checkpoint is not valid.")
  demand(
    isCosignedBy(note, witness),
    'checkpoint',
    '检查点的见证方联署无效。',
    "The witness's cosignature of the checkpoint is not valid.",
  )
}
