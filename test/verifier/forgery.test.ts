import { hexToBigInt, numberToHex, padHex, type Hex } from 'viem'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StepName } from '#api/verifier/refusal.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { openForgersChain, type ForgersChain } from './chain.ts'
import { sha256OfText } from './log.ts'
import {
  DOMAIN, agreementIdOf, hashOfJson, idOf, jcs, keyEntry, keyOf, lower, prove, signTerms, termsOf, transferEntry,
  trustOf, type Draft, type Forgery, type Receipt,
} from './prover.ts'
import { expectRefusal } from './refused.ts'

let chain: ForgersChain
let trust: string
let other: Receipt

beforeAll(async () => {
  chain = await openForgersChain()
  trust = JSON.stringify(await trustOf(chain))
  other = await prove(chain, {
    story: (story) => {
      story.body.transfer = story.id = idOf('tfr', 'c9')
      story.quota = 99
      story.seed = 1
    },
  })
})

/** Forgeries by what they forge, each with the field at which it must fail. */
function refuses(step: StepName, forgeries: Record<string, [field: string, forgery: Forgery]>) {
  describe(`step ${step}`, () => {
    test.each(Object.entries(forgeries))('%s', async (_, [field, forgery]) => {
      expectRefusal(verifyReceipt(jcs(await prove(chain, forgery)), { trust }), step, field)
    })
  })
}

/** Forges the finished receipt, and nothing that was hashed or signed. */
const after = (change: (receipt: Receipt) => void): Forgery => ({ receipt: change })
/** Forges the body and hashes it anew. */
const body = (change: (draft: Draft) => void): Forgery => ({
  draft: (draft) => {
    change(draft)
    draft.entry.body = hashOfJson(draft.story.body)
  },
})

refuses('record', {
  'the id of another transfer': ['id', after((r) => void (r.id = other.id))],
  'an entry of another transfer': [
    'record.entry.transfer', { draft: ({ entry }) => void (entry.transfer = sha256OfText(other.id)) },
  ],
  'other rows than were recorded': ['record.body', after((r) => void (r.record.body.rows = 3))],
  'the body of another receipt': ['record.body', after((r) => void (r.record.body.version = 4))],
  'a plain hash as content': [
    'record.entry.content', { draft: ({ entry, story }) => void (entry.content = story.body.sha256) },
  ],
  'another nonce': ['record.entry.content', body(({ story }) => void (story.body.nonce = sha256OfText('other')))],
})

refuses('inclusion', {
  'another size': ['inclusion', after((r) => void r.record.entry.size++)],
  'another time': ['inclusion', after((r) => void r.record.entry.at--)],
  'another index': ['inclusion', after((r) => void (r.record.index ^= 1))],
  'an index past the end': ['inclusion', after((r) => void (r.record.index = 25))],
  'the path of another leaf': ['inclusion', after((r) => void (r.inclusion = r.agreement.provider.inclusion))],
  'a shorter path': ['inclusion', after((r) => void r.inclusion.pop())],
  'a longer path': ['inclusion', after((r) => void r.inclusion.push(sha256OfText('more')))],
  'a path in reverse': ['inclusion', after((r) => void r.inclusion.reverse())],
  'no path': ['inclusion', after((r) => void (r.inclusion = []))],
  'a record of another log': [
    'inclusion',
    after((r) => void Object.assign(r, { id: other.id, record: other.record, inclusion: other.inclusion })),
  ],
  'a checkpoint of another log': ['inclusion', after((r) => void (r.checkpoint = other.checkpoint))],
})

const outside = (at: (draft: Draft) => number): Forgery => ({ draft: (draft) => void (draft.entry.at = at(draft)) })
const otherTerms = (draft: Draft) => ({ ...draft.terms, quota: draft.terms.quota + 1 })
const SIGNERS = { provider: '东营市港航大数据有限公司', consumer: '胜利油田物流有限责任公司' } as const
const party = (role: 'provider' | 'consumer') => keyOf(SIGNERS[role])
const signature = (role: 'provider' | 'consumer', change: (hex: Hex) => Hex): Forgery => ({
  draft: ({ signatures }) => void (signatures[role] = change(signatures[role])),
})
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const highS = (hex: Hex): Hex => {
  const s = numberToHex(ORDER - hexToBigInt(`0x${hex.slice(66, 130)}`), { size: 32 })
  return `${hex.slice(0, 66)}${s.slice(2)}${hex.endsWith('1b') ? '1c' : '1b'}` as Hex
}

