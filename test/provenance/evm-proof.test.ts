import { fromRlp, keccak256 } from 'viem'
import { expect, test } from 'vitest'
import { headerRlp } from '#api/provenance/evm-proof.ts'
import { clientOf, signed, send, TWO_SLOTS } from '#test/node/client.ts'
import { startNode, temporaryFolder } from '#test/node/started.ts'

const EMPTY_TRIE = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421'

/** The first block of Ethereum's main network: a header of 15 fields, whose hash everybody knows. */
const MAINNET = {
  hash: '0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3',
  parentHash: `0x${'00'.repeat(32)}`,
  sha3Uncles: '0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347',
  miner: `0x${'00'.repeat(20)}`,
  stateRoot: '0xd7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544',
  transactionsRoot: EMPTY_TRIE,
  receiptsRoot: EMPTY_TRIE,
  logsBloom: `0x${'00'.repeat(256)}`,
  difficulty: '0x400000000',
  number: '0x0',
  gasLimit: '0x1388',
  gasUsed: '0x0',
  timestamp: '0x0',
  extraData: '0x11bbe8db4e347b4e8c937c1c8370e4b5ed33adb3db69cbdb7a38e1e50b1b82fa',
  mixHash: `0x${'00'.repeat(32)}`,
  nonce: '0x0000000000000042',
}

test('a header of the first days hashes to its block', () => {
  expect(keccak256(headerRlp(MAINNET))).toBe(MAINNET.hash)
  expect(fromRlp(headerRlp({ ...MAINNET, size: '0x21c', uncles: [] }))).toHaveLength(15)
})

test('a header of today has 21 fields, and its state root at the fourth place', async () => {
  const node = await startNode(temporaryFolder())
  await send(node, await signed({ nonce: 0, data: TWO_SLOTS }))
  for (const at of ['0x0', '0x1'] as const) {
    const block = await clientOf(node).request({ method: 'eth_getBlockByNumber', params: [at, false] })
    const header = headerRlp(block)
    expect(keccak256(header)).toBe(block?.hash)
    expect(fromRlp(header)).toHaveLength(21)
    expect(fromRlp(header)[3]).toBe(block?.stateRoot)
  }
})

test('a field that is changed, missing or no field of a header makes no header', () => {
  for (const name of Object.keys(MAINNET)) {
    expect(() => headerRlp({ ...MAINNET, [name]: undefined }), name).toThrow()
  }
  expect(() => headerRlp({ ...MAINNET, timestamp: '0x1' })).toThrow('does not hash')
  expect(() => headerRlp({ ...MAINNET, baseFeePerGas: '0x0' })).toThrow('does not hash')
  expect(() => headerRlp({ ...MAINNET, gasUsed: '0x00' })).toThrow()
  expect(() => headerRlp({ ...MAINNET, stateRoot: '0x00' })).toThrow()
  expect(() => headerRlp(null)).toThrow()
})
