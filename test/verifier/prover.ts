import canonicalize from 'canonicalize'
import { hashStruct, padHex, type Hex } from 'viem'
import { privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts'
import { anchorOf, codeHashOf, slot, type Anchor, type Block, type ForgersChain } from './chain.ts'
import {
  leafOfEvent, leafOfTransfer, logLine, noteSigner, pathOf, rootOf, sha256, sha256OfText, vkeyOf, witnessLine,
  type EventEntry, type TransferEntry,
} from './log.ts'

/** A prover that shares no code with the platform's: it makes true receipts, and as false ones as a test asks for. */
export const PLATFORM = 'ledger.dongying-data.demo'
export const LOG = noteSigner(`${PLATFORM}/0`, 0x01)
export const WITNESS = noteSigner(`witness.${PLATFORM}`, 0x04)
export const CONTENT = Buffer.from('日期,泊位,占用\n2026-01-05,A01,1\n2026-01-05,A02,0\n')
export const AT = 1_785_000_000

export const TERMS_TYPE = {
  Terms: [
    { name: 'policy', type: 'bytes32' },
    { name: 'price', type: 'bytes32' },
    { name: 'product', type: 'bytes32' },
    { name: 'provider', type: 'bytes32' },
    { name: 'consumer', type: 'bytes32' },
    { name: 'startsAt', type: 'uint40' },
    { name: 'endsAt', type: 'uint40' },
    { name: 'quota', type: 'uint48' },
  ],
} as const
export const DOMAIN = { name: '东营大数据交易分平台', version: '1', salt: sha256OfText(PLATFORM) }
const ANYBODY: Hex = `0x${'0'.repeat(64)}`

export type Terms = {
  policy: Hex; price: Hex; product: Hex; provider: Hex; consumer: Hex; startsAt: number; endsAt: number; quota: number
}
export type Role = 'provider' | 'consumer'
type KeyBody = {
  participant: string; name: string; uscc: string; address: Hex; custody: 'own' | 'platform'; nonce: Hex
}
type KeyRecord = { index: number; entry: EventEntry; body: KeyBody; inclusion: Hex[] }

export const idOf = (prefix: string, tail: string) => `${prefix}_${tail.padStart(26, '0')}`
export const jcs = (value: unknown) => canonicalize(value) ?? ''
export const hashOfJson = (value: unknown) => sha256OfText(jcs(value))
export const keyOf = (name: string): PrivateKeyAccount => privateKeyToAccount(sha256OfText(`key of ${name}`))
export const lower = (address: Hex) => address.toLowerCase() as Hex

/** What happened, before anything is hashed. */
export function newStory() {
  const party = (name: string, uscc: string, tail: string): KeyBody => ({
    participant: idOf('ptc', tail), name, uscc, address: lower(keyOf(name).address), custody: 'own',
    nonce: sha256OfText(`nonce of ${name}`),
  })
  const provider = party('东营市港航大数据有限公司', '91370500MA3C000017', 'a1')
  const consumer = party('胜利油田物流有限责任公司', '91370500MA3C000025', 'b2')
  const policy: Record<string, unknown> = { permission: [{ action: 'use', purpose: '物流调度' }], prohibition: [] }
  const price: Record<string, unknown> = { model: 'per_transfer', priceFen: 12_000 }
  const sha256OfContent = sha256(`0x${CONTENT.toString('hex')}`)
  const body = {
    transfer: idOf('tfr', 'c3'), agreement: idOf('agr', 'd4'), product: idOf('prd', 'e5'), version: 3,
    source: sha256OfText('source'), sha256: sha256OfContent, sm3: sha256OfText('sm3'), mediaType: 'text/csv',
    format: 'csv', rows: 2, form: 'file', selection: null, fingerprint: null, nonce: sha256OfText('nonce'),
  }
  return {
    id: body.transfer, provider, consumer, policy, price, body, at: AT, size: CONTENT.length, standing: false,
    registeredAt: AT - 86_400, startsAt: AT - 3600, endsAt: AT + 3600, quota: 10, fillers: 20, seed: 0,
  }
}
export type Story = ReturnType<typeof newStory>

export const termsOf = (story: Story): Terms => ({
  policy: hashOfJson(story.policy), price: hashOfJson(story.price), product: sha256OfText(story.body.product),
  provider: sha256OfText(story.provider.participant), consumer: sha256OfText(story.consumer.participant),
  startsAt: story.startsAt, endsAt: story.endsAt, quota: story.quota,
})
export const agreementIdOf = (terms: Terms) => hashStruct({ data: terms, primaryType: 'Terms', types: TERMS_TYPE })

/** A party's EIP-712 signature; `anybody` signs the standing offer. */
export const signTerms = (account: PrivateKeyAccount, terms: Terms, anybody = false, domain = DOMAIN): Promise<Hex> =>
  account.signTypedData({
    domain, types: TERMS_TYPE, primaryType: 'Terms', message: anybody ? { ...terms, consumer: ANYBODY } : terms,
  })

export const keyEntry = (body: KeyBody, at: number): EventEntry => ({
  subject: sha256OfText(body.participant), kind: 'party.key_registered', body: hashOfJson(body),
  actor: padHex(body.address, { size: 32 }), at,
})
export const transferEntry = (story: Story, agreement: Hex): TransferEntry => ({
  agreement, transfer: sha256OfText(story.body.transfer), content: sha256(story.body.nonce, story.body.sha256),
  body: hashOfJson(story.body), at: story.at, size: story.size,
})

/** The text of a checkpoint that its signatures cover. */
export function noteText(leaves: readonly Hex[], block: Block, chainId: number, origin = LOG.name): string {
  const root = Buffer.from(rootOf(leaves).slice(2), 'hex').toString('base64')
  return `${origin}\n${leaves.length}\n${root}\nblock ${chainId} ${block.number} ${block.hash}\n`
}

/** A text as a note signed by the log and cosigned by the witness. */
export const signNote = (text: string, log = LOG, witness = WITNESS): string =>
  `${text}\n${logLine(log, text)}${witnessLine(witness, text, AT + 60)}`

export type Draft = {
  story: Story; terms: Terms; entry: TransferEntry; keys: Record<Role, EventEntry>
  signatures: Record<Role, Hex>; places: { provider: number; consumer: number; transfer: number }
}
export type Receipt = Awaited<ReturnType<typeof assemble>>

/**
 * Where a forger may reach in: before anything is hashed; before leaves are hashed; what the chain keeps and the log
 * signs; and the finished receipt.
 */
export type Forgery = {
  story?: (story: Story) => void
  draft?: (draft: Draft) => void | Promise<void>
  slots?: (size: Hex, root: Hex) => [Hex, Hex]
  text?: (text: string) => string
  receipt?: (receipt: Receipt) => void
}

/** What a story comes to, everything hashed and signed. */
export async function draftOf(story: Story): Promise<Draft> {
  const terms = termsOf(story)
  return {
    story,
    terms,
    entry: transferEntry(story, agreementIdOf(terms)),
    keys: {
      provider: keyEntry(story.provider, story.registeredAt), consumer: keyEntry(story.consumer, story.registeredAt),
    },
    signatures: {
      provider: await signTerms(keyOf(story.provider.name), terms, story.standing),
      consumer: await signTerms(keyOf(story.consumer.name), terms),
    },
    places: { provider: 1, consumer: 4, transfer: story.fillers },
  }
}

/** The log in which a draft lies among fillers. */
export function leavesOf({ story, keys, entry, places }: Draft): Hex[] {
  const leaves = Array.from({ length: story.fillers + 5 }, (_, i) => sha256OfText(`filler ${story.seed} ${i}`))
  leaves[places.provider] = leafOfEvent(keys.provider)
  leaves[places.consumer] = leafOfEvent(keys.consumer)
  leaves[places.transfer] = leafOfTransfer(entry)
  return leaves
}

/** Proves a story on a chain where anything can be written: all that is not forged is consistent. */
export async function prove(chain: ForgersChain, forgery: Forgery = {}): Promise<Receipt> {
  const story = newStory()
  forgery.story?.(story)
  const draft = await draftOf(story)
  await forgery.draft?.(draft)
  const leaves = leavesOf(draft)
  const values: [Hex, Hex] = [slot(leaves.length), rootOf(leaves)]
  const number = await chain.store([slot(0), slot(1)], forgery.slots?.(...values) ?? values)
  const { anchor, block } = await anchorOf(chain.provider, chain.contract, number)
  const text = noteText(leaves, block, chain.chainId)
  const receipt = assemble(draft, leaves, signNote(forgery.text?.(text) ?? text), anchor)
  forgery.receipt?.(receipt)
  return receipt
}

/** The receipt of a transfer among its log's leaves. */
export function assemble(draft: Draft, leaves: Hex[], checkpoint: string, anchor: Anchor) {
  const { story, terms, entry, keys, signatures, places } = draft
  const key = (role: Role): KeyRecord => ({
    index: places[role], entry: keys[role], body: story[role], inclusion: pathOf(places[role], leaves),
  })
  return {
    type: 'dongying.transfer-receipt/v1', id: story.id, record: { index: places.transfer, entry, body: story.body },
    inclusion: pathOf(places.transfer, leaves), checkpoint, anchor,
    agreement: {
      terms, standing: story.standing, providerSignature: signatures.provider, consumerSignature: signatures.consumer,
      policy: story.policy, price: story.price, provider: key('provider'), consumer: key('consumer'),
    },
  }
}

/** The trust file of a chain's contract. */
export async function trustOf(chain: Pick<ForgersChain, 'provider' | 'contract' | 'chainId'>) {
  const { provider, contract, chainId } = chain
  const ledger: Hex = `0x${'11'.repeat(20)}`
  return {
    type: 'dongying.trust/v1', platform: PLATFORM, log: vkeyOf(LOG), witness: vkeyOf(WITNESS),
    chain: {
      chainId, ledger, checkpoint: lower(contract), checkpointCodeHash: await codeHashOf(provider, contract),
      ledgerCodeHash: sha256OfText('ledger code'),
    },
  }
}
