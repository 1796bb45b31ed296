import { request } from 'node:http'
import { JsonRpcProvider, Wallet, WebSocketProvider } from 'ethers'
import {
  BaseError, ContractFunctionRevertedError, createWalletClient, getContractAddress, type Hex, parseAbi, publicActions,
  webSocket,
} from 'viem'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import {
  ACCOUNT, blockAt, CHAIN, clientOf, deployment, httpUrl, post, rpc, send, sendAll, signed, TWO_SLOTS, word, wsUrl,
} from './client.ts'
import { startNode, temporaryFolder } from './started.ts'

const CONTRACT = getContractAddress({ from: ACCOUNT.address, nonce: 0n })
const SLOT0: Hex = `0x${word(0)}`
const SLOT1: Hex = `0x${word(1)}`
const ROOT: Hex = `0x${'ab'.repeat(32)}`

const refused = (code: number) => ({ error: expect.objectContaining({ code }) })

test('viem deploys, writes and proves past states over a WebSocket, at no price', async () => {
  const node = await startNode(temporaryFolder())
  const transport = webSocket(wsUrl(node), { retryCount: 0 })
  const wallet = createWalletClient({ account: ACCOUNT, chain: CHAIN, transport, pollingInterval: 20 })
  const client = wallet.extend(publicActions)
  expect(await client.getChainId()).toBe(CHAIN.id)
  expect(await client.estimateFeesPerGas()).toMatchObject({ maxFeePerGas: 0n, maxPriorityFeePerGas: 0n })
  const deployed = await client.deployContract({ abi: [], bytecode: TWO_SLOTS })
  const { contractAddress, status } = await client.waitForTransactionReceipt({ hash: deployed })
  expect([contractAddress?.toLowerCase(), status]).toEqual([CONTRACT.toLowerCase(), 'success'])
  for (const size of [5, 6]) {
    const hash = await client.sendTransaction({ to: CONTRACT, data: `0x${word(size)}${ROOT.slice(2)}` })
    await client.waitForTransactionReceipt({ hash })
  }
  const proof = await client.getProof({ address: CONTRACT, storageKeys: [SLOT0, SLOT1], blockNumber: 2n })
  expect(proof.storageProof.map(({ value }) => value)).toEqual([5n, BigInt(ROOT)])
  expect(await client.getStorageAt({ address: CONTRACT, slot: SLOT0, blockNumber: 3n })).toBe(`0x${word(6)}`)
  const connection = await client.transport.getRpcClient()
  connection.close()
})

test('ethers works with its own defaults, over HTTP and over a WebSocket', async () => {
  const node = await startNode(temporaryFolder())
  const provider = new JsonRpcProvider(httpUrl(node), undefined, { polling: true, pollingInterval: 20 })
  const sent = await new Wallet(`0x${'22'.repeat(32)}`, provider).sendTransaction({ to: ACCOUNT.address })
  expect((await sent.wait())?.status).toBe(1)
  const socket = new WebSocketProvider(wsUrl(node))
  expect(await socket.getBlockNumber()).toBe(1)
  await socket.destroy()
  provider.destroy()
})

test('what a contract reverts with reaches the client, and a reverted transaction has its block', async () => {
  const node = await startNode(temporaryFolder())
  const reverting = deployment('6318160ddd60e01b60005260046000fd')
  await send(node, await signed({ nonce: 0, data: reverting }))
  const abi = parseAbi(['function balance() view returns (uint256)', 'error totalSupply()'])
  const call = clientOf(node).readContract({ abi, address: CONTRACT, functionName: 'balance' })
  const error = await call.catch((failure: unknown) => failure)
  const isRevert = (inner: unknown) => inner instanceof ContractFunctionRevertedError
  const reason = error instanceof BaseError ? error.walk(isRevert) : error
  expect(reason).toMatchObject({ data: { errorName: 'totalSupply' } })
  const { result: hash } = await send(node, await signed({ nonce: 1, to: CONTRACT }))
  expect(await blockAt(node, 2)).toMatchObject({ transactions: [hash] })
  expect(await rpc(node, 'eth_getTransactionReceipt', hash)).toMatchObject({ result: { status: '0x0' } })
})

test('transactions sent at once get a block each, in the order they came', async () => {
  const node = await startNode(temporaryFolder())
  const raws = await Promise.all(Array.from({ length: 40 }, (_, nonce) => signed({ nonce, to: CONTRACT })))
  const answers = await sendAll(node, raws)
  const blocks = await Promise.all(raws.map((_, i) => blockAt(node, i + 1)))
  expect(blocks.map(({ transactions }) => transactions)).toEqual(answers.map(({ result }) => [result]))
  const times = blocks.map(({ timestamp }) => Number(timestamp))
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(Math.abs((times.at(-1) ?? 0) - Date.now() / 1_000)).toBeLessThan(5)
})

