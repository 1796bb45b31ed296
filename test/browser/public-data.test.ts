import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PASSWORD, uscc } from '#test/support/platform.ts'
import { expireAgreements } from '#api/order/expire.ts'
import { listingKeeper } from '#api/listing/hold.ts'
import { expectQuiet, openSite, type Site } from '#test/support/site.ts'
import { DAY_MS } from '#test/support/story.ts'
import * as authorise from './road/authorise.ts'
import { type Break, BREAKS, breaksOf } from './road/breaks.ts'
import { type Cast, castOf, publishedUntil } from './road/cast.ts'
import * as catalogue from './road/catalogue.ts'
import * as certify from './road/certify.ts'
import * as deal from './road/deal.ts'
import * as price from './road/price.ts'
import * as product from './road/product.ts'
import * as register from './road/register.ts'
import * as scenario from './road/scenario.ts'
import { waysOf } from './road/ways.ts'

/**
 * The road of public data (公共数据), as its people walk it through the pages: from a department's faulty file to what is
 * disclosed of the deal. The platform's clock begins before the present, which is reached when the periods of publicity
 * have passed: by then the chain's instants are the platform's.
 */
let site: Site
let cast: Cast
let listing = ''
/** The agreement that is delivered by, and one that both have signed and nobody ordered by. */
let agreement = ''
let unordered = ''
/** The last day of the ceiling, which lies in the period of the maximum revenue. */
let ceilingUntil = ''
/** The day on which the registration ends; the deal, which may last no longer, ends with the day before. */
let lastDay = ''

/** The publicity of a choice and of a registration takes thirteen working days, and the longest holidays eight more. */
const AGO_MS = 45 * DAY_MS

const CEILING_YUAN = '10.00'

/** The article by which a channel closes with its agreement. */
const ENDED = 'GB/T 37932-2025 9.4'

const dayBefore = (day: string) => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)

beforeAll(async () => {
  site = await openSite({ ago: AGO_MS })
  cast = await castOf(site)
}, 120_000)

/** Where the delivered content lies. */
let content = ''

describe('the road of public data', () => {
  it('a department imports its catalogue, mends what is told, and imports it again', async () => {
    const page = await cast.as('department')
    await page.goto('/resources/import')
    expect(await catalogue.faultsOf(page, catalogue.faultyTable())).toEqual([
      '缺少「资源摘要」，请填写', '「资源代码」须为 4 至 64 个字母、数字或 . / _ -', '「资源代码」与第 5 行重复，请改正代码或删去一行',
      '「数据分级」只能填：一般数据、重要数据、核心数据',
    ])
    await catalogue.load(page, catalogue.mendedTable(cast.source.name))
  })

  it('a plan is decided, approved and filed; an operator is called for, chosen, published and granted', async () => {
    await authorise.draftPlan(await cast.as('body'))
    await authorise.fileAndCall(await cast.as('body'), cast.day(1))
    await authorise.applyToOperate(await cast.as('operator'))
    await cast.passDay(cast.day(1))
    await authorise.choose(await cast.as('body'))
    await cast.passDay(await publishedUntil(await cast.as('body')))
    await authorise.selectAndGrant(await cast.as('body'))
    await authorise.accept(await cast.as('operator'))
    await authorise.fileGrant(await cast.as('body'))
  })

  it('a scenario is reviewed by two, agreed upon by three, and supplied', async () => {
    await scenario.propose(await cast.as('operator'))
    for (const who of ['body', 'department']) await scenario.approve(await cast.as(who))
    await scenario.offer(await cast.as('operator'))
    for (const who of ['body', 'department']) await scenario.confirm(await cast.as(who))
    await scenario.supply(await cast.as('department'))
  })

  it('the resource is registered: pre-check, deposit, acceptance, review, publicity, code', async () => {
    const page = await cast.as('department')
    expect(await register.begin(page)).toContain('缺少合法合规来源说明')
    await register.file(page)
    await register.publish(await cast.as('registry'))
    await cast.passDay(await publishedUntil(await cast.as('registry')))
    lastDay = await register.giveCode(await cast.as('registry'))
    await cast.toPresent()
  })

  it('the maximum revenue is decided, and the ceiling set under it', async () => {
    await price.apply(await cast.as('operator'))
    await price.decide(await cast.as('price'))
    ceilingUntil = cast.day(364)
    await price.setCeiling(await cast.as('body'), CEILING_YUAN, '东发改价格〔2026〕4号（演示）', ceilingUntil)
  })

  it('the operator makes a product, declares it, and two reviewers list it', async () => {
    const page = await cast.as('operator')
    listing = await product.upload(page, product.levels(300_000))
    await product.describe(page, listing, CEILING_YUAN)
    await product.declare(page, listing)
    await product.submit(page, listing)
    for (const reviewer of ['chushen', 'fushen']) await product.review(await cast.as(reviewer))
  })

  it('a consumer offers, both sign, the consumer orders and takes the data; it is settled and split', async () => {
    const [consumer, operator] = [await cast.as('consumer'), await cast.as('operator')]
    const signed = async () => {
      const id = await deal.offer(consumer, dayBefore(lastDay))
      await deal.sign(operator, `/provide/agreements/${id}`)
      await deal.sign(consumer, `/my/agreements/${id}`)
      return id
    }
    agreement = await signed()
    await deal.order(consumer)
    const taken = await deal.take(consumer, agreement)
    expect(taken.text).toContain('2024-01-01,1.00')
    content = taken.href
    expect(await deal.settled(operator)).toEqual(['¥10.00', '¥0.50', '¥9.50'])
    unordered = await signed()
  })

  it('consumer and deal are certified, and anybody looks the certificates up', async () => {
    const consumer = await cast.as('consumer')
    expect(await certify.lookUp(consumer, await certify.certifyParty(consumer))).toContain(cast.consumer.name)
    const order = await site.world.platform.db.order.findFirstOrThrow({ where: { agreementId: agreement } })
    const client = await site.world.visitor.signIn(cast.consumer.login, PASSWORD)
    const asked = { kind: 'trade', subject: order.id }
    const trade = await client.post('/api/certificates', asked, z.looseObject({ number: z.string() }))
    expect(await certify.lookUp(consumer, trade.number)).toContain('人民币 10.00 元')
  })

  it('the operator discloses the year once it is over, and anybody reads of the deal', async () => {
    const year = Number(cast.day().slice(0, 4))
    await cast.passDay(`${year}-12-31`)
    await certify.disclose(await cast.as('operator'), year)
    const said = await certify.readDisclosed(await site.visit())
    for (const told of [catalogue.RESOURCE.name, product.PRODUCT, '每次交付 10.00 元']) expect(said).toContain(told)
  })
})

