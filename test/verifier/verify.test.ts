import { beforeAll, expect, test } from 'vitest'
import type { Report } from '#api/verifier/report.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { openForgersChain, type ForgersChain } from './chain.ts'
import { rootOf, sha256 } from './log.ts'
import { AT, CONTENT, draftOf, jcs, leavesOf, newStory, prove, trustOf, type Receipt } from './prover.ts'

let chain: ForgersChain
let receipt: Receipt
let trust: string

beforeAll(async () => {
  chain = await openForgersChain()
  receipt = await prove(chain)
  trust = JSON.stringify(await trustOf(chain), null, 2)
})

const measured = (bytes: Buffer) => ({ sha256: sha256(`0x${bytes.toString('hex')}`), size: bytes.length })
const states = ({ steps }: Report) => Object.fromEntries(steps.map(({ name, state }) => [name, state]))
const verify = (given: Receipt, content = CONTENT) => verifyReceipt(jcs(given), { trust, content: measured(content) })

test('a sound receipt with its file verifies, in six steps in their order', () => {
  const report = verify(receipt)
  expect(report.verdict).toBe('verified')
  expect(report.steps.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'content passed', 'record passed', 'inclusion passed', 'checkpoint passed', 'anchor passed', 'agreement passed',
  ])
  expect(report.facts).toMatchObject({
    transfer: receipt.id, product: receipt.record.body.product, rows: 2, sizeBytes: CONTENT.length,
    index: 20, logSize: 25, chainId: 31337, standing: false,
    recordedAt: new Date(AT * 1000).toISOString().replace('.000', ''),
    witnessedAt: new Date((AT + 60) * 1000).toISOString().replace('.000', ''),
    provider: { name: '东营市港航大数据有限公司', custody: 'own' }, consumer: { custody: 'own' },
  })
})

test('without the file the rest verifies, and the report says that the content is open', () => {
  const report = verifyReceipt(jcs(receipt), { trust })
  expect(report.verdict).toBe('verified')
  expect(states(report)['content']).toBe('not_checked')
  expect(report.notProven.join()).toContain('没有核对文件')
})

test('without a trust file a receipt is at most consistent, and nothing that needs trust counts as checked', () => {
  const report = verifyReceipt(jcs(receipt), { content: measured(CONTENT) })
  expect(report.verdict).toBe('consistent_unanchored')
  expect(states(report)).toEqual({
    content: 'passed', record: 'passed', inclusion: 'passed', checkpoint: 'not_checked', anchor: 'not_checked',
    agreement: 'passed',
  })
  expect(report.facts?.witnessedAt).toBeNull()
  expect(report.notProven.join()).toContain('没有信任文件')
})

test('another file, a truncated and a longer one fail the content alone, and the facts stay', () => {
  const longer = Buffer.concat([CONTENT, Buffer.from('\n')])
  for (const other of [CONTENT.subarray(0, -1), longer, Buffer.from(CONTENT).fill(0)]) {
    const report = verify(receipt, other)
    expect(report.verdict).toBe('failed')
    expect(states(report)).toEqual({
      content: 'failed', record: 'passed', inclusion: 'passed', checkpoint: 'passed', anchor: 'passed',
      agreement: 'passed',
    })
    expect(report.facts?.transfer).toBe(receipt.id)
  }
  expect(verify(receipt, CONTENT.subarray(0, -1)).steps[0]?.field).toBe('record.entry.size')
  expect(verify(receipt, Buffer.from(CONTENT).fill(0)).steps[0]?.field).toBe('record.body.sha256')
})

test('a record made to fit another file is no proof of that file', () => {
  const other = Buffer.from(CONTENT).fill(0)
  const forged = structuredClone(receipt)
  forged.record.body.sha256 = measured(other).sha256
  expect(states(verify(forged, other))).toMatchObject({ content: 'not_checked', record: 'failed' })
})

test('a standing offer, signed for anybody, verifies with the consumer\'s own signature', async () => {
  const report = verify(await prove(chain, { story: (story) => void (story.standing = true) }))
  expect(report.verdict).toBe('verified')
  expect(report.facts?.standing).toBe(true)
})

test('custody by the platform is told with what it does not prove, for that party alone', async () => {
  const report = verify(await prove(chain, { story: (story) => void (story.consumer.custody = 'platform') }))
  expect(report.verdict).toBe('verified')
  expect(report.facts?.consumer.custody).toBe('platform')
  expect(report.facts?.consumer.custodySentence).toContain('托管')
  expect(report.facts?.provider.custodySentence).not.toContain('托管')
  expect(report.notProven.filter((sentence) => sentence.includes('托管'))).toEqual([
    '需方「胜利油田物流有限责任公司」的密钥由平台托管：不证明其本人签署了合约。',
  ])
})

test('the window is half-open: its first second is inside, and so is the one before its last', async () => {
  for (const [startsAt, endsAt] of [[AT, AT + 1], [AT - 1, AT + 1]] as const)
    expect(verify(await prove(chain, { story: (story) => void Object.assign(story, { startsAt, endsAt }) })).verdict)
      .toBe('verified')
})

test('a root that begins with a zero byte is kept shorter in the trie and verifies', async () => {
  const story = newStory()
  const draft = await draftOf(story)
  while (!rootOf(leavesOf(draft)).startsWith('0x00')) story.seed++
  expect(verify(await prove(chain, { story: (given) => void (given.seed = story.seed) })).verdict).toBe('verified')
})

test('trees of every size up to 20 and every place in them verify', async () => {
  for (let fillers = 5; fillers < 16; fillers++)
    for (let transfer = 5; transfer < fillers + 5; transfer += 3) {
      const forged = await prove(chain, {
        story: (story) => void (story.fillers = fillers), draft: ({ places }) => void (places.transfer = transfer),
      })
      expect([transfer, fillers, verify(forged).verdict]).toEqual([transfer, fillers, 'verified'])
    }
})

test('a receipt from a log of some thousand leaves has at most 16 KB', async () => {
  const large = await prove(chain, { story: (story) => void (story.fillers = 5000) })
  expect(verify(large).verdict).toBe('verified')
  expect(Buffer.byteLength(jcs(large))).toBeLessThan(16_384)
})