test('what cannot be executed is refused and leaves no trace', async () => {
  const node = await startNode(temporaryFolder())
  const refusal = async (raw: unknown) => (await send(node, raw)).error
  const first = await signed({ nonce: 0, data: TWO_SLOTS })
  expect(await send(node, first)).toHaveProperty('result')
  const before = await blockAt(node, 'latest')
  expect((await refusal(first))?.message).toMatch(/nonce too low/i)
  expect((await refusal(await signed({ nonce: 2, to: CONTRACT })))?.message).toMatch(/nonce too high/i)
  expect((await refusal(await signed({ nonce: 1, to: CONTRACT, value: 1n })))?.code).toBe(-32000)
  expect((await refusal(await signed({ nonce: 1, to: CONTRACT, gas: 20_000n })))?.code).toBe(-32000)
  expect((await refusal(await signed({ nonce: 1, to: CONTRACT, gas: 16_777_217n })))?.code).toBe(-32000)
  expect((await refusal(await signed({ nonce: 1, to: CONTRACT, chainId: 1 })))?.code).toBe(-32602)
  for (const malformed of ['0x02c0', '', '0x', '0x0', 'zz', 7, null, {}]) {
    expect((await refusal(malformed))?.code, JSON.stringify(malformed)).toBe(-32602)
  }
  expect(await blockAt(node, 'latest')).toEqual(before)
  expect(await send(node, await signed({ nonce: 1, to: CONTRACT }))).toHaveProperty('result')
  expect(await blockAt(node, 'latest')).toMatchObject({ number: '0x2' })
})

test('nothing that could change the past, the clock or the pool is available', async () => {
  const node = await startNode(temporaryFolder())
  const methods = [
    'evm_mine', 'evm_snapshot', 'evm_revert', 'evm_setNextBlockTimestamp', 'evm_increaseTime', 'evm_setAutomine',
    'hardhat_reset', 'hardhat_setStorageAt', 'hardhat_setCode', 'hardhat_setNonce', 'hardhat_impersonateAccount',
    'hardhat_dropTransaction', 'hardhat_setBalance', 'debug_traceTransaction', 'eth_sendTransaction', 'eth_sign',
    'eth_signTypedData_v4', 'eth_accounts', 'eth_pendingTransactions', 'eth_newFilter', 'eth_subscribe', '__proto__',
  ]
  for (const method of methods) expect(await rpc(node, method), method).toMatchObject(refused(-32601))
})

test('a question about the pending block is one about the newest', async () => {
  const node = await startNode(temporaryFolder())
  await send(node, await signed({ nonce: 0, data: TWO_SLOTS }))
  expect(await blockAt(node, 'pending')).toEqual(await blockAt(node, 'latest'))
  expect((await rpc(node, 'eth_getTransactionCount', ACCOUNT.address, 'pending')).result).toBe('0x1')
  expect((await rpc(node, 'eth_getLogs', { fromBlock: '0x0', toBlock: 'pending' })).result).toEqual([])
  expect((await rpc(node, 'eth_call', { to: CONTRACT, data: `0x${word(1)}` })).result).toBe('0x')
})

test('malformed requests get an error object, never silence', async () => {
  const node = await startNode(temporaryFolder())
  const one = (fields: object) => JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', ...fields })
  expect((await post(node, '{')).body).toMatchObject(refused(-32700))
  expect((await post(node, '[]')).body).toMatchObject(refused(-32600))
  expect((await post(node, `[${Array<string>(101).fill(one({})).join()}]`)).body).toMatchObject(refused(-32600))
  expect((await post(node, `[${one({})},5]`)).body).toEqual([
    { jsonrpc: '2.0', id: 1, result: '0x5a744' }, { jsonrpc: '2.0', id: null, ...refused(-32600) },
  ])
  for (const fields of [{ id: undefined }, { id: {} }, { jsonrpc: '1.0' }, { method: 5 }, { params: {} }]) {
    expect((await post(node, one(fields))).body, JSON.stringify(fields)).toMatchObject(refused(-32600))
  }
  const socket = new WebSocket(wsUrl(node))
  const answered = new Promise((resolve) =>
    socket.on('message', (data) => resolve(JSON.parse(Buffer.isBuffer(data) ? data.toString() : ''))))
  socket.on('open', () => socket.send('no json'))
  expect(await answered).toMatchObject(refused(-32700))
  socket.close()
})

test('more than 2 MiB is not read', async () => {
  const node = await startNode(temporaryFolder())
  const long = 'x'.repeat((2 << 20) + 1)
  expect((await post(node, long)).status).toBe(413)
  const socket = new WebSocket(wsUrl(node))
  const closed = new Promise((resolve) => socket.on('close', resolve))
  socket.on('open', () => socket.send(long))
  expect(await closed).toBe(1009)
  expect((await rpc(node, 'eth_blockNumber')).result).toBe('0x0')
})

test('pages in a browser are not served, whatever name they use', async () => {
  const node = await startNode(temporaryFolder())
  await rpc(node, 'eth_blockNumber')
  const status = (headers: Record<string, string>, path = '/healthz') => new Promise((resolve, reject) => {
    const asked = request(`${httpUrl(node)}${path}`, { headers }, (answer) => resolve(answer.resume().statusCode))
    asked.on('error', reject).end()
  })
  expect(await status({})).toBe(200)
  expect(await status({ host: 'localhost:1' })).toBe(200)
  expect(await status({ host: 'evil.example' })).toBe(403)
  expect(await status({ origin: 'https://evil.example' })).toBe(403)
  expect(await status({}, '/other')).toBe(404)
  const socket = new WebSocket(wsUrl(node), { origin: 'https://evil.example' })
  const refusal = await new Promise((resolve) => socket.on('error', resolve))
  expect(refusal).toMatchObject({ message: expect.stringContaining('403') })
})
