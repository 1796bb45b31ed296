import { expect, test } from 'vitest'
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '#api/provenance/checkpoint.ts'

const checkpoint: Checkpoint = {
  origin: 'ledger.example/0',
  size: 20_852_163,
  root: Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64'),
  block: { chainId: 370_500, number: 7, hash: `0x${'ab'.repeat(32)}` },
}
const text =
  `ledger.example/0\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nblock 370500 7 0x${'ab'.repeat(32)}\n`

test('a checkpoint is its text and back', () => {
  expect(formatCheckpoint(checkpoint)).toBe(text)
  expect(parseCheckpoint(text)).toEqual(checkpoint)
})

test('only one text stands for a checkpoint', () => {
  const others = [
    text.slice(0, -1),
    `${text}more\n`,
    text.replace('20852163', '020852163'),
    text.replace('20852163', '-1'),
    text.replace('20852163', '9999999999999999'),
    text.replace('q2I=', 'q2J='),
    text.replace('q2I=', ''),
    text.replace('block 370500 7 ', 'block 370500 07 '),
    text.replace('block', 'blocks'),
    text.replace('0xab', '0xAB'),
    text.replace(/block.*\n/, ''),
    text.replace('ledger.example/0', ''),
  ]
  for (const other of others) {
    expect(() => parseCheckpoint(other), other).toThrow(expect.objectContaining({ code: 'checkpoint.malformed' }))
  }
})
