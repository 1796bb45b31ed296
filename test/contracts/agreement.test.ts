import { beforeEach, describe, expect, test } from 'vitest'
import { concat, numberToHex, parseSignature, type Hex } from 'viem'
import { activate, openChain, refusal, registerParty, termsOf, ZERO, type Chain, type Party } from './chain.ts'
import { id32, sha256, type Terms } from './entry.ts'

const PARTY = 0, PRODUCT = 1, AGREEMENT = 2, LEDGER = 3
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const UNKNOWN = 0, ACTIVE = 1, SUSPENDED = 2, TERMINATED = 3

let chain: Chain
let provider: Party
let consumer: Party
beforeEach(async () => {
  chain = await openChain()
  provider = await registerParty(chain, 'ptc_provider')
  consumer = await registerParty(chain, 'ptc_consumer')
})

const sign = async (party: Party, terms: Terms) =>
  party.account.sign({ hash: await chain.read.termsDigest([terms]) })
const activating = async (terms: Terms, ofProvider?: Hex, ofConsumer?: Hex) =>
  refusal(chain.as('recorder').activate(
    [terms, ofProvider ?? await sign(provider, terms), ofConsumer ?? await sign(consumer, terms), ZERO, 1n]))
const suspending = async (scope: number, subject: Hex) =>
  refusal(chain.as('regulator').suspend([scope, subject, ZERO, ZERO, 1n]))
const resuming = async (scope: number, subject: Hex) =>
  refusal(chain.as('regulator').resume([scope, subject, ZERO, ZERO, 1n]))
const terminating = async (agreement: Hex) =>
  refusal(chain.as('recorder').terminate([agreement, ZERO, ZERO, 1n]))
const stateOf = async (agreement: Hex) => (await chain.read.agreementOf([agreement]))[4]

describe('an agreement comes into force', () => {
  test('with both signatures over the same terms', async () => {
    const terms = await termsOf(chain, provider, consumer)
    const id = await activate(chain, provider, consumer, terms)
    expect(await chain.read.agreementOf([id])).toEqual([terms.startsAt, terms.endsAt, terms.quota, 0, ACTIVE])
  })

  test('with a standing offer, for every consumer who signs', async () => {
    const third = await registerParty(chain, 'ptc_third')
    const offer = await sign(provider, { ...await termsOf(chain, provider, consumer), consumer: ZERO })
    expect(await activating(await termsOf(chain, provider, consumer), offer)).toBe('accepted')
    const terms = await termsOf(chain, provider, third)
    expect(await activating(terms, offer, await sign(third, terms))).toBe('accepted')
  })

  test('once', async () => {
    const terms = await termsOf(chain, provider, consumer)
    const id = await activate(chain, provider, consumer, terms)
    expect(await activating(terms)).toBe(`Ledger_StateUnfit(${id},${ACTIVE})`)
  })

  test.each([
    ['an empty window', { startsAt: 9, endsAt: 9 }, 'Ledger_WindowEmpty(9,9)'],
    ['a window that ends before it starts', { startsAt: 9, endsAt: 8 }, 'Ledger_WindowEmpty(9,8)'],
    ['no quota', { quota: 0 }, 'Ledger_QuotaZero()'],
    ['no product, which nobody could suspend', { product: ZERO }, 'Ledger_ProductZero()'],
    ['the provider as consumer', { consumer: id32('ptc_provider') }, `Ledger_SameParty(${id32('ptc_provider')})`],
    ['anybody as consumer', { consumer: ZERO }, `Ledger_SignatureInvalid(${ZERO})`],
    ['an unregistered consumer', { consumer: id32('ptc_x') }, `Ledger_SignatureInvalid(${id32('ptc_x')})`],
    ['an unregistered provider', { provider: id32('ptc_x') }, `Ledger_SignatureInvalid(${id32('ptc_x')})`],
  ])('but not with %s', async (_, rest, reason) => {
    expect(await activating(await termsOf(chain, provider, consumer, rest))).toBe(reason)
  })

  test('but not with a party that has no key and a signature that is nobody\'s', async () => {
    const [stranger, nobody] = [id32('ptc_x'), `0x${'0'.repeat(130)}`] as const
    expect(await activating(await termsOf(chain, provider, consumer, { provider: stranger }), nobody))
      .toBe(`Ledger_SignatureInvalid(${stranger})`)
    expect(await activating(await termsOf(chain, provider, consumer, { consumer: stranger }), undefined, nobody))
      .toBe(`Ledger_SignatureInvalid(${stranger})`)
  })

  test.each([
    ['the ledger', LEDGER, () => ZERO], ['the provider', PARTY, () => provider.id],
    ['the consumer', PARTY, () => consumer.id], ['the product', PRODUCT, () => id32('prd_test')],
  ] as const)('but not while %s is suspended', async (_, scope, subject) => {
    const terms = await termsOf(chain, provider, consumer)
    expect(await suspending(scope, subject())).toBe('accepted')
    expect(await activating(terms)).toBe(`Ledger_Suspended(${subject()})`)
    expect(await resuming(scope, subject())).toBe('accepted')
    expect(await activating(terms)).toBe('accepted')
  })
})

