import { spawn } from 'node:child_process'
import { mkdtemp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { parseCheckpoint, formatCheckpoint } from '#api/provenance/checkpoint.ts'
import { leafHash } from '#api/provenance/merkle.ts'
import { formatNote, parseNote, signNote } from '#api/provenance/note.ts'
import { bundleOf } from '#api/provenance/open-log.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { appendLeaves, rootOf, tileKey, tilesOfRows } from '#api/provenance/tile.ts'
import { parseTilePath } from '#api/provenance/tile-path.ts'
import { atEnd } from '#test/support/end.ts'
import { eventually, type Member, platformWithChain } from '#test/support/platform.ts'

const SOURCE = fileURLToPath(new URL('.', import.meta.url))

type Ended = { status: number | null; stdout: string; stderr: string }

/** Runs a program to its end; a program that is not there ends with no status. */
async function run(program: string, ...args: string[]): Promise<Ended> {
  const child = spawn(program, args, { cwd: SOURCE, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (text: Buffer) => (said.stdout += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said.stderr += text.toString()))
  const status = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null)).once('close', resolve)
  })
  return { status, ...said }
}

/** Why the client can't be built here; undefined where it can. */
async function missing(): Promise<string | undefined> {
  const { status, stderr } = await run('go', 'mod', 'download')
  if (status === 0) return undefined
  return status === null ? 'go is not installed' : `Go modules can't be reached: ${stderr.trim().slice(0, 200)}`
}

const reason = await missing()
if (reason !== undefined) process.stderr.write(`the log's client in Go is not run: ${reason}\n`)

let its: Awaited<ReturnType<typeof platformWithChain>>
let member: Member
let program: string
let folder: string
/** What the next answers of the served log are; by default the platform's. */
let answer: (path: string) => Promise<Response>
let url: string

const honest = async (path: string) => its.app.request(path)

/** Leaves in the log, until the served checkpoint covers them. */
async function record(count: number): Promise<number> {
  await its.run(member, async (ctx) => {
    for (let i = 0; i < count; i++) await recordEvent(ctx, 'product.created', `prd_${i}`, { number: i })
  })
  const isOpen = { where: { state: { not: 'recorded' } } }
  await eventually(async () => (await its.db.chainAct.count(isOpen)) === 0, 'the leaves')
  const size = await its.db.record.count()
  await eventually(async () => (await head()) === size, 'their checkpoint')
  return size
}

async function head(): Promise<number> {
  const response = await honest('/log/checkpoint')
  return response.ok ? parseCheckpoint(parseNote(await response.text()).text).size : 0
}

/** Lets the client follow the log; with a name, from where it was under that name. */
function follow(state?: string, ...more: string[]): Promise<Ended> {
  const { log, witness } = its.started.trust()
  const remembering = state === undefined ? [] : ['-state', join(folder, state)]
  return run(program, '-url', `${url}/log`, '-log', log, '-witness', witness, ...remembering, ...more)
}