const isOnMarket = async () => (await fetch(`${site.url}/api/catalog/${listing}`)).ok

describe('breaking it', () => {
  const holding = { name: '黄河口控股（演示）', uscc: uscc() }
  let key = ''
  let keep: ReturnType<typeof listingKeeper>
  beforeAll(() => {
    keep = listingKeeper(site.world.platform.db)
  })

  it('a key of the consumer’s reaches the data before', async () => {
    key = await deal.makeKey(await cast.as('consumer'))
    expect(await waysOf(site, key, { agreement, content }).resume()).toBe('none')
  })

  it.each(BREAKS)('%s: order, request and download are refused by its article, until it is put back', async (which) => {
    const { take, back, code, article, isForOne = false }: Break = breaksOf(holding, ceilingUntil)[which]
    const ways = waysOf(site, key, { agreement, content })
    const page = await cast.as('consumer')
    await keep(cast.clock.now())
    expect(await isOnMarket()).toBe(true)
    await deal.prepareOffer(page, listing)
    const goOn = await ways.run()
    await take(cast)
    expect(await goOn()).toBe(code)
    for (const refused of [await ways.request(), await ways.resume()])
      expect(refused).toEqual({ code, basis: expect.stringContaining(article) })
    expect(await deal.refusedOffer(page)).toContain(article)
    expect(await deal.refusedOrder(page, unordered)).toContain(article)
    expect(await deal.refusedData(page, agreement)).toContain(article)
    await keep(cast.clock.now())
    expect(await isOnMarket()).toBe(isForOne)
    if (!isForOne) expect(await deal.refusedPage(page, listing)).toContain(article)
    if (back === undefined) return
    await back(cast)
    expect(await ways.resume()).toBe('none')
  })

  it('its last day: the same once the registration and the deal are over', async () => {
    await cast.passDay(lastDay)
    const page = await cast.as('consumer')
    const ways = waysOf(site, await deal.makeKey(page), { agreement, content })
    await expireAgreements(site.world.platform.db, cast.clock.now())
    await keep(cast.clock.now())
    const basis: unknown = expect.stringContaining(ENDED)
    expect(await ways.request()).toEqual({ code: 'transfer.agreement_not_active', basis })
    expect(await ways.resume()).toEqual({ code: 'gate.g17_ended', basis })
    expect(await deal.refusedOrder(page, unordered)).toContain(ENDED)
    await page.goto(`/my/agreements/${agreement}`)
    await page.getByText('已到期', { exact: true }).first().waitFor()
    expect(await page.getByRole('button', { name: '取数', exact: true }).count()).toBe(0)
    expect(await deal.refusedPage(page, listing)).toContain('《公共数据资源登记管理暂行办法》')
  })
})

it('no page had an error of its scripts, or asked for anything elsewhere', expectQuiet)
