import { rm } from 'node:fs/promises'
import type { ContentEngine } from '#api/content/engine.ts'
import type { SheetChoice } from '#api/content/reading.ts'
import { SAMPLE_LIMIT } from '#api/content/schema.ts'
import type { ContentStorage } from '#api/content/storage.ts'
import type { ProductVersion } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { failReading, finishReading, type Reading } from './finish-reading.ts'
import { carriedOver } from './product.ts'
import { describedOf } from './store.ts'

/** Where contents are kept, and what reads them. */
export type Content = { engine: ContentEngine; storage: ContentStorage }

/** Runs one verb in a transaction of its own. */
export type Run = <T>(verb: (ctx: Context) => Promise<T>) => Promise<T>

/**
 * Reads a version's file outside of any transaction and enters what it found, or why it could not be read.
 * @throws what the engine refused, after the version was marked as failed
 */
export async function readVersion(
  run: Run,
  content: Content,
  version: ProductVersion,
  sheet: SheetChoice,
): Promise<ProductVersion> {
  try {
    const previous = await run((ctx) => findPrevious(ctx, version))
    const reading = await read(content, version, previous, sheet)
    return await run((ctx) => finishReading(ctx, version, reading)).catch(async (error: unknown) => {
      await content.storage.remove(reading.normalizedKey)
      throw error
    })
  } catch (error) {
    if (!isInterrupted(error)) await fail(run, content, version, error)
    throw error
  }
}

/** Whether a reading ended because the platform stops, or another process was faster: the version has not failed. */
export const isInterrupted = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'content.closed' || error.kind === 'conflict')

async function fail(run: Run, { storage }: Content, version: ProductVersion, error: unknown): Promise<void> {
  const { code, message, detail } =
    error instanceof AppError ? error : new AppError('unavailable', 'product.reading_failed', '平台读取该文件时发生意外错误')
  await run((ctx) => failReading(ctx, version, { code, message, detail }))
  await storage.remove(version.originalKey)
}

const findPrevious = ({ tx }: Context, { productId, number }: ProductVersion) =>
  tx.productVersion.findFirst({
    where: { productId, number: { lt: number }, state: 'ready' },
    orderBy: { number: 'desc' },
    select: { descriptions: true, maskedFields: true },
  })

async function read(
  { engine, storage }: Content,
  version: ProductVersion,
  previous: Awaited<ReturnType<typeof findPrevious>>,
  sheet: SheetChoice,
): Promise<Reading> {
  const outPath = storage.tempPath()
  try {
    const path = storage.pathOf(version.originalKey)
    const inspection = await engine.inspect(path, { fileName: version.fileName, outPath, sheet })
    const fields = inspection.columns.map(({ name }) => name)
    const carried = carriedOver(fields, previous && describedOf(previous))
    const sample = await engine.sample(outPath, { rows: SAMPLE_LIMIT, mask: carried.maskedFields })
    const { key } = await storage.putFile(outPath)
    return { normalizedKey: key, inspection, ...carried, sample }
  } catch (error) {
    await rm(outPath, { force: true })
    throw error
  }
}
