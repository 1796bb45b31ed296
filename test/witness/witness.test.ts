import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { formatNote, generateKey, parseNote, parseVerifierKey, signNote, verifyNote } from '#api/provenance/note.ts'
import { EMPTY_ROOT, nodeHash } from '#api/provenance/merkle.ts'
import { formatCheckpoint } from '#api/provenance/checkpoint.ts'
import { blockAt } from '#test/node/client.ts'
import { kill, startNode, temporaryFolder } from '#test/node/started.ts'
import {
  bodyOf, CHECKPOINT, deployContracts, growth, leavesOf, noteOf, publish, recorded, startWitness, submit, world,
} from './world.ts'

const sentence = expect.stringMatching(/^\P{Cc}*\p{Script=Han}\P{Cc}*\n$/u)
const refused = (status: number, code: string) => expect.objectContaining({ status, code, body: sentence })
const otherSize = (size: number) =>
  expect.objectContaining({ status: 409, code: 'witness.other_size', type: 'text/x.tlog.size', body: `${size}\n` })

test('it cosigns a log as it grows, and says what it saw last', async () => {
  const its = await world()
  const witness = await startWitness(its.env)
  const nothing = await fetch(`${String(witness.ready['url'])}/${hash('sha256', its.log.name, 'hex')}/checkpoint`)
  expect(nothing.status).toBe(404)
  const key = parseVerifierKey(String(witness.ready['vkey']))
  let oldSize = 0
  for (const size of [3, 4, 4, 11]) {
    const leaves = leavesOf(size)
    const { note } = await recorded(its, leaves)
    const { status, body } = await submit(witness, growth(oldSize, leaves, note))
    expect(status).toBe(200)
    const time = verifyNote(parseNote(note + body), key)?.time ?? 0
    expect(Math.abs(time - Date.now() / 1_000)).toBeLessThan(5)
    const url = String(witness.ready['url'])
    const served = await fetch(`${url}/${hash('sha256', its.log.name, 'hex')}/checkpoint`)
    expect({ status: served.status, note: await served.text() }).toEqual({ status: 200, note: note + body })
    const page = await fetch(url)
    expect(await page.text()).toBe(`${String(witness.ready['vkey'])}\n\n${note}${body}`)
    oldSize = size
  }
})

test('what is no submission by the letter is malformed', async () => {
  const its = await world()
  const witness = await startWitness(its.env)
  const { note } = await recorded(its, leavesOf(3))
  const good = bodyOf(0, [], note)
  const line = `${EMPTY_ROOT.toString('base64')}\n`
  const bodies = [
    '', note, good.slice(0, -1),
    good.replace('old 0', 'old 00'), good.replace('old 0', 'old -1'), good.replace('old', 'Old'),
    good.replace('old 0', 'old 0 '), good.replace('old 0\n', 'old 0\nAAAA\n'), good.replace('old 0', 'old 4'),
    good.replace('old 0\n', `old 3\n${line.repeat(64)}`), good.replace('\n\n—', '\n—'), good.replace('block', 'blok'),
  ]
  for (const body of bodies) expect((await submit(witness, body)).status, body).toBe(400)
  expect(await submit(witness, Uint8Array.of(0xff, 0xfe))).toEqual(refused(400, 'witness.malformed'))
  expect(await submit(witness, 'x'.repeat(200_000))).toEqual(refused(413, 'witness.too_large'))
  expect((await submit(witness, good)).status).toBe(200)
})

test('another log, and another signature under its name, are not cosigned', async () => {
  const its = await world()
  const witness = await startWitness(its.env)
  const { note, checkpoint } = await recorded(its, leavesOf(3))
  const other = generateKey('other.example/0', 'log')
  const strange = noteOf(other, { ...checkpoint, origin: other.name })
  expect(await submit(witness, bodyOf(0, [], strange))).toEqual(refused(404, 'witness.unknown_log'))
  const plain = `elsewhere.example/log\n3\n${EMPTY_ROOT.toString('base64')}\n`
  const elsewhere = formatNote(plain, [signNote(plain, other)])
  expect(await submit(witness, bodyOf(0, [], elsewhere))).toEqual(refused(404, 'witness.unknown_log'))
  const imposter = generateKey(its.log.name, 'log')
  expect(await submit(witness, bodyOf(0, [], noteOf(imposter, checkpoint)))).toEqual(refused(403, 'witness.not_signed'))
  const forged = formatNote(formatCheckpoint({ ...checkpoint, size: 4 }), [note.slice(note.indexOf('—'))])
  expect(await submit(witness, bodyOf(0, [], forged))).toEqual(refused(403, 'witness.not_signed'))
  const unnamed = formatNote(formatCheckpoint(checkpoint), [signNote(formatCheckpoint(checkpoint), other)])
  expect(await submit(witness, bodyOf(0, [], unnamed))).toEqual(refused(403, 'witness.not_signed'))
})