describe('a signature counts', () => {
  test('for no other terms', async () => {
    const terms = await termsOf(chain, provider, consumer)
    const other = { ...terms, quota: terms.quota + 1 }
    expect(await activating(terms, await sign(provider, other))).toBe(`Ledger_SignatureInvalid(${provider.id})`)
    expect(await activating(terms, undefined, await sign(consumer, other)))
      .toBe(`Ledger_SignatureInvalid(${consumer.id})`)
  })

  test('of the consumer not over a standing offer', async () => {
    const terms = await termsOf(chain, provider, consumer)
    const offer = await sign(consumer, { ...terms, consumer: ZERO })
    expect(await activating(terms, undefined, offer)).toBe(`Ledger_SignatureInvalid(${consumer.id})`)
  })

  test('of its party only', async () => {
    const terms = await termsOf(chain, provider, consumer)
    const [a, b] = [await sign(provider, terms), await sign(consumer, terms)]
    expect(await activating(terms, b, a)).toBe(`Ledger_SignatureInvalid(${provider.id})`)
    expect(await activating(terms, a, a)).toBe(`Ledger_SignatureInvalid(${consumer.id})`)
  })

  test('in one form: the malleable twin, other lengths and other values of v are refused', async () => {
    const terms = await termsOf(chain, provider, consumer)
    const signature = await sign(provider, terms)
    const { r, s, yParity } = parseSignature(signature)
    const twin = concat([r, numberToHex(ORDER - BigInt(s), { size: 32 }), numberToHex(28 - yParity)])
    const bare = concat([r, s, numberToHex(yParity, { size: 1 })])
    const zeros = `0x${'0'.repeat(130)}` as const
    for (const forged of [twin, bare, concat([signature, '0x00']), concat([r, s]), '0x', zeros] as const)
      expect(await activating(terms, forged)).toBe(`Ledger_SignatureInvalid(${provider.id})`)
    expect(await activating(terms, signature)).toBe('accepted')
  })

  test('of the current key only', async () => {
    const terms = await termsOf(chain, provider, consumer)
    const old = await sign(provider, terms)
    provider = await registerParty(chain, 'ptc_provider', sha256('next key'))
    expect(await activating(terms, old)).toBe(`Ledger_SignatureInvalid(${provider.id})`)
    expect(await activating(terms)).toBe('accepted')
  })
})

describe('a key', () => {
  const registering = async (party: Hex, key: Hex) =>
    refusal(chain.as('registrar').registerParty([party, key, ZERO, 1n]))

  test('belongs to the party that registered it and does not come back after its successor', async () => {
    const taken = `Ledger_KeyTaken(${provider.account.address},${provider.id})`
    expect(await registering(consumer.id, provider.account.address)).toBe(taken)
    expect(await registering(provider.id, provider.account.address)).toBe(taken)
    const { account } = await registerParty(chain, 'ptc_provider', sha256('next key'))
    expect(await chain.read.keyOf([provider.id])).toBe(account.address)
    expect(await registering(provider.id, provider.account.address)).toBe(taken)
    expect(await registering(consumer.id, provider.account.address)).toBe(taken)
  })

  test('is not zero, nor is its party', async () => {
    expect(await registering(id32('ptc_x'), `0x${'0'.repeat(40)}`)).toBe('Ledger_KeyZero()')
    expect(await registering(ZERO, `0x${'1'.repeat(40)}`)).toBe('Ledger_PartyZero()')
  })
})

