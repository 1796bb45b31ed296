import { gunzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { recordEvent } from '#api/provenance/record.ts'
import { parseCheckpoint } from '#api/provenance/checkpoint.ts'
import { leafHash, verifyInclusion } from '#api/provenance/merkle.ts'
import { parseNote, parseVerifierKey, verifyNote } from '#api/provenance/note.ts'
import { eventually, type Member, platform, platformWithChain } from '#test/support/platform.ts'
import { naiveRoot } from './naive-tree.ts'
import { tilePath } from './tile-address.ts'

let its: Awaited<ReturnType<typeof platformWithChain>>
let member: Member

/** Leaves in the log, until the checkpoint that is served covers them. */
async function record(count: number): Promise<void> {
  await its.run(member, async (ctx) => {
    for (let i = 0; i < count; i++) await recordEvent(ctx, 'product.created', `prd_${i}`, { number: i })
  })
  await eventually(
    async () => (await its.db.chainAct.count({ where: { state: { not: 'recorded' } } })) === 0, 'the leaves')
  await eventually(async () => (await checkpoint()).size === (await its.db.record.count()), 'their checkpoint')
}

async function checkpoint() {
  const { text, status } = await its.request('GET', '/log/checkpoint')
  return status === 200 ? { ...parseCheckpoint(parseNote(text).text), note: text } : { size: -1, note: '' }
}

async function bytes(path: string, headers: Record<string, string> = {}) {
  const response = await its.app.request(`/log/tile/${path}`, { headers })
  return { response, body: Buffer.from(await response.arrayBuffer()) }
}

function entriesIn(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = []
  for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at)) {
    entries.push(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at)))
  }
  return entries
}

beforeAll(async () => {
  its = await platformWithChain()
  member = await its.organization('provider')
  await record(300)
})

test('the checkpoint is signed by the log, cosigned by the witness, and kept by nobody for long', async () => {
  const { text, headers } = await its.request('GET', '/log/checkpoint')
  const trust = its.started.trust()
  for (const key of [trust.log, trust.witness]) expect(verifyNote(parseNote(text), parseVerifierKey(key))).toBeDefined()
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(headers.get('cache-control')).toBe('no-cache')
})

test('tiles and entries lead to the checkpoint’s root, which is the chain’s', async () => {
  const { size, root } = parseCheckpoint(parseNote((await checkpoint()).note).text)
  expect(size).toBeGreaterThanOrEqual(300)
  const width = size - 256
  const bundles = [await bytes('entries/000'), await bytes(tilePath({ level: 'entries', index: 1, width }))]
  const leaves = bundles.flatMap(({ body }) => entriesIn(body)).map(leafHash)
  expect(leaves).toHaveLength(size)
  const tiles = [await bytes('0/000'), await bytes(tilePath({ level: 0, index: 1, width }))]
  expect(Buffer.concat(tiles.map(({ body }) => body))).toEqual(Buffer.concat(leaves))
  expect((await bytes('1/000.p/1')).body).toEqual(naiveRoot(leaves.slice(0, 256)))
  expect(naiveRoot(leaves)).toEqual(root)
  expect(`0x${root.toString('hex')}`).toBe(await its.started.chain.root())
  for (const { response } of [...bundles, ...tiles]) {
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('cache-control')).toContain('immutable')
  }
})

test('a tile that has grown is still there at the widths that it had', async () => {
  const whole = await bytes('0/000')
  const part = await bytes('0/000.p/17')
  expect(part.body).toEqual(whole.body.subarray(0, 17 * 32))
  expect(entriesIn((await bytes('entries/000.p/17')).body)).toHaveLength(17)
})

test('entries are packed for those who take it', async () => {
  const plain = await bytes('entries/000')
  const packed = await bytes('entries/000', { 'accept-encoding': 'gzip' })
  expect(packed.response.headers.get('content-encoding')).toBe('gzip')
  expect(packed.body.length).toBeLessThan(plain.body.length)
  expect(gunzipSync(packed.body)).toEqual(plain.body)
})

