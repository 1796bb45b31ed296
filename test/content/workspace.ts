import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type Convert, contentEngine } from '#api/content/engine.ts'
import type { Inspection } from '#api/content/schema.ts'

/** A folder and an engine for the tests of one file; both are gone after them. */
export function workspace(options: { timeoutMs?: number; memoryMiB?: number } = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'content-'))
  const tempDir = join(dir, 'engine')
  const engine = contentEngine({ tempDir, memoryMiB: 256, timeoutMs: 170_000, ...options })
  afterAll(() => {
    engine.close()
    rmSync(dir, { recursive: true, force: true })
  })
  let made = 0
  const fresh = () => join(dir, `f${++made}`)
  const file = (content: string | Uint8Array) => {
    const path = fresh()
    writeFileSync(path, content)
    return path
  }
  return {
    engine,
    dir,
    tempDir,
    fresh,
    file,
    /** Inspects a file of the given content; `outPath` is its normalised copy. */
    async inspect(content: string | Uint8Array, fileName = 'data'): Promise<Inspection & { outPath: string }> {
      const outPath = fresh()
      return { ...(await engine.inspect(file(content), { fileName, outPath })), outPath }
    },
    /** The text, and the rows, of a conversion. */
    async convert(path: string, options: Omit<Convert, 'outPath'>) {
      const outPath = fresh()
      const conversion = await engine.convert(path, { ...options, outPath })
      return { ...conversion, outPath, text: readFileSync(outPath, 'utf8') }
    },
  }
}

/** The types of the columns, by name. */
export const typesOf = (inspection: Inspection) =>
  Object.fromEntries(inspection.columns.map(({ name, type }) => [name, type]))
