import { beforeAll, describe, expect, test } from 'vitest'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { openForgersChain, type ForgersChain } from './chain.ts'
import { logLine, noteSigner, vkeyOf, witnessLine, type NoteSigner } from './log.ts'
import { AT, LOG, PLATFORM, WITNESS, jcs, prove, signNote, trustOf, type Receipt } from './prover.ts'
import { expectRefusal } from './refused.ts'

let chain: ForgersChain
let receipt: Receipt
let trust: Awaited<ReturnType<typeof trustOf>>

beforeAll(async () => {
  chain = await openForgersChain()
  receipt = await prove(chain)
  trust = await trustOf(chain)
})

const FORGER = noteSigner(LOG.name, 0x01, 'forger')
const FALSE_WITNESS = noteSigner(WITNESS.name, 0x04, 'forger')
/** The log's key, signing as if it were the witness. */
const SELF_WITNESS: NoteSigner = { ...LOG, name: WITNESS.name, type: 0x04 }

/** The receipt with another checkpoint, made from the sound one's text and signature lines. */
function withCheckpoint(change: (text: string, log: string, witness: string) => string) {
  const end = receipt.checkpoint.indexOf('\n\n') + 1
  const [log = '', witness = ''] = receipt.checkpoint.slice(end + 1).match(/.*\n/g) ?? []
  return { ...receipt, checkpoint: change(receipt.checkpoint.slice(0, end), log, witness) }
}
const verify = (given: Receipt, by: object = trust) => verifyReceipt(jcs(given), { trust: JSON.stringify(by) })

describe('signatures', () => {
  const forgeries: Record<string, Parameters<typeof withCheckpoint>[0]> = {
    'another key under the log\'s name': (text) => signNote(text, FORGER),
    'another key under the witness\'s name': (text) => signNote(text, LOG, FALSE_WITNESS),
    'the log as its own witness': (text) => signNote(text, LOG, SELF_WITNESS),
    'a cosignature with another time': (text, log) => `${text}\n${log}${
      witnessLine(WITNESS, text, AT + 60).replace(/ (\S+)\n$/, (_, line) => ` ${shiftTime(line)}\n`)}`,
    'a cosignature of another text': (text, log) => `${text}\n${log}${witnessLine(WITNESS, `${text} `, AT)}`,
    'a log signature of another text': (text, _, witness) => `${text}\n${logLine(LOG, `${text} `)}${witness}`,
    'another epoch': (text) => signNote(text.replace('/0', '/1'), { ...LOG, name: `${PLATFORM}/1` }),
    'another platform': (text) => signNote(
      text.replaceAll(PLATFORM, 'ledger.other.demo'),
      { ...LOG, name: 'ledger.other.demo/0' }, { ...WITNESS, name: 'witness.ledger.other.demo' },
    ),
    'another block': (text, log, witness) => `${text.replace(/block (\d+) \d+/, 'block $1 77')}\n${log}${witness}`,
  }
  test.each(Object.entries(forgeries))('%s', (_, change) => {
    expectRefusal(verify(withCheckpoint(change)), 'checkpoint', 'checkpoint')
  })

  test('a checkpoint of another epoch is told to be of another log', () => {
    const next = { ...LOG, name: `${PLATFORM}/1` }
    const report = verify(withCheckpoint((text) => signNote(text.replace('/0', '/1'), next)))
    expect(report.steps[3]?.sentence).toBe('检查点出自另一个日志。')
  })

  test('a root that nobody signed proves nothing, though a path leads to it', async () => {
    const other = await prove(chain, { story: (story) => void (story.seed = 5) })
    const root = other.checkpoint.split('\n')[2] ?? ''
    const forged = withCheckpoint((text, log, witness) =>
      `${text.replace(/\n\S{44}\n/, `\n${root}\n`)}\n${log}${witness}`)
    const taken = { ...other, checkpoint: forged.checkpoint }
    expectRefusal(verify(taken), 'checkpoint', 'checkpoint')
  })
})

/** The same signature under a time one second later. */
function shiftTime(line: string): string {
  const bytes = Buffer.from(line, 'base64')
  bytes.writeUInt8(bytes.readUInt8(11) ^ 1, 11)
  return bytes.toString('base64')
}

