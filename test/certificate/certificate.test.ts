import { beforeAll, describe, expect, it } from 'vitest'
import { checkMaterials, filingBody, MATERIALS, numberOf, tradeBody } from '#api/certificate/certificate.ts'
import { fileDeal } from '#api/certificate/file-deal.ts'
import { FileDeal } from '#api/certificate/schema.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { eventsOf, lastBodyOf } from '#test/support/market.ts'
import { type Answer, type Member, platformWithChain, uscc } from '#test/support/platform.ts'
import { activeDeal, openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { z } from 'zod'

let world: World
let deal: Awaited<ReturnType<typeof activeDeal>>
let orderId: string
let stranger: Member
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  deal = await activeDeal(world)
  stranger = await world.platform.organization('consumer')
  orderId = (await world.platform.db.order.findUniqueOrThrow({ where: { agreementId: deal.agreementId } })).id
})

const View = z.looseObject({
  id: z.string(), number: z.string(), digest: z.string(), state: z.string(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
})
const issued = (body: unknown, by = deal.consumer) => by.client.post('/api/certificates', body, View)
const refusal = async (work: Promise<unknown>) => {
  try {
    await work
    return 'none'
  } catch (error) {
    return z.looseObject({ code: z.string() }).parse(error).code
  }
}

describe('a trade’s certificate', () => {
  it('is not given before anything was settled', async () => {
    expect(await refusal(issued({ kind: 'trade', subject: orderId }))).toBe('certificate.not_settled')
  })

  it('has the seven fields, once, for both parties and for nobody else', async () => {
    await takeTransfer(deal.consumer, deal.agreementId)
    const one = await issued({ kind: 'trade', subject: orderId })
    expect(one.fields.map(({ name }) => name))
      .toEqual(['凭证编号', '数据提供方', '数据需求方', '交易标的', '交易金额', '结算日期', '其他'])
    expect(one.fields.find(({ name }) => name === '交易金额')?.value).toContain('10.00')
    expect(await issued({ kind: 'trade', subject: orderId }, deal.provider)).toEqual(one)
    expect(await eventsOf(world.platform, one.id)).toEqual(['certificate.issued'])
    expect((await lastBodyOf(world.platform, one.id)).digest).toBe(one.digest)
    const ask = (body: unknown) => world.platform.request('POST', '/api/certificates', { as: stranger, body })
    expect((await ask({ kind: 'trade', subject: orderId })).status).toBe(404)
    expect((await ask({ kind: 'trade', subject: 'ord_none' })).status).toBe(404)
  })

  it('is looked up by its number by anybody, who learns nothing of the deal', async () => {
    const { number, digest } = await issued({ kind: 'trade', subject: orderId })
    const { status, body } = await world.platform.request('GET', `/api/certificates/${number}`)
    expect([status, body.state, body.digest, body.fields]).toEqual([200, 'valid', digest, []])
    expect((await deal.provider.client.get(`/api/certificates/${number}`, View)).fields).toHaveLength(7)
    expect((await world.platform.request('GET', '/api/certificates/DY-JY-2026-999999')).status).toBe(404)
    expect((await world.platform.request('GET', `/api/certificates/${encodeURIComponent("DY-JY' or 1=1")}`)).status).toBe(404)
  })

  it('is printed once, and recorded before it leaves', async () => {
    const { id, number } = await issued({ kind: 'trade', subject: orderId })
    const print = async () => Buffer.from(await (await deal.consumer.client.ask('GET', `/api/certificates/${number}/pdf`)).arrayBuffer())
    const [one, other] = await Promise.all([print(), print()])
    expect(one.subarray(0, 5).toString()).toBe('%PDF-')
    expect(one.equals(other)).toBe(true)
    expect(await eventsOf(world.platform, id)).toEqual(['certificate.issued', 'certificate.printed'])
    expect((await lastBodyOf(world.platform, id)).pdf).toBe(sha256(one))
    const theirs: Answer = await world.platform.request('GET', `/api/certificates/${number}/pdf`, { as: stranger })
    expect(theirs.status).toBe(404)
  })

  it('is looked up with what became of the trade: money that was paid back since', async () => {
    const { number } = await issued({ kind: 'trade', subject: orderId })
    const standing = async () => (await world.platform.request('GET', `/api/certificates/${number}`)).body.standing
    const { id, grossFen, ...captured } = await world.platform.db.settlement.findFirstOrThrow({ where: { orderId } })
    const refund = (fen: bigint) => world.platform.db.settlement.create({
      data: {
        ...captured, id: `stl_${fen}${id}`, kind: 'refunded', grossFen: fen, feeFen: 0n, shareFen: fen,
        journalId: `${fen}${id}`, at: new Date(),
      },
    })
    expect(await standing()).toBe('stands')
    await refund(1n)
    expect(await standing()).toBe('partly_refunded')
    await refund(grossFen - 1n)
    expect(await standing()).toBe('refunded')
  })

  it('is revoked by the platform once, with a reason that everybody sees', async () => {
    const { number } = await issued({ kind: 'trade', subject: orderId })
    const revoke = () => world.office.second.post(`/api/certificates/${number}/revocation`, { reason: '合同被撤销' }, View)
    expect((await revoke()).state).toBe('revoked')
    expect(await refusal(revoke())).toBe('certificate.act_not_allowed')
    expect((await world.platform.request('GET', `/api/certificates/${number}`)).body.revokedReason).toBe('合同被撤销')
    expect(await refusal(deal.consumer.client.post(`/api/certificates/${number}/revocation`, { reason: '不' }, View))).toBe('permit.role')
  })
})

describe('certificates of parties and listings', () => {
  it('say what is so now', async () => {
    const party = await issued({ kind: 'party' })
    expect(party.fields.map(({ value }) => value)).toContain(deal.consumer.name)
    const listing = await issued({ kind: 'listing', subject: deal.listingId }, deal.provider)
    const version = await world.platform.db.productVersion.findFirstOrThrow({ where: { productId: deal.productId } })
    expect(listing.fields.map(({ value }) => value)).toContain(version.sha256)
    expect(await refusal(issued({ kind: 'listing', subject: deal.listingId }))).toBe('not_found')
  })

  it('are looked up with whether they still hold', async () => {
    const standing = async (number: string) =>
      (await world.platform.request('GET', `/api/certificates/${number}`)).body.standing
    const other = await activeDeal(world)
    const { number } = await issued({ kind: 'listing', subject: other.listingId }, other.provider)
    const party = await issued({ kind: 'party' }, other.provider)
    expect([await standing(number), await standing(party.number)]).toEqual(['stands', 'stands'])
    await world.platform.db.participant.update({ where: { id: other.provider.id }, data: { suspended: true } })
    expect([await standing(number), await standing(party.number)]).toEqual(['suspended', 'suspended'])
    await world.platform.db.participant.update({ where: { id: other.provider.id }, data: { suspended: false } })
    await other.provider.client.post(`/api/listings/${other.listingId}/delist`, { reason: '不再提供' }, z.unknown())
    expect([await standing(number), await standing(party.number)]).toEqual(['delisted', 'stands'])
  })

  it('are numbered without gaps or doubles when many ask at once', async () => {
    const parties = await Promise.all(Array.from({ length: 6 }, () => world.platform.organization('consumer')))
    await world.platform.db.participant.updateMany({
      where: { id: { in: parties.map(({ participantId }) => participantId) } }, data: { decidedAt: new Date() },
    })
    const answers = await Promise.all(
      parties.map((as) => world.platform.request('POST', '/api/certificates', { as, body: { kind: 'party' } })),
    )
    const counts = answers.map(({ body }) => Number(String(body.number).slice(-6))).toSorted((a, b) => a - b)
    expect(counts).toEqual(counts.map((_, i) => (counts[0] ?? 0) + i))
  })
})

describe('a deal that was made elsewhere', () => {
  const materials = MATERIALS.map((kind) => ({ kind, title: kind, digest: `0x${'a'.repeat(64)}` }))
  const filing = async (over: Record<string, unknown> = {}) => {
    const me = await world.platform.db.participant.findUniqueOrThrow({ where: { id: deal.provider.id } })
    return {
      contractName: '数据提供合同', providerName: me.name, providerUscc: me.uscc, consumerName: '某公司（演示）', consumerUscc: uscc(),
      object: '轮胎检测数据（演示）', sourceProof: '自行产生。', amountFen: 500_000, signedOn: '2026-10-10', materials, ...over,
    }
  }
  const Filing = z.looseObject({ id: z.string(), state: z.string() })
  const submit = async (over: Record<string, unknown> = {}) => deal.provider.client.post('/api/filings', await filing(over), Filing)

  it('is filed with its materials, decided on once, and gets the eight fields', async () => {
    const { id } = await submit()
    const decide = () => world.office.second.post(`/api/filings/${id}/decision`, { approved: true }, Filing)
    expect((await decide()).state).toBe('filed')
    expect(await refusal(decide())).toBe('filing.act_not_allowed')
    const { items } = await deal.provider.client.get('/api/certificates?limit=50', z.object({ items: z.array(View) }))
    const certificate = items.find((one) => one.kind === 'filing')
    expect(certificate?.fields.map(({ name }) => name))
      .toEqual(['凭证编号', '合同名称', '数据提供方', '数据需求方', '交易标的', '交易金额', '签约日期', '其他'])
  })

  it('names a party of the platform as the platform knows it, when it is filed and when it is decided on', async () => {
    expect(await refusal(submit({ providerName: '某大公司' }))).toBe('filing.name')
    const known = await world.platform.db.participant.findUniqueOrThrow({ where: { id: deal.consumer.id } })
    expect(await refusal(submit({ consumerName: '某大公司', consumerUscc: known.uscc }))).toBe('filing.name')
    expect(await refusal(submit({ consumerName: known.name, consumerUscc: known.uscc }))).toBe('none')
    const late = await world.platform.organization('consumer')
    const { uscc: code } = await world.platform.db.participant.findUniqueOrThrow({ where: { id: late.participantId } })
    await world.platform.db.participant.update({ where: { id: late.participantId }, data: { state: 'under_review' } })
    const { id } = await submit({ consumerUscc: code })
    await world.platform.db.participant.update({ where: { id: late.participantId }, data: { state: 'admitted' } })
    const decide = (approved: boolean) =>
      world.office.second.post(`/api/filings/${id}/decision`, { approved, reason: '名称不符' }, Filing)
    expect(await refusal(decide(true))).toBe('filing.name')
    expect((await decide(false)).state).toBe('rejected')
  })

  it('is shown with its parties’ codes, its source and who filed it', async () => {
    const input = await filing()
    const { id } = await submit()
    const Filings = z.object({ items: z.array(Filing) })
    const { items } = await deal.provider.client.get('/api/filings?limit=50', Filings)
    const { providerUscc, consumerUscc, sourceProof } = input
    expect(items.find((one) => one.id === id)).toMatchObject({
      providerUscc, consumerUscc: expect.stringMatching(/^[0-9A-Z]{18}$/), sourceProof,
      applicant: { id: deal.provider.id, name: input.providerName },
    })
    expect(consumerUscc).not.toBe(providerUscc)
  })

  it('was signed today at the latest, by Beijing’s calendar', async () => {
    const me = await world.platform.member(deal.provider.id, ['provider'])
    const signed = async (signedOn: string) => {
      const input = FileDeal.parse(await filing({ signedOn }))
      const now = new Date('2026-10-10T16:30:00Z')
      return refusal(world.platform.run(me, (ctx) => fileDeal({ ...ctx, now }, input)))
    }
    expect(await signed('2026-10-11')).toBe('none')
    expect(await signed('2026-10-12')).toBe('filing.date')
  })

  it('is refused without a material, of others, and before it was signed', async () => {
    expect(await refusal(submit({ materials: materials.slice(1) }))).toBe('filing.incomplete')
    expect(await refusal(submit({ providerUscc: uscc() }))).toBe('filing.not_a_party')
    expect(await refusal(submit({ signedOn: '2199-01-01' }))).toBe('filing.date')
    for (const kind of MATERIALS.filter((name) => name !== 'other'))
      expect(() => checkMaterials(materials.filter((one) => one.kind !== kind))).toThrow('备案材料不齐全')
  })
})

it('numbers count by kind and by the year in Beijing', () => {
  expect(numberOf('trade', new Date('2026-12-31T16:00:00Z'), 12)).toBe('DY-JY-2027-000012')
  const facts = {
    number: 'n', providerName: 'p', consumerName: 'c', title: 't', amountFen: 123_456n, settledAt: new Date(0), agreementId: 'a',
    termsDigest: 'd', deliveries: 1,
  }
  expect(tradeBody(facts).fields).toHaveLength(7)
  const filed = { ...facts, contractName: 'n', object: 'o', signedOn: new Date(0), contractDigest: 'd' }
  expect(filingBody(filed).fields).toHaveLength(8)
})