refuses('agreement', {
  'an entry under another agreement': [
    'agreement.terms', { draft: (draft) => void (draft.entry.agreement = agreementIdOf(otherTerms(draft))) },
  ],
  'other terms': ['agreement.terms', after((r) => void r.agreement.terms.quota++)],
  'the agreement of another receipt': ['agreement.terms', after((r) => void (r.agreement = other.agreement))],
  'another product': ['agreement.terms.product', body(({ story }) => void (story.body.product = idOf('prd', 'e9')))],
  'another policy': ['agreement.policy', after((r) => void (r.agreement.policy = { permission: [] }))],
  'another price': ['agreement.price', after((r) => void (r.agreement.price = { priceFen: 1 }))],
  'before the window': ['agreement.terms.endsAt', outside(({ terms }) => terms.startsAt - 1)],
  'the first second after the window': ['agreement.terms.endsAt', outside(({ terms }) => terms.endsAt)],
  'an empty window': ['agreement.terms.endsAt', { story: (story) => void (story.endsAt = story.startsAt) }],
  'no quota': ['agreement.terms.quota', { story: (story) => void (story.quota = 0) }],
  'one party on both sides': ['agreement.terms.consumer', { story: (story) => void (story.consumer = story.provider) }],
  'one key on both sides': [
    'agreement.consumer.body.address', { story: (story) => void (story.consumer.address = story.provider.address) },
  ],
  'the key of another party': [
    'agreement.provider.entry.subject',
    { draft: ({ keys }) => void (keys.provider.subject = sha256OfText(idOf('ptc', 'ff'))) },
  ],
  'a key record that names another party': [
    'agreement.consumer.entry.subject',
    { draft: ({ story }) => void (story.consumer.participant = idOf('ptc', 'ff')) },
  ],
  'custody other than registered': [
    'agreement.provider.body', after((r) => void (r.agreement.provider.body.custody = 'platform')),
  ],
  'a name other than registered': [
    'agreement.consumer.body', after((r) => void (r.agreement.consumer.body.name = '别家')),
  ],
  'an address other than on the chain': [
    'agreement.consumer.entry.actor',
    { draft: ({ keys }) => void (keys.consumer.actor = padHex(lower(keyOf('别家').address), { size: 32 })) },
  ],
  'an address beyond its 20 bytes': [
    'agreement.consumer.entry.actor',
    { draft: ({ keys }) => void (keys.consumer.actor = `0x01${keys.consumer.actor.slice(4)}`) },
  ],
  'a key registered later': [
    'agreement.consumer.entry.at', { draft: ({ story, keys }) => void (keys.consumer.at = story.at + 1) },
  ],
  'a key registered behind the transfer': [
    'agreement.provider.entry.at', { draft: ({ places }) => void (places.provider = places.transfer + 1) },
  ],
  'a key record outside the log': [
    'agreement.provider.inclusion',
    after(({ agreement }) => void (agreement.provider.inclusion = agreement.consumer.inclusion)),
  ],
  'a key record of another log': ['agreement.consumer.inclusion', {
    draft: (draft) => void (draft.story.seed = 7),
    receipt: (r) => void (r.agreement.consumer.inclusion = other.agreement.consumer.inclusion),
  }],
  'signatures in each other\'s place': ['agreement.providerSignature', {
    draft: ({ signatures: s }) => void ([s.provider, s.consumer] = [s.consumer, s.provider]),
  }],
  'the signature of a stranger': ['agreement.providerSignature', {
    draft: async ({ signatures, terms }) => void (signatures.provider = await signTerms(keyOf('别家'), terms)),
  }],
  'the consumer\'s signature over other terms': ['agreement.consumerSignature', {
    draft: async (draft) => void (draft.signatures.consumer = await signTerms(party('consumer'), otherTerms(draft))),
  }],
  'a signature for another platform': ['agreement.consumerSignature', {
    draft: async ({ signatures, terms }) => {
      const domain = { ...DOMAIN, salt: sha256OfText('ledger.other.demo') }
      signatures.consumer = await signTerms(party('consumer'), terms, false, domain)
    },
  }],
  'a signature over the terms called a standing offer': [
    'agreement.providerSignature', after((r) => void (r.agreement.standing = true)),
  ],
  'a standing offer called a signature over the terms': ['agreement.providerSignature', {
    story: (story) => void (story.standing = true), receipt: (r) => void (r.agreement.standing = false),
  }],
  'a consumer who signed for anybody': ['agreement.consumerSignature', {
    draft: async ({ signatures, terms }) => {
      signatures.consumer = await signTerms(party('consumer'), terms, true)
    },
  }],
  'the higher s': ['agreement.providerSignature', signature('provider', highS)],
  'v of 0 or 1': [
    'agreement.consumerSignature',
    signature('consumer', (hex) => `${hex.slice(0, -2)}0${hex.endsWith('1b') ? 0 : 1}` as Hex),
  ],
  'v of EIP-155': ['agreement.consumerSignature', signature('consumer', (hex) => `${hex.slice(0, -2)}25` as Hex)],
  'a signature of 64 bytes': ['agreement.providerSignature', signature('provider', (hex) => hex.slice(0, -2) as Hex)],
  'a signature of zeros': ['agreement.providerSignature', signature('provider', () => `0x${'00'.repeat(64)}1b`)],
})

test('the forger\'s tools make true receipts where they forge nothing', async () => {
  expect(verifyReceipt(jcs(other), { trust }).verdict).toBe('verified')
  const hashedAnew = await prove(chain, body(({ story, keys, entry }) => {
    keys.provider = keyEntry(story.provider, story.registeredAt)
    Object.assign(entry, transferEntry(story, agreementIdOf(termsOf(story))))
  }))
  expect(verifyReceipt(jcs(hashedAnew), { trust }).verdict).toBe('verified')
})
