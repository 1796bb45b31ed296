import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createPublicClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { signingDigest, type Terms, termsDigest } from '#api/agreement/terms.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { hex, type Hex32 } from '#api/kernel/hex.ts'
import { type Chain, type LedgerCall, openChain, type Signed } from '#api/provenance/chain.ts'
import { addressOfKey, deployLedger } from '#api/provenance/deploy.ts'
import { CHAIN_ID, withNode } from './node.ts'

const PLATFORM = 'ledger.bench.test'
/** Records of a batch, and how many batches wait in the node while one is executed. */
const BATCH = 1_000
const BATCHES = 30
const IN_FLIGHT = 3
const GAS_BATCH = 700
const MANY = 100

export type Ceiling = { perSecond: number; gasPerTransfer: number; gasPerTransferOneAgreement: number }

const random32 = (): Hex32 => hex(randomBytes(32))
const nowSeconds = () => BigInt(Math.floor(Date.now() / 1000))

/** A ledger of its own on a stand-in node of its own, and transactions for it, signed before they are sent. */
class Bare {
  readonly chain: Chain
  readonly #roles: Record<'admin' | 'recorder' | 'registrar' | 'regulator', Hex32>
  readonly #nonces = new Map<Hex32, number>()
  #batch = 0n

  constructor(chain: Chain, roles: Record<'admin' | 'recorder' | 'registrar' | 'regulator', Hex32>) {
    this.chain = chain
    this.#roles = roles
  }

  sign(role: 'recorder' | 'registrar', call: LedgerCall): Promise<Signed> {
    const key = this.#roles[role]
    const nonce = this.#nonces.get(key) ?? 0
    this.#nonces.set(key, nonce + 1)
    return this.chain.sign(key, nonce, this.chain.call(call))
  }

  /** A signed batch of transfers, spread over agreements. */
  batch(size: number, agreements: Hex32[]): Promise<Signed> {
    const transfers = Array.from({ length: size }, (_, i) => ({
      agreement: agreements[i % agreements.length] ?? random32(),
      id: random32(), content: random32(), body: random32(), at: nowSeconds(), size: 2_048n,
    }))
    return this.sign('recorder', { functionName: 'record', args: [this.#batch++, transfers, []] })
  }

  /** Registers two parties and activates agreements between them. */
  async activate(count: number): Promise<Hex32[]> {
    const parties = [random32(), random32()].map((key, i) => ({ id: sha256(`party ${i}`), key }))
    const [provider, consumer] = parties
    if (!provider || !consumer) throw new Error('there are two parties')
    for (const { id, key } of parties) {
      const call = { functionName: 'registerParty', args: [id, addressOfKey(key), random32(), nowSeconds()] } as const
      await this.chain.send((await this.sign('registrar', call)).raw)
    }
    const digests: Hex32[] = []
    for (let i = 0; i < count; i++) {
      const seconds = Number(nowSeconds())
      const terms: Terms = {
        policy: random32(), price: random32(), product: sha256(`product ${i}`),
        provider: provider.id, consumer: consumer.id, startsAt: seconds - 60, endsAt: seconds + 86_400,
        quota: 1_000_000,
      }
      const hash = signingDigest(PLATFORM, terms)
      const first = await privateKeyToAccount(provider.key).sign({ hash })
      const second = await privateKeyToAccount(consumer.key).sign({ hash })
      const call = { functionName: 'activate', args: [terms, first, second, random32(), nowSeconds()] } as const
      await this.chain.send((await this.sign('recorder', call)).raw)
      digests.push(termsDigest(terms))
    }
    return digests
  }
}

/** Sends signed batches, so many at a time, as fast as the node takes them. */
async function sendAll(chain: Chain, batches: Signed[]): Promise<void> {
  const waiting = batches.values()
  const sender = async () => {
    for (const { raw } of waiting) await chain.send(raw)
  }
  // One connection, in order: the node executes one while the next ones are on their way.
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender))
}

/** What the stand-in node takes at most: batches encoded and signed beforehand, straight to it over WebSocket. */
export function measureCeiling(folder: string): Promise<Ceiling> {
  return withNode(join(folder, 'bare-chain'), measure)
}

async function measure(url: string): Promise<Ceiling> {
  const settings = { rpcUrl: url, chainId: CHAIN_ID, confirmations: 0, feeWei: 0n }
  const roles = { admin: random32(), recorder: random32(), registrar: random32(), regulator: random32() }
  const { ledger } = await deployLedger(settings, roles, sha256(PLATFORM))
  const bare = new Bare(await openChain(settings, ledger), roles)
  const agreements = await bare.activate(MANY)
  const [one = random32()] = agreements
  const reader = createPublicClient({ transport: http(url.replace('ws:', 'http:')) })
  const gasOf = async ({ raw, hash }: Signed) => {
    await bare.chain.send(raw)
    const outcome = await bare.chain.outcome(hash)
    if (outcome?.leaves.length !== GAS_BATCH) throw new Error('the ledger has recorded the whole batch')
    return Number((await reader.getTransactionReceipt({ hash })).gasUsed) / GAS_BATCH
  }
  // The first batch pays for slots that are written for the first time.
  await gasOf(await bare.batch(GAS_BATCH, agreements))
  const gasPerTransfer = await gasOf(await bare.batch(GAS_BATCH, agreements))
  const gasPerTransferOneAgreement = await gasOf(await bare.batch(GAS_BATCH, [one]))

  const before = await bare.chain.size()
  const batches = await Promise.all(Array.from({ length: BATCHES }, () => bare.batch(BATCH, [one])))
  const startedAt = performance.now()
  await sendAll(bare.chain, batches)
  const seconds = (performance.now() - startedAt) / 1000
  const recorded = Number((await bare.chain.size()) - before)
  if (recorded !== BATCH * BATCHES) throw new Error(`${recorded} of ${BATCH * BATCHES} transfers were recorded`)
  return { perSecond: recorded / seconds, gasPerTransfer, gasPerTransferOneAgreement }
}
