import { readFile, readdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** Modules that run in a browser as they do here. */
const ALLOWED = ['ethers/crypto', 'ethers/hash', 'ethers/utils', '@noble/curves/ed25519.js', 'zod']

test('the verifier imports nothing of the platform and nothing of Node', async () => {
  const folder = dirname(fileURLToPath(import.meta.resolve('#api/verifier/verify.ts')))
  const files = await readdir(folder)
  expect(files).toContain('verify.ts')
  for (const file of files) {
    const source = await readFile(`${folder}/${file}`, 'utf8')
    const imported = [...source.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, name = '']) => name)
    const isForeign = (name: string) => !/^\.\/[a-z-]+\.ts$/.test(name) && !ALLOWED.includes(name)
    expect({ file, foreign: imported.filter(isForeign) }).toEqual({ file, foreign: [] })
    const globals = source.match(/\b(?:Buffer|process|require)\b/g) ?? []
    expect({ file, globals }).toEqual({ file, globals: [] })
  }
})
