import hre from 'hardhat'
import {
  createPublicClient, createWalletClient, custom, decodeErrorResult, getContract, isHex, pad, parseEventLogs,
  type Address, type Hex,
} from 'viem'
import { privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts'
import { hardhat } from 'viem/chains'
import { ledgerAbi } from './abi.ts'
import { eventEntry, id32, kind32, leafHash, sha256, type Terms } from './entry.ts'

export const PLATFORM = 'ledger.dongying-data.demo'
export const TOLERANCE = 300
export const ZERO = `0x${'0'.repeat(64)}` as const

/** Accounts by the role that each holds alone; `stranger` holds none. */
export type Who = 'admin' | 'recorder' | 'registrar' | 'regulator' | 'stranger'

export type Chain = Awaited<ReturnType<typeof openChain>>

/** A party, its signing key and the leaf of that key's registration. */
export type Party = { id: Hex; account: PrivateKeyAccount; leaf: Hex }

/** What the compiler makes of a production contract. */
export async function artifactOf(name: 'Ledger' | 'Checkpoint') {
  await built
  return hre.artifacts.readArtifact(name)
}
const built = hre.tasks.getTask('build').run({ quiet: true, noTests: true })

/** A fresh chain in this process with a deployed ledger; its first block is at `startsAt` (Unix seconds), if given. */
export async function openChain(startsAt?: number) {
  const bytecode = asHex((await artifactOf('Ledger')).bytecode)
  const initialDate = startsAt === undefined ? {} : { initialDate: new Date(startsAt * 1000) }
  const { provider } = await hre.network.create({ override: { allowBlocksWithSameTimestamp: true, ...initialDate } })
  const transport = custom(provider, { retryCount: 0 })
  const client = createPublicClient({ chain: hardhat, transport, pollingInterval: 1, cacheTime: 0 })
  const deployer = createWalletClient({ chain: hardhat, transport })
  const [admin, recorder, registrar, regulator, stranger] = await deployer.getAddresses()
  if (!admin || !recorder || !registrar || !regulator || !stranger) throw new Error('the chain has five accounts')
  const accounts: Record<Who, Address> = { admin, recorder, registrar, regulator, stranger }

  const args = [sha256(PLATFORM), admin, recorder, registrar, regulator, BigInt(TOLERANCE)] as const
  const hash = await deployer.deployContract({ abi: ledgerAbi, bytecode, account: admin, args })
  const { contractAddress } = await client.waitForTransactionReceipt({ hash })
  if (!contractAddress) throw new Error('the ledger is deployed')
  const ledger = { address: contractAddress, abi: ledgerAbi }

  /** The ledger's acts in the name of an account. */
  const as = (who: Who) => {
    const wallet = createWalletClient({ chain: hardhat, transport, account: accounts[who] })
    return getContract({ ...ledger, client: { public: client, wallet } }).write
  }
  /** Gas and decoded events of a transaction. */
  const mined = async (sent: Promise<Hex>) => {
    const { gasUsed, logs } = await client.waitForTransactionReceipt({ hash: await sent })
    return { gasUsed, logs: parseEventLogs({ abi: ledgerAbi, logs }) }
  }
  const now = async () => Number((await client.getBlock()).timestamp)
  return { ...ledger, client, provider, accounts, as, mined, now, read: getContract({ ...ledger, client }).read }
}

/** Registers a party under a key made of its name, or under the given one. */
export async function registerParty(chain: Chain, name: string, key = sha256(`key of ${name}`)): Promise<Party> {
  const [id, account, body] = [id32(name), privateKeyToAccount(key), sha256(`body of ${name}`)]
  await chain.mined(chain.as('registrar').registerParty([id, account.address, body, 1n]))
  const actor = pad(account.address).toLowerCase() as Lowercase<Hex>
  const leaf = leafHash(eventEntry({ subject: id, kind: kind32('party.key_registered'), body, actor, at: 1n }))
  return { id, account, leaf }
}

/** Terms between two parties that hold from now for a day, but for what the test says otherwise. */
export async function termsOf(chain: Chain, provider: Party, consumer: Party, rest: Partial<Terms> = {}) {
  const startsAt = await chain.now()
  const parties = { provider: provider.id, consumer: consumer.id, product: id32('prd_test') }
  const terms = { policy: sha256('policy'), price: sha256('price'), startsAt, endsAt: startsAt + 86_400, quota: 1_000 }
  return { ...terms, ...parties, ...rest }
}

/** Puts an agreement into force over both parties' signatures and returns its id. */
export async function activate(chain: Chain, provider: Party, consumer: Party, terms: Terms): Promise<Hex> {
  const hash = await chain.read.termsDigest([terms])
  const signatures = [await provider.account.sign({ hash }), await consumer.account.sign({ hash })] as const
  await chain.mined(chain.as('recorder').activate([terms, ...signatures, sha256('activation'), 1n]))
  return chain.read.agreementId([terms])
}

/** The custom error, with its arguments, that a call was refused with; 'accepted' if it was not. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'accepted'
  } catch (error) {
    const data = revertData(error)
    if (data === undefined) throw error
    const { errorName, args } = decodeErrorResult({ abi: ledgerAbi, data })
    return `${errorName}(${(args ?? []).join()})`
  }
}

/** What the contract returned with its revert, wherever in the chain of causes the node's answer lies. */
function revertData(error: unknown): Hex | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const data = 'data' in error ? error.data : undefined
  if (isHex(data)) return data
  return revertData(data) ?? ('cause' in error ? revertData(error.cause) : undefined)
}

/** Bytecode in an artifact is hexadecimal text. */
const asHex = (text: string) => text as Hex
