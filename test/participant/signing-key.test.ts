import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { createPublicClient, webSocket } from 'viem'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { TypedData } from '#api/agreement/schema.ts'
import type { Party } from '#api/cli/road.ts'
import { asHex } from '#api/kernel/hex.ts'
import { chainId32 } from '#api/kernel/ids.ts'
import { keyMessage } from '#api/participant/participant.ts'
import { KeyView } from '#api/participant/schema.ts'
import { LEDGER_ABI } from '#api/provenance/ledger-abi.ts'
import { codeOf } from '#test/delivery/world.ts'
import { PASSWORD, platform, platformWithChain } from '#test/support/platform.ts'
import { Id, listedProduct, openWorld, window, type World } from '#test/support/story.ts'

let world: World
let party: Party
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  party = await world.admit(['provider', 'consumer'])
})

const newKey = () => privateKeyToAccount(generatePrivateKey())
const keysOf = async ({ client }: Party) => (await client.get('/api/keys', z.object({ items: z.array(KeyView) }))).items
const add = ({ client }: Party, body: unknown) => client.post('/api/keys', body, KeyView)

async function proven({ id }: Party, key = newKey(), signer = key, address: string = key.address) {
  const signature = await signer.signMessage({ message: keyMessage(id, key.address) })
  return { custody: 'own', address, signature, password: PASSWORD }
}

async function keyOnChain(id: string): Promise<string> {
  const { ledger } = world.platform.started.chain
  const client = createPublicClient({ transport: webSocket(inject('chainUrl')) })
  const args = [chainId32(id)] as const
  const key = await client.readContract({ address: ledger, abi: LEDGER_ABI, functionName: 'keyOf', args })
  return key.toLowerCase()
}

describe('a signing key', () => {
  it('is registered on the chain once its holder has shown it, in whatever case its address is written', async () => {
    const key = newKey()
    const added = await add(party, await proven(party, key))
    expect(added).toMatchObject({ state: 'registered', custody: 'own', address: key.address.toLowerCase() })
    expect(await keyOnChain(party.id)).toBe(key.address.toLowerCase())
  })

  it('is not that of who shows another one, another’s, or an old proof for another organisation', async () => {
    expect(await codeOf(add(party, await proven(party, newKey(), newKey())))).toBe('signing_key.not_proven')
    const other = await world.admit(['provider'], 'platform')
    expect(await codeOf(add(other, await proven(party)))).toBe('signing_key.not_proven')
  })

  it('belongs to one organisation, for ever', async () => {
    const key = newKey()
    await add(party, await proven(party, key))
    const other = await world.admit(['consumer'], 'platform')
    for (const taker of [party, other])
      expect(await codeOf(add(taker, await proven(taker, key)))).toBe('signing_key.taken')
  })

  it('of either custody needs its person’s password', async () => {
    const before = await keyOnChain(party.id)
    for (const body of [{ custody: 'platform' }, await proven(party)]) {
      expect(await codeOf(add(party, { ...body, password: 'wrong' }))).toBe('session.wrong_credentials')
      expect(await codeOf(add(party, { ...body, password: undefined }))).toBe('request.invalid')
    }
    expect(await keyOnChain(party.id)).toBe(before)
  })

  it('that the platform holds never shows its secret', async () => {
    const made = await add(party, { custody: 'platform', password: PASSWORD })
    expect(Object.keys(made).toSorted())
      .toEqual(['address', 'createdAt', 'custody', 'id', 'participantId', 'registeredAt', 'state'])
    const { sealedKey } = await world.platform.db.signingKey.findUniqueOrThrow({ where: { id: made.id } })
    expect(sealedKey).not.toBeNull()
    expect(await keyOnChain(party.id)).toBe(made.address)
  })

  it('replaces the one before it, whose signatures are refused from then on', async () => {
    const [old, next] = [newKey(), newKey()]
    const provider = await world.admit(['provider'], 'platform')
    await add(provider, await proven(provider, old))
    const consumer = await world.admit(['consumer'], 'platform')
    const { listingId } = await listedProduct(world, provider, [{ kind: 'free' }])
    const offer = { listingId, plan: 0, purpose: '数据分析', quota: 5, ...window() }
    const { id } = await consumer.client.post('/api/agreements', offer, Id)
    await add(provider, await proven(provider, next))
    expect((await keysOf(provider)).map(({ state }) => state)).toEqual(['registered', 'retired', 'retired'])
    const { digest } = await provider.client.get(`/api/agreements/${id}/terms`, TypedData)
    const sign = async (key: typeof old) => {
      const signature = await key.sign({ hash: asHex(digest) })
      return provider.client.post(`/api/agreements/${id}/sign`, { signature }, Id)
    }
    expect(await codeOf(sign(old))).toBe('agreement.signature')
    expect((await sign(next)).id).toBe(id)
  })
})

it('a key on its way blocks the next one until the chain has answered', async () => {
  const waiting = await platform()
  const owner = await waiting.organization('provider')
  const ask = () =>
    waiting.request('POST', '/api/keys', { as: owner, body: { custody: 'platform', password: PASSWORD } })
  const first = await ask()
  expect([first.status, first.body.state, first.headers.get('location')]).toEqual([202, 'pending', '/api/keys'])
  expect((await ask()).body.code).toBe('signing_key.pending')
})

it('two keys asked for at once leave one that counts', async () => {
  await Promise.allSettled([1, 2, 3].map(() => add(party, { custody: 'platform', password: PASSWORD })))
  const registered = (await keysOf(party)).filter(({ state }) => state === 'registered')
  expect(registered).toHaveLength(1)
  expect(await keyOnChain(party.id)).toBe(registered[0]?.address)
})