test('a log that forks or shrinks is refused, though the chain should say the same', async () => {
  const its = await world()
  const witness = await startWitness(its.env)
  const first = await recorded(its, leavesOf(7))
  expect((await submit(witness, growth(0, leavesOf(7), first.note))).status).toBe(200)

  const shrunk = await recorded(its, leavesOf(5))
  expect(await submit(witness, bodyOf(5, [], shrunk.note))).toEqual(otherSize(7))
  expect((await submit(witness, bodyOf(7, [], shrunk.note))).status).toBe(400)

  const rewritten = leavesOf(7).with(2, EMPTY_ROOT)
  const forked = await recorded(its, rewritten)
  expect(await submit(witness, bodyOf(7, [], forked.note))).toEqual(refused(422, 'witness.fork'))
  const longer = [...rewritten, ...leavesOf(4)]
  const grown = await recorded(its, longer)
  expect(await submit(witness, growth(7, longer, grown.note))).toEqual(refused(422, 'witness.inconsistent'))
  expect(await submit(witness, growth(0, longer, grown.note))).toEqual(otherSize(7))

  const honest = await recorded(its, leavesOf(9))
  expect(await submit(witness, bodyOf(7, [], honest.note))).toEqual(refused(422, 'witness.inconsistent'))
  expect((await submit(witness, growth(7, leavesOf(9), honest.note))).status).toBe(200)
})

test('a checkpoint that the chain does not confirm is refused', async () => {
  const its = await world()
  const witness = await startWitness(its.env)
  const { checkpoint } = await recorded(its, leavesOf(3))
  const { block } = checkpoint
  const attempt = (change: object) => submit(witness, bodyOf(0, [], noteOf(its.log, { ...checkpoint, ...change })))
  const at = (change: object) => attempt({ block: { ...block, ...change } })
  const hashAt = async (number: number) => (await blockAt(its.node, number)).hash
  expect(await at({ chainId: 1 })).toEqual(refused(422, 'witness.other_chain'))
  expect(await at({ hash: `0x${'ab'.repeat(32)}` })).toEqual(refused(422, 'witness.block_mismatch'))
  expect(await at({ number: 99 })).toEqual(refused(422, 'witness.block_unknown'))
  expect(await at({ number: 1, hash: await hashAt(1) })).toEqual(refused(422, 'witness.no_ledger'))
  expect(await at({ number: 2, hash: await hashAt(2) })).toEqual(refused(422, 'witness.chain_disagrees'))
  expect(await attempt({ size: 4 })).toEqual(refused(422, 'witness.chain_disagrees'))
  expect(await attempt({ root: nodeHash(EMPTY_ROOT, EMPTY_ROOT) })).toEqual(refused(422, 'witness.chain_disagrees'))
  expect((await attempt({})).status).toBe(200)
})

test('a contract that is no ledger confirms nothing', async () => {
  const its = await world()
  const { note } = await recorded(its, leavesOf(3))
  const witness = await startWitness({ ...its.env, LEDGER_ADDRESS: CHECKPOINT })
  expect(await submit(witness, bodyOf(0, [], note))).toEqual(refused(422, 'witness.no_ledger'))
})

test('a chain that was begun anew is noticed, though it confirms the checkpoint', async () => {
  const its = await world()
  const port = new URL(its.env['CHAIN_RPC_URL'] ?? '').port
  const witness = await startWitness(its.env)
  const { note } = await recorded(its, leavesOf(3))
  expect((await submit(witness, bodyOf(0, [], note))).status).toBe(200)
  await kill(its.node)
  const node = await startNode(temporaryFolder(), { NODE_PORT: port })
  await deployContracts(node)
  await publish(node, 1, EMPTY_ROOT)
  const again = await recorded({ ...its, node }, leavesOf(4))
  const answer = () => submit(witness, growth(3, leavesOf(4), again.note))
  const first = await answer()
  expect(first.status === 503 ? await answer() : first).toEqual(refused(422, 'witness.history_rewritten'))
})

test('without the chain nothing is cosigned, and with it again everything goes on', async () => {
  const its = await world()
  const folder = temporaryFolder()
  const node = await startNode(folder)
  await deployContracts(node)
  const witness = await startWitness({ ...its.env, CHAIN_RPC_URL: String(node.ready['url']) })
  const first = await recorded({ ...its, node }, leavesOf(3))
  expect((await submit(witness, bodyOf(0, [], first.note))).status).toBe(200)
  const second = await recorded({ ...its, node }, leavesOf(5))
  await kill(node)
  for (let i = 0; i < 3; i++) {
    const answer = await submit(witness, growth(3, leavesOf(5), second.note))
    expect(answer).toEqual(refused(503, 'witness.chain_unavailable'))
  }
  await startNode(folder, { NODE_PORT: new URL(String(node.ready['url'])).port })
  expect((await submit(witness, growth(3, leavesOf(5), second.note))).status).toBe(200)
})

test('of several growths sent at once from the same size one is cosigned', async () => {
  const its = await world()
  const witness = await startWitness(its.env)
  const three = await recorded(its, leavesOf(3))
  const five = await recorded(its, leavesOf(5))
  const answers = await Promise.all([three, five].map(({ note }) => submit(witness, bodyOf(0, [], note))))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
})
