import type { Receipt } from '#api/verifier/receipt.ts'
import type { Climb, Content } from '#api/verifier/record.ts'
import type { Report } from '#api/verifier/report.ts'

/** What a verification is given: the receipt's text and, where they are there, the trust file's text and the file. */
export type Given = { receipt: string; trust?: string; content?: Content }

/** What it found: the report, and for those who want to see more the receipt as it was read and the way up the tree. */
export type Found = { report: Report; receipt: Receipt | null; climb: Climb | null }

/** What the page asks the worker. */
export type Ask =
  | { kind: 'hash'; id: number; file: File }
  | { kind: 'stop'; id: number }
  | { kind: 'verify'; id: number; given: Given }

/** What the worker tells the page. */
export type Tell =
  | { kind: 'ready' }
  | { kind: 'progress'; id: number; done: number }
  | { kind: 'hashed'; id: number; content: Content }
  | { kind: 'found'; id: number; found: Found }
  | { kind: 'failed'; id: number; reason: string }
