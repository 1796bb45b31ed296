import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const scriptOf = (name: string) => join(import.meta.dirname, 'stand-in', `${name}.ts`)

/** Programs with the processes' manners and nothing else. */
export const standIns = { node: scriptOf('node'), witness: scriptOf('witness'), api: scriptOf('api') }

/** A data folder of one test. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'dy-test-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

const readOr = (read: () => string): string => {
  try {
    return read()
  } catch {
    return ''
  }
}

/** Processes that work in, or were told of, a folder: what a platform on it has running. */
export function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid).flatMap((pid) => {
    const texts = [
      readOr(() => readlinkSync(`/proc/${pid}/cwd`)),
      readOr(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')),
      readOr(() => readFileSync(`/proc/${pid}/environ`, 'utf8')),
    ]
    return texts.some((text) => text.includes(folder)) ? [`${pid} ${texts[1]?.replaceAll('\0', ' ')}`] : []
  })
}
