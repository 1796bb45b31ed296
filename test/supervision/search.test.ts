import { beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '#api/cli/client.ts'
import { SearchAnswer, TraceView } from '#api/supervision/schema.ts'
import { bytesOf, codeOf, type Deal, deal } from '#test/delivery/world.ts'
import { eventually, type Member, platformWithChain } from '#test/support/platform.ts'
import { openWorld, takeTransfer, type World } from '#test/support/story.ts'

let world: World
let open: Deal
let auditor: Member
let regulator: Client
let transfer: Awaited<ReturnType<typeof takeTransfer>>['transfer']
let bytes: Buffer
beforeAll(async () => {
  const platform = await platformWithChain()
  world = await openWorld(platform)
  open = await deal(world)
  auditor = await platform.organization('auditor')
  regulator = world.office.regulator
  const taken = await takeTransfer(open.consumer, open.agreementId)
  transfer = taken.transfer
  bytes = await bytesOf(open.consumer, taken.content)
})

const search = async (q: string) => {
  const { hits } = await regulator.get(`/api/supervision/search?q=${encodeURIComponent(q)}`, SearchAnswer)
  return hits.map(({ kind, id }) => `${kind} ${id}`)
}
const found = () => `transfer ${transfer.id}`

describe('a search', () => {
  it('by an identifier leads to its transfers, whichever thing of the trade it names', async () => {
    const { agreementId, productId, provider, consumer } = open
    for (const id of [transfer.id, agreementId, productId, provider.id, consumer.id, transfer.orderId])
      expect([id, await search(id)]).toEqual([id, expect.arrayContaining([found()])])
    expect(await search(open.agreementId)).toContain(`agreement ${open.agreementId}`)
    expect(await search(open.provider.id)).toContain(`party ${open.provider.id}`)
  })

  it('by the digest of file, transaction, content or leaf finds the transfer, however it is written', async () => {
    const { contentDigest } = await world.platform.db.transfer.findUniqueOrThrow({ where: { id: transfer.id } })
    for (const digest of [transfer.sha256, transfer.transactionHash ?? '', contentDigest])
      for (const q of [digest, digest.slice(2), digest.slice(2).toUpperCase(), ` ${digest} `])
        expect([q, await search(q)]).toEqual([q, expect.arrayContaining([found()])])
    const { leaf } = await world.platform.db.record.findUniqueOrThrow({ where: { reference: transfer.id } })
    expect(await search(leaf)).toEqual([`record ${transfer.id}`])
    expect(await search(open.termsDigest)).toEqual([`agreement ${open.agreementId}`])
  })

  it('by the file itself finds who got it, and with one byte more finds nothing', async () => {
    const ask = (file: Buffer) => regulator.send('/api/supervision/search-file', Uint8Array.from(file), SearchAnswer)
    const { hits } = await ask(bytes)
    expect(hits.map(({ id }) => id)).toContain(transfer.id)
    expect((await ask(Buffer.concat([bytes, Buffer.of(10)]))).hits).toEqual([])
  })

  it('by a name, or a part of it, finds parties and products', async () => {
    expect(await search(open.provider.name)).toEqual([`party ${open.provider.id}`])
    expect(await search('样例产')).toContain(`product ${open.productId}`)
    const { uscc } = await world.platform.db.participant.findUniqueOrThrow({ where: { id: open.consumer.id } })
    expect(await search(uscc)).toEqual([`party ${open.consumer.id}`])
  })

  it('for what is not there finds nothing; signs of the database are only signs', async () => {
    const absent = ['没有这个名称', `0x${'00'.repeat(32)}`, 'tfr_00000000000000000000000000']
    for (const q of [...absent, '%%', '__', '\\\\', "' or 1=1 --"])
      expect([q, await search(q)]).toEqual([q, []])
  })

  it('needs two characters, and a file that is not empty', async () => {
    expect(await codeOf(search('a'))).toBe('request.invalid')
    expect(await codeOf(search('a'.repeat(201)))).toBe('request.invalid')
    expect(await codeOf(regulator.send('/api/supervision/search-file', '', SearchAnswer))).toBe('content.empty')
  })

  it('is for the overseers alone', async () => {
    expect(await codeOf(open.provider.client.get(`/api/supervision/search?q=${transfer.id}`, SearchAnswer)))
      .toBe('permit.role')
    expect((await world.platform.request('GET', `/api/supervision/search?q=${transfer.id}`, { as: auditor })).status)
      .toBe(200)
  })
})

describe('a trace', () => {
  it('goes from provider to consumer without a gap, each of its events recorded and proven', async () => {
    const trace = await eventually(async () => {
      const read = await regulator.get(`/api/supervision/trace/${transfer.id}`, TraceView)
      return read.events.every(({ state }) => state === 'recorded') && read
    }, 'all events on the chain')
    expect(trace.path.map(({ kind, id }) => [kind, id]).filter(([kind]) => kind !== 'listing')).toEqual([
      ['provider', open.provider.id], ['product', open.productId], ['agreement', open.agreementId],
      ['order', transfer.orderId], ['transfer', transfer.id], ['consumer', open.consumer.id],
    ])
    const kinds = trace.events.map(({ kind }) => kind)
    for (const kind of ['participant.applied', 'participant.admitted', 'party.key_registered', 'product.created',
      'listing.listed', 'agreement.offered', 'agreement.signed', 'order.placed', 'agreement.activated'])
      expect(kinds).toContain(kind)
    const indices = trace.events.map(({ proof }) => proof?.index)
    expect(indices).not.toContain(undefined)
    expect(new Set(indices).size).toBe(indices.length)
    expect(trace.proof).toMatchObject({ index: transfer.recordIndex, transactionHash: transfer.transactionHash })
  })

  it('names who did each thing', async () => {
    const { events } = await regulator.get(`/api/supervision/trace/${transfer.id}`, TraceView)
    const actorOf = (kind: string) => events.filter((event) => event.kind === kind).map(({ actor }) => actor.id)
    expect(actorOf('product.created')).toEqual([open.provider.id])
    expect(actorOf('order.placed')).toEqual([open.consumer.id])
    expect(actorOf('agreement.signed').toSorted()).toEqual([open.provider.id, open.consumer.id].toSorted())
  })

  it('of what is not there is not there, and is nobody’s but the overseers’', async () => {
    expect(await codeOf(regulator.get('/api/supervision/trace/tfr_00000000000000000000000000', TraceView)))
      .toBe('not_found')
    expect(await codeOf(open.consumer.client.get(`/api/supervision/trace/${transfer.id}`, TraceView)))
      .toBe('permit.role')
  })
})