const reportOf = ({ status, stdout, stderr }: Ended): unknown => {
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

/** The platform's answers, but for those whose path fits: these are changed. */
const changing = (path: RegExp, change: (bytes: Buffer) => Buffer) => async (asked: string) => {
  const response = await honest(asked)
  if (!path.test(asked)) return response
  return new Response(Uint8Array.from(change(Buffer.from(await response.arrayBuffer()))), { status: response.status })
}

const flipped = (at: number) => (bytes: Buffer) => {
  const copy = Buffer.from(bytes)
  const place = at < 0 ? copy.length + at : at
  copy[place] = (copy[place] ?? 0) ^ 1
  return copy
}

const swapped = (_: string, before: string, character: string): string => before + (character === '+' ? '/' : '+')

const edited = (find: RegExp, replace: string | typeof swapped) => (bytes: Buffer) => {
  const text = bytes.toString()
  expect(text).toMatch(find)
  return Buffer.from(typeof replace === 'string' ? text.replace(find, replace) : text.replace(find, replace))
}

/** A log of other entries under the same name, sound in itself, with the log's own signature. */
async function forkOf(size: number, change: (entries: Uint8Array[]) => Uint8Array[]) {
  const rows = await its.db.record.findMany({ orderBy: { index: 'asc' }, take: size })
  const entries = change(rows.map(({ entry }) => entry))
  const tiles = tilesOfRows(appendLeaves(0, entries.map(leafHash), new Map()))
  const { note } = await its.db.checkpoint.findFirstOrThrow({
    where: { note: { not: null } }, orderBy: { size: 'desc' },
  })
  const { log } = its.started.keys
  const { origin, block } = parseCheckpoint(parseNote(note ?? '').text)
  const text = formatCheckpoint({ origin, block, size: entries.length, root: rootOf(entries.length, tiles) })
  return async (path: string): Promise<Response> => {
    if (path === '/log/checkpoint') return new Response(formatNote(text, [signNote(text, log)]))
    const asked = parseTilePath(path.replace('/log/tile/', ''))
    if (!asked) return new Response('', { status: 404 })
    const { level, index, width } = asked
    if (level === 'entries') {
      return new Response(Uint8Array.from(bundleOf(entries.slice(index * 256, index * 256 + width))))
    }
    return new Response(Uint8Array.from(tiles.get(tileKey({ level, index }))?.subarray(0, width * 32) ?? []))
  }
}

describe.skipIf(reason !== undefined)('a client that knows C2SP alone', () => {
  beforeAll(async () => {
    its = await platformWithChain()
    member = await its.organization('provider')
    answer = honest
    const server = serve({ fetch: (request) => answer(new URL(request.url).pathname), port: 0, hostname: '127.0.0.1' })
    await new Promise<void>((resolve) => server.once('listening', resolve))
    atEnd(() => new Promise((resolve) => server.close(resolve)))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    folder = await mkdtemp(join(inject('folder'), 'log-client-'))
    program = join(folder, 'log-client')
    const built = await run('go', 'build', '-o', program, '.')
    expect(built).toEqual({ status: 0, stdout: '', stderr: expect.any(String) })
    await record(700)
  }, 600_000)

  test('follows the log from zero to its head, and from there on', async () => {
    answer = honest
    const size = await head()
    const proofs = { proofs: 3, consistency: expect.any(Number), tiles: expect.any(Number) }
    expect(reportOf(await follow('whole'))).toEqual({ size, from: 0, entries: size, ...proofs })
    expect(reportOf(await follow('whole'))).toEqual({ size, from: size, entries: 0, ...proofs })
    const more = await record(5)
    expect(reportOf(await follow('whole'))).toEqual({ size: more, from: size, entries: more - size, ...proofs })
    expect(await readFile(join(folder, 'whole'), 'utf8')).toBe(await (await honest('/log/checkpoint')).text())
  })

  const refusals: [name: string, path: RegExp, change: (bytes: Buffer) => Buffer, sentence: RegExp][] = [
    ['a leaf that is another', /\/tile\/0\/000$/, flipped(40), /tiles do not fit|inconsistent/],
    ['a node that is another', /\/tile\/1\/000\.p\/2$/, flipped(33), /tiles do not fit/],
    ['an entry that is another', /\/tile\/entries\/001$/, flipped(60), /entry \d+ is not what its leaf/],
    ['an entry too few', /\/tile\/entries\/000$/, (bytes) => bytes.subarray(163), /has not 256 entries/],
    ['a bundle that is cut off', /\/tile\/entries\/000$/, (bytes) => bytes.subarray(0, -1), /cut off/],
    ['a tile that is cut off', /\/tile\/0\/001$/, (bytes) => bytes.subarray(32), /tiles do not fit/],
    ['another size', /\/checkpoint$/, edited(/\n(\d+)\n/, '\n3\n'), /the checkpoint: .*invalid signature/],
    ['another root', /\/checkpoint$/, edited(/\n[A-Za-z0-9+/]{43}=\n/, `\n${'A'.repeat(43)}=\n`), /invalid signature/],
    ['another signature', /\/checkpoint$/, edited(/(\/0 [A-Za-z0-9+/]{40})(.)/, swapped), /invalid signature/],
    ['no signature of the log', /\/checkpoint$/, edited(/— ledger.*\n/, ''), /not signed by ledger/],
    ['no cosignature', /\/checkpoint$/, edited(/— witness.*\n/, ''), /not signed by witness/],
    ['a proof with another path', /\/proof\/0$/, edited(/(index 0\n.{10})(.)/, swapped), /the proof of entry 0/],
    ['a proof of another entry', /\/proof\/0$/, edited(/extra .{9}/, 'extra AAAAAAAAA'), /the proof of entry 0/],
    ['a proof of another place', /\/proof\/0$/, edited(/index 0/, 'index 1'), /a proof of entry 0 was asked/],
    ['a proof of another checkpoint', /\/proof\/0$/, edited(/\n(\d+)\n/, '\n3\n'), /invalid signature/],
  ]
  test.each(refusals)('refuses %s', async (_, path, change, sentence) => {
    let changes = 0
    answer = changing(path, (bytes) => (changes++, change(bytes)))
    const { status, stderr } = await follow()
    expect(changes).toBeGreaterThan(0)
    expect(stderr).toMatch(/^refused: /)
    expect(stderr).toMatch(sentence)
    expect(status).toBe(1)
  })

  test('refuses a fork, a rewritten past and a log that shrank, though the log’s own key signed them', async () => {
    const { log } = its.started.trust()
    const alone = ['-witness', '', '-proofs=false']
    answer = honest
    const seen = JSON.parse((await follow('forks')).stdout).size as number
    const other = (entries: Uint8Array[]) => entries.with(5, Buffer.concat([Buffer.of(2), Buffer.alloc(160)]))
    const cases: [fork: (path: string) => Promise<Response>, sentence: RegExp][] = [
      [await forkOf(seen, other), /forked: two roots/],
      [await forkOf(seen, (entries) => [...other(entries), ...entries.slice(0, 9)]), /forked: \d+ entries do not/],
      [await forkOf(seen - 1, (entries) => entries), /shrank/],
    ]
    for (const [fork, sentence] of cases) {
      answer = fork
      expect(await run(program, '-url', `${url}/log`, '-log', log, ...alone.slice(2))).toMatchObject({ status: 0 })
      const { status, stderr } = await follow('forks', ...alone)
      expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(sentence) })
      expect(await follow()).toMatchObject({ status: 1, stderr: expect.stringMatching(/not signed by witness/) })
    }
    answer = await forkOf(seen, (entries) => [...entries, ...entries.slice(0, 9)])
    expect(reportOf(await follow('forks', ...alone))).toMatchObject({ from: seen, entries: 9 })
  })
})
