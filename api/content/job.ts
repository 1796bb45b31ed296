import type { ErrorKind } from '#api/kernel/errors.ts'
import type { SheetChoice } from './reading.ts'
import type { OutputFormat, Selection, ValueCheck } from './schema.ts'

/** One piece of work for a worker. All paths were made by the platform. */
export type Job =
  | { act: 'inspect'; path: string; fileName: string; sheet: SheetChoice; outPath: string }
  | { act: 'sample'; path: string; rows: number; mask: string[] }
  | { act: 'convert'; path: string; outPath: string; format: OutputFormat; selection: Selection; masked: string[] }
  | { act: 'differ'; path: string; otherPath: string }
  | { act: 'rows'; path: string; fileName: string; limit: number; outPath: string }
  | { act: 'check'; path: string; checks: ValueCheck[]; orders: [string, string][] }

/** What a worker is sent: the work, a folder of its own for intermediate files, and its share of memory. */
export type Call = { job: Job; workDir: string; memoryMiB: number }

/** What a worker sends back: the result, a refusal of ours, or an unexpected failure. */
export type Answer =
  | { state: 'done'; value: unknown }
  | { state: 'refused'; kind: ErrorKind; code: string; message: string; detail: { [key: string]: unknown } }
  | { state: 'failed'; message: string }