describe('states × acts', () => {
  const reach: Record<number, (terms: Terms) => Promise<Hex>> = {
    [UNKNOWN]: (terms) => chain.read.agreementId([terms]),
    [ACTIVE]: (terms) => activate(chain, provider, consumer, terms),
    [SUSPENDED]: async (terms) => {
      const id = await activate(chain, provider, consumer, terms)
      await suspending(AGREEMENT, id)
      return id
    },
    [TERMINATED]: async (terms) => {
      const id = await activate(chain, provider, consumer, terms)
      await terminating(id)
      return id
    },
  }
  const acts = {
    activate: (_: Hex, terms: Terms) => activating(terms),
    suspend: (id: Hex) => suspending(AGREEMENT, id),
    resume: (id: Hex) => resuming(AGREEMENT, id),
    terminate: (id: Hex) => terminating(id),
  }
  type Act = keyof typeof acts
  const next: Record<number, Partial<Record<Act, number>>> = {
    [UNKNOWN]: { activate: ACTIVE },
    [ACTIVE]: { suspend: SUSPENDED, terminate: TERMINATED },
    [SUSPENDED]: { resume: ACTIVE, terminate: TERMINATED },
    [TERMINATED]: {},
  }
  const cells = [UNKNOWN, ACTIVE, SUSPENDED, TERMINATED].flatMap((state) =>
    (['activate', 'suspend', 'resume', 'terminate'] as const).map((act) => ({ state, act, to: next[state]?.[act] })))

  test.each(cells)('$state × $act → $to', async ({ state, act, to }) => {
    const terms = await termsOf(chain, provider, consumer)
    const id = await reach[state]?.(terms) ?? ZERO
    expect(await stateOf(id)).toBe(state)
    expect(await acts[act](id, terms)).toBe(to === undefined ? `Ledger_StateUnfit(${id},${state})` : 'accepted')
    expect(await stateOf(id)).toBe(to ?? state)
  })
})

describe('a suspension', () => {
  test('is imposed once and lifted once', async () => {
    expect(await resuming(PARTY, provider.id)).toBe(`Ledger_SuspensionUnchanged(${provider.id})`)
    expect(await suspending(PARTY, provider.id)).toBe('accepted')
    expect(await suspending(PARTY, provider.id)).toBe(`Ledger_SuspensionUnchanged(${provider.id})`)
  })

  test('is lifted in the scope in which it was imposed', async () => {
    await suspending(PARTY, provider.id)
    expect(await resuming(PRODUCT, provider.id)).toBe(`Ledger_SuspensionUnchanged(${provider.id})`)
    expect(await chain.read.isSuspended([provider.id])).toBe(true)
  })

  test('of the whole ledger names no subject, any other one does', async () => {
    expect(await suspending(LEDGER, provider.id)).toBe(`Ledger_SubjectInvalid(${LEDGER},${provider.id})`)
    for (const scope of [PARTY, PRODUCT, AGREEMENT])
      expect(await suspending(scope, ZERO)).toBe(`Ledger_SubjectInvalid(${scope},${ZERO})`)
  })

  test('of one party is not one of another, of the ledger or of what the ledger never met', async () => {
    await suspending(PARTY, provider.id)
    for (const subject of [consumer.id, ZERO, id32('prd_test'), id32('anything')])
      expect(await chain.read.isSuspended([subject])).toBe(false)
  })

  test('of a party that has no key yet is there when it registers', async () => {
    expect(await suspending(PARTY, id32('ptc_x'))).toBe('accepted')
    const late = await registerParty(chain, 'ptc_x')
    const terms = await termsOf(chain, late, consumer)
    expect(await activating(terms, await sign(late, terms))).toBe(`Ledger_Suspended(${late.id})`)
  })
})
