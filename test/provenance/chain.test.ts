import { createServer } from 'node:http'
import { createWalletClient, getContractAddress, webSocket } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { openChain } from '#api/provenance/chain.ts'
import { asHex } from '#api/kernel/hex.ts'
import { atEnd } from '#test/support/end.ts'
import { eventually, platformWithChain } from '#test/support/platform.ts'

const CHAIN_ID = 370_500
let platform: Awaited<ReturnType<typeof platformWithChain>>
beforeAll(async () => {
  platform = await platformWithChain()
})

const opened = (rpcUrl: string, ledger: string, chainId = CHAIN_ID) =>
  openChain({ rpcUrl, chainId, confirmations: 0, feeWei: 0n }, asHex(ledger)).then(
    () => 'opened', ({ code }: { code: string }) => code)

/** An RPC that answers every request alike. */
async function answering(body: (id: unknown) => string): Promise<string> {
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => (text += part.toString()))
    request.on('end', () => response.setHeader('content-type', 'application/json').end(body((JSON.parse(text) as { id: unknown }).id)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atEnd(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on a port')
  return `http://127.0.0.1:${address.port}`
}

const ledger = () => platform.started.chain.ledger

/** Deploys code that is no ledger's. */
async function deployed(code: `0x${string}`): Promise<string> {
  const { chain, keys } = platform.started
  const wallet = createWalletClient({ account: privateKeyToAccount(keys.registrar), transport: webSocket(inject('chainUrl')) })
  const size = ((code.length - 2) / 2).toString(16).padStart(2, '0')
  const data: `0x${string}` = `0x60${size}600c60003960${size}6000f3${code.slice(2)}`
  const account = privateKeyToAccount(keys.registrar).address
  const nonce = await chain.nonce(account)
  const hash = await wallet.sendTransaction({ chain: null, data, gas: 1_000_000n, gasPrice: 0n, type: 'legacy' })
  await eventually(() => chain.outcome(hash), 'the deployment')
  return getContractAddress({ from: account, nonce: BigInt(nonce) }).toLowerCase()
}

describe('a chain is not opened', () => {
  it('under another id', async () => {
    expect(await opened(inject('chainUrl'), ledger())).toBe('opened')
    expect(await opened(inject('chainUrl'), ledger(), 1)).toBe('chain.other_chain')
  })

  it('where nothing stands at the ledger’s address, nor another contract', async () => {
    const url = inject('chainUrl')
    expect(await opened(url, `0x${'12'.repeat(20)}`)).toBe('chain.no_ledger')
    expect(await opened(url, platform.started.chain.checkpoint)).toBe('chain.no_ledger')
    // Codes that stop, revert, give a word that is no address, and give an address that knows no ledger.
    for (const code of ['0x00', '0x60006000fd', '0x60001960005260206000f3', '0x61123460005260206000f3'] as const)
      expect(await opened(url, await deployed(code)), code).toBe('chain.no_ledger')
  })

  it('by an RPC that answers nonsense, or not at all', async () => {
    const answers = [
      () => 'not JSON', () => '[]', () => '{}', (id: unknown) => JSON.stringify({ jsonrpc: '2.0', id, result: 'zz' }),
      (id: unknown) => JSON.stringify({ jsonrpc: '2.0', id, result: { chain: 1 } }),
      (id: unknown) => JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32601, message: 'no such method' } }),
    ]
    for (const answer of answers)
      expect(await opened(await answering(answer), ledger())).toMatch(/^chain\.(unavailable|other_chain)$/)
    const always = await answering((id) => JSON.stringify({ jsonrpc: '2.0', id, result: `0x${CHAIN_ID.toString(16)}` }))
    expect(await opened(always, ledger())).toMatch(/^chain\.(unavailable|no_ledger)$/)
    expect(await opened('http://127.0.0.1:9', ledger())).toBe('chain.unavailable')
  })
})
