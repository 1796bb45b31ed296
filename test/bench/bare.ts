import { randomBytes } from 'node:crypto'
import { privateKeyToAccount } from 'viem/accounts'
import { signingDigest, type Terms, termsDigest } from '#api/agreement/terms.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { hex, type Hex32 } from '#api/kernel/hex.ts'
import { type Chain, type LedgerCall, openChain, type Signed } from '#api/provenance/chain.ts'
import { addressOfKey, deployLedger } from '#api/provenance/deploy.ts'
import { CHAIN_ID } from './node.ts'

const PLATFORM = 'ledger.bench.test'

/** Thirty-two random bytes. */
export const random32 = (): Hex32 => hex(randomBytes(32))
const nowSeconds = () => BigInt(Math.floor(Date.now() / 1000))

/** A ledger of its own on a stand-in node of its own, and transactions for it, signed before they are sent. */
export class Bare {
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

/** Deploys a ledger on a bare node and opens the port to it. */
export async function openBare(url: string): Promise<Bare> {
  const settings = { rpcUrl: url, chainId: CHAIN_ID, confirmations: 0, feeWei: 0n }
  const roles = { admin: random32(), recorder: random32(), registrar: random32(), regulator: random32() }
  const { ledger } = await deployLedger(settings, roles, sha256(PLATFORM))
  return new Bare(await openChain(settings, ledger), roles)
}
