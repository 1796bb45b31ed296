import { rm } from 'node:fs/promises'
import type { ContentEngine } from '#api/content/engine.ts'
import { emptyFile } from '#api/content/faults.ts'
import type { ContentStorage, StoredObject } from '#api/content/storage.ts'

/** Where files are kept while they are read, and what reads them. */
export type Files = { engine: ContentEngine; storage: ContentStorage }

/** A file while it is kept: its digest, its path, and a path for what is made of it. */
export type Received = Pick<StoredObject, 'sha256'> & { path: string; outPath: string }

/**
 * Receives a file and has it read; nothing of it stays on the disk.
 * @throws too_large `content.too_large`, refused `content.empty`, and as `read`
 */
export async function readOnce<T>(
  { storage }: Files,
  body: AsyncIterable<Uint8Array>,
  limitBytes: number,
  read: (received: Received) => Promise<T>,
): Promise<T> {
  const stored = await storage.put(body, { limitBytes })
  const outPath = storage.tempPath()
  try {
    if (stored.sizeBytes === 0) throw emptyFile()
    return await read({ sha256: stored.sha256, path: storage.pathOf(stored.key), outPath })
  } finally {
    await storage.remove(stored.key)
    await rm(outPath, { force: true })
  }
}
