import { once } from 'node:events'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatVerifierKey, generateKey } from '#api/provenance/note.ts'
import { kill, temporaryFolder } from '#test/node/started.ts'
import { growth, leavesOf, recorded, runWitnessToEnd, startWitness, submit, world, type World } from './world.ts'

const LOG_VKEY = formatVerifierKey(generateKey('ledger.example/0', 'log'))
/** A witness that is never asked needs no chain. */
const alone = () => ({
  WITNESS_DIR: temporaryFolder(),
  WITNESS_NAME: 'witness.ledger.example',
  LOG_VKEY,
  CHAIN_RPC_URL: 'ws://127.0.0.1:1',
  LEDGER_ADDRESS: `0x${'00'.repeat(20)}`,
})

async function ends(env: Record<string, string>, ...parts: string[]) {
  const { code, stderr } = await runWitnessToEnd(env)
  expect(code).toBe(1)
  expect(stderr).toMatch(/^[^\n]*\p{Script=Han}[^\n]*\n$/u)
  for (const part of parts) expect(stderr).toContain(part)
}

/** A world whose witness has cosigned three entries, and is gone. */
async function remembered(): Promise<World & { path: string; vkey: unknown }> {
  const its = await world()
  const witness = await startWitness(its.env)
  const { note } = await recorded(its, leavesOf(3))
  expect((await submit(witness, growth(0, leavesOf(3), note))).status).toBe(200)
  await kill(witness)
  return { ...its, path: its.env['WITNESS_DIR'] ?? '', vkey: witness.ready['vkey'] }
}

test('killed right after its answer, it remembers key and checkpoint', async () => {
  const its = await remembered()
  const witness = await startWitness(its.env)
  expect(witness.ready['vkey']).toBe(its.vkey)
  const { note } = await recorded(its, leavesOf(6))
  expect(await submit(witness, growth(0, leavesOf(6), note))).toMatchObject({ status: 409, body: '3\n' })
  expect(await submit(witness, growth(3, leavesOf(6), note))).toMatchObject({ status: 200 })
})

test('its key is nobody else\'s to read', async () => {
  const { path } = await remembered()
  expect((await stat(join(path, 'key'))).mode & 0o777).toBe(0o600)
})

test('a key without its checkpoint has lost its memory, and signs nothing more', async () => {
  const { env, path } = await remembered()
  await rm(join(path, 'checkpoint'))
  await ends(env, '检查点')
})

test('a checkpoint that it did not cosign, or of another log, is no memory', async () => {
  const { env, path } = await remembered()
  const note = await readFile(join(path, 'checkpoint'), 'utf8')
  for (const changed of [note.replace('\n3\n', '\n2\n'), note.slice(0, -80), note.replace(/— witness.*\n$/, ''), '']) {
    await writeFile(join(path, 'checkpoint'), changed)
    await ends(env)
  }
  await writeFile(join(path, 'checkpoint'), note)
  await ends({ ...env, LOG_VKEY })
  await rm(join(path, 'key'))
  await ends(env)
})

test('a damaged key, and a key of another name, are refused', async () => {
  const env = alone()
  await kill(await startWitness(env))
  await ends({ ...env, WITNESS_NAME: 'other.example' }, 'other.example', 'witness.ledger.example')
  await writeFile(join(env.WITNESS_DIR, 'key'), 'PRIVATE+KEY+nothing\n')
  await ends(env)
})

test('a first start that broke off before the key is begun again', async () => {
  const env = alone()
  await writeFile(join(env.WITNESS_DIR, 'checkpoint'), 'nothing seen yet\n')
  expect(await startWitness(env)).toHaveProperty('ready.vkey')
})

test('a folder serves one witness at a time', async () => {
  const env = alone()
  await startWitness(env)
  await ends(env, env.WITNESS_DIR)
})

test('it says what is wrong with its surroundings', async () => {
  await ends({}, 'WITNESS_DIR', 'WITNESS_NAME', 'LOG_VKEY', 'CHAIN_RPC_URL', 'LEDGER_ADDRESS')
  await ends({ ...alone(), LOG_VKEY: 'nothing' })
  await ends({ ...alone(), LOG_VKEY: formatVerifierKey(generateKey('a', 'witness')) }, 'LOG_VKEY')
  const { ready } = await startWitness(alone())
  const { port } = new URL(String(ready['url']))
  await ends({ ...alone(), WITNESS_PORT: port }, port)
})

test('it says that it is well, and ends when its parent lets go of stdin', async () => {
  const { child, ready } = await startWitness(alone())
  expect(await (await fetch(`${String(ready['url'])}/healthz`)).json()).toEqual({ status: 'ok', vkey: ready['vkey'] })
  expect((await fetch(`${String(ready['url'])}/other`)).status).toBe(404)
  child.stdin?.end()
  expect(await once(child, 'exit')).toEqual([0, null])
})