test('what the published tree has not is absent, and so is what is no address of a tile', async () => {
  const { size } = await checkpoint()
  const beyond = [
    tilePath({ level: 0, index: 1, width: size - 255 }), tilePath({ level: 'entries', index: 1, width: size - 255 }),
    '0/001', 'entries/001', '1/000', '1/000.p/2', '2/000.p/1', '63/000.p/1', 'entries/x999/x999/x999/x999/999',
    '0/0', '0/000.p/256', '64/000.p/1', 'data/000',
  ]
  for (const path of beyond) {
    const { response } = await bytes(path)
    expect(response.status, path).toBe(404)
  }
  for (const path of [`proof/${size}`, 'proof/01', 'proof/-1', 'proof/x', 'proof/', '']) {
    const { status, body } = await its.request('GET', `/log/${path}`, { headers: { accept: 'text/html' } })
    expect({ path, status, code: body.code }).toEqual({ path, status: 404, code: 'not_found' })
  }
})

test('nothing is shown that the witness has not seen', async () => {
  const { size } = await checkpoint()
  const newest = await its.db.checkpoint.findFirstOrThrow({ orderBy: { size: 'desc' } })
  const hidden = { where: { size: newest.size }, data: { cosignedAt: null } }
  await its.started.writer.stop()
  await its.db.checkpoint.update(hidden)
  const path = tilePath({ level: 0, index: 1, width: size - 256 })
  try {
    const { size: shown } = await checkpoint()
    expect(shown).toBeLessThan(size)
    expect((await bytes(path)).response.status).not.toBe(200)
    const { status } = await its.request('GET', `/log/proof/${size - 1}`)
    expect(status).toBe(503)
  } finally {
    await its.db.checkpoint.update({ ...hidden, data: { cosignedAt: newest.cosignedAt } })
  }
  expect((await bytes(path)).response.status).toBe(200)
})

test('nothing is sent in place of a bundle whose entries were lost', async () => {
  const where = { index: 9n }
  const row = await its.db.record.delete({ where })
  const { response } = await bytes('entries/000')
  await its.db.record.create({ data: row })
  expect(response.status).toBe(500)
  expect((await bytes('entries/000')).response.status).toBe(200)
})

test('a tlog-proof proves its entry, and is by the letter', async () => {
  const index = 123
  const { text, headers } = await its.request('GET', `/log/proof/${index}`)
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const end = text.indexOf('\n\n')
  const [version, extra = '', place, ...path] = text.slice(0, end).split('\n')
  expect([version, place]).toEqual(['c2sp.org/tlog-proof@v1', `index ${index}`])
  const entry = Buffer.from(extra.replace('extra ', ''), 'base64')
  const record = await its.db.record.findUniqueOrThrow({ where: { index: BigInt(index) } })
  expect(entry).toEqual(Buffer.from(record.entry))
  const note = parseNote(text.slice(end + 2))
  expect(verifyNote(note, parseVerifierKey(its.started.trust().log))).toBeDefined()
  const { size, root } = parseCheckpoint(note.text)
  const hashes = path.map((line) => Buffer.from(line, 'base64'))
  expect(verifyInclusion(leafHash(entry), index, size, hashes, root)).toBe(true)
})

test('a log of which the witness has seen nothing yet says so', async () => {
  const { request } = await platform()
  for (const path of ['checkpoint', 'tile/0/000', 'tile/entries/000.p/1']) {
    const { status, body, headers } = await request('GET', `/log/${path}`)
    expect({ status, code: body.code }).toEqual({ status: 503, code: 'log.awaiting_witness' })
    expect(headers.get('retry-after')).toBe('2')
  }
})

test('whoever asks too often is told to wait', async () => {
  const { request } = await platform({ RATE_LIMIT_PER_MINUTE: '2' })
  const ask = async () => (await request('GET', '/log/checkpoint')).status
  expect([await ask(), await ask(), await ask()]).toEqual([503, 503, 429])
})