describe('form', () => {
  /** Sets the two unused bits at the end of a base64 text that ends in one padding sign. */
  const uncanonical = (line: string) => line.replace(/.=\n$/, 'z=\n')
  const forgeries: Record<string, Parameters<typeof withCheckpoint>[0]> = {
    'no witness': (text, log) => `${text}\n${log}`,
    'no log signature': (text, _, witness) => `${text}\n${witness}`,
    'no signature': (text) => `${text}\n`,
    'the signatures in the other order': (text, log, witness) => `${text}\n${witness}${log}`,
    'a signature twice': (text, log, witness) => `${text}\n${log}${log}${witness}`,
    'a third signature': (text, log, witness) => `${text}\n${log}${witness}${logLine(FORGER, text)}`,
    'the witness under another name': (text) => signNote(text, LOG, { ...WITNESS, name: 'witness.elsewhere' }),
    'the log under another name': (text) => signNote(text, { ...LOG, name: `${PLATFORM}/1` }),
    'no extension line': (text) => signNote(text.replace(/block.*\n/, '')),
    'a second extension line': (text) => signNote(`${text}more\n`),
    'a hyphen for the dash': (text, log, witness) => `${text}\n${log.replace('—', '-')}${witness}`,
    'no blank line': (text, log, witness) => text + log + witness,
    'no last newline': (text, log, witness) => `${text}\n${log}${witness.trimEnd()}`,
    'carriage returns': (text, log, witness) => `${text}\n${log}${witness}`.replaceAll('\n', '\r\n'),
    'a size with a leading zero': (text) => signNote(text.replace('\n25\n', '\n025\n')),
    'a size beyond 2^53': (text) => signNote(text.replace('\n25\n', '\n9007199254740993\n')),
    'a block number with a sign': (text) => signNote(text.replace(/block (\d+) /, 'block $1 +')),
    'a block hash in upper case': (text) =>
      signNote(text.replace(/0x\S+/, (hash) => `0x${hash.slice(2).toUpperCase()}`)),
    'a root without its padding': (text) => signNote(text.replace('=\n', '\n')),
    'a root of 33 bytes': (text) => signNote(text.replace(/\n\S{43}=\n/, `\n${Buffer.alloc(33).toString('base64')}\n`)),
    'a root with unused bits set': (text) => signNote(text.replace(/\n\S{44}\n/, uncanonical)),
    'a log signature with unused bits set': (text, log, witness) => `${text}\n${uncanonical(log)}${witness}`,
    'base64 for addresses': (text, log, witness) => `${text}\n${log.replace(/ .(\S+)\n$/, ' _$1\n')}${witness}`,
    'a time beyond all clocks': (text, log) => `${text}\n${log}${witnessLine(WITNESS, text, 2 ** 45)}`,
    'an origin without an epoch': (text) => signNote(text.replace('/0', ''), { ...LOG, name: PLATFORM }),
    'a space in the origin': (text) =>
      signNote(text.replace('ledger.', 'ledger '), { ...LOG, name: LOG.name.replace('.', ' ') }),
  }
  test.each(Object.entries(forgeries))('%s', (_, change) => {
    const report = verify(withCheckpoint(change))
    expectRefusal(report, 'checkpoint', 'checkpoint')
    expect(report.steps.every(({ state }) => state !== 'passed')).toBe(true)
  })
})

describe('trust file', () => {
  const withChain = (given: typeof trust, change: object) => ({ ...given, chain: { ...given.chain, ...change } })
  const cases: Record<string, [field: string, change: (given: typeof trust) => object]> = {
    'a log key with another key id': ['trust.log', (t) => ({ ...t, log: t.log.replace(/\+\w{8}\+/, '+00000000+') })],
    'a witness key as the log\'s': ['trust.log', (t) => ({ ...t, log: t.witness })],
    'a log key as the witness\'s': ['trust.witness', (t) => ({ ...t, witness: t.log })],
    'one key for both': ['trust.witness', (t) => ({ ...t, witness: vkeyOf(SELF_WITNESS) })],
    'a log of another platform': ['trust.log', (t) => ({ ...t, platform: 'ledger.other.demo' })],
    'a witness of another platform': ['trust.witness', (t) => ({ ...t, witness: vkeyOf({ ...WITNESS, name: 'w' }) })],
    'a field that nobody knows': ['trust.more', (t) => ({ ...t, more: 1 })],
    'no code hash': ['trust.chain.checkpointCodeHash', (t) => withChain(t, { checkpointCodeHash: null })],
    'an address in mixed case': ['trust.chain.checkpoint', (t) => withChain(t, { checkpoint: `0x${'aB'.repeat(20)}` })],
  }
  test.each(Object.entries(cases))('%s', (_, [field, change]) => {
    expectRefusal(verify(receipt, change(trust)), 'checkpoint', field)
  })

  test('what is no JSON, or too large, is no trust file, and is never as good as none', () => {
    expectRefusal(verifyReceipt(jcs(receipt), { trust: '' }), 'checkpoint', 'trust')
    const large = JSON.stringify(trust) + ' '.repeat(65_536)
    expectRefusal(verifyReceipt(jcs(receipt), { trust: large }), 'checkpoint', 'trust')
  })

  test('another log, or another witness, than the receipt\'s', () => {
    expectRefusal(verify(receipt, { ...trust, log: vkeyOf(FORGER) }), 'checkpoint', 'checkpoint')
    expectRefusal(verify(receipt, { ...trust, witness: vkeyOf(FALSE_WITNESS) }), 'checkpoint', 'checkpoint')
  })
})
