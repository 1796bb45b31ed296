import { z } from 'zod'
import * as road from '#api/cli/road.ts'
import { AgreementView, TypedData } from '#api/agreement/schema.ts'
import { TransferAnswer } from '#api/delivery/schema.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Login } from '../accounts.ts'
import { chemicals, PRICES_SECOND_END } from '../offer/petroleum.ts'
import { lasting, type OnMarket, type Stage, upload } from './stage.ts'

type Market = Map<string, OnMarket>

const EXAMPLE = '（演示数据）'

/** A product on the market by its title. */
function onMarket(market: Market, title: string): OnMarket {
  const found = market.get(title) ?? market.get(title + EXAMPLE)
  assert(found, `${title} is on the market`)
  return found
}

/** Takes deliveries one after another, reads each, and its receipt. */
export async function take({ client }: road.Party, agreementId: string, ...formats: string[]): Promise<void> {
  for (const format of formats) {
    const answer = await client.post(`/api/agreements/${agreementId}/transfers`, { format }, TransferAnswer)
    await (await client.ask('GET', answer.content)).arrayBuffer()
    if (answer.receipt.state === 'ready') await client.text(answer.receipt.href)
  }
}

type Terms = { plan: number; purpose: string; quota: number; days: number; note?: string }

const offerOf = (stage: Stage, { days, ...terms }: Terms) => ({ ...terms, ...lasting(stage, days) })

async function sign({ client, sign: signature }: road.Party, id: string): Promise<void> {
  const { digest } = await client.get(`/api/agreements/${id}/terms`, TypedData)
  await client.post(`/api/agreements/${id}/sign`, await signature(digest), AgreementView)
}

/** One consumer's dealings on the market: each waits for the one before. */
function dealings(stage: Stage, market: Market, consumerLogin: Login) {
  const consumer = stage.parties[consumerLogin]
  const offer = (title: string, terms: Terms) =>
    consumer.client.post(
      '/api/agreements',
      { listingId: onMarket(market, title).listingId, ...offerOf(stage, terms) },
      AgreementView,
    )
  return {
    consumer,
    offer,
    /** Negotiates, signs, orders, and takes deliveries. */
    buy: async (provider: Login, title: string, terms: Terms, ...formats: string[]) => {
      const { listingId } = onMarket(market, title)
      const { id } = await road.conclude(stage.parties[provider], consumer, listingId, offerOf(stage, terms))
      await take(consumer, id, ...formats)
      return id
    },
    /** Accepts a standing offer, and takes deliveries. */
    accept: async (title: string, ...formats: string[]) => {
      const { id } = await road.acceptStandingOffer(consumer, onMarket(market, title).listingId)
      await take(consumer, id, ...formats)
    },
  }
}

/** The equipment maker buys well data and prices, whose second version reaches it, and haggles over solar power. */
async function tellShengli(stage: Stage, market: Market): Promise<void> {
  const { consumer, offer, buy, accept } = dealings(stage, market, 'shengli')
  const { huagong, nengyuan } = stage.parties
  await road.topUp(stage.office, consumer.client, 50_000_00)
  await buy('caiyou', '油井压力日报', { plan: 0, purpose: '设备选型', quota: 100, days: 365 }, 'csv', 'parquet')
  await accept('东营市村居名录', 'csv')
  const terms = { plan: 0, purpose: '采购定价', quota: 60, days: 180 }
  const prices = await buy('huagong', '化工产品价格日报', terms, 'csv')
  await upload(stage, huagong, onMarket(market, '化工产品价格日报').productId, chemicals(PRICES_SECOND_END))
  await take(consumer, prices, 'csv')
  const { id } = await offer('光伏电站十五分钟出力', {
    plan: 1, purpose: '算法研究', quota: 50, days: 90, note: '希望按季度签约，每月不超过 100 元',
  })
  const counter = {
    plan: { kind: 'subscription', priceFen: 110_00, periodDays: 30 }, quota: 40,
    note: '签满三个月可降到每月 110 元，交付次数相应调整为 40 次',
  }
  await nengyuan.client.post(`/api/agreements/${id}/counter`, counter, AgreementView)
}

/** The lender buys credit records by use, is declined one offer, and waits for the answer to another. */
async function tellJinrong(stage: Stage, market: Market): Promise<void> {
  const { consumer, offer, buy } = dealings(stage, market, 'jinrong')
  await road.topUp(stage.office, consumer.client, 5_000_00)
  await buy('yunying', '企业公共信用公示信息', { plan: 0, purpose: '信贷风控', quota: 500, days: 365 }, 'csv', 'ndjson')
  const declined = await offer('油井压力日报', { plan: 0, purpose: '算法研究', quota: 10, days: 30, note: '用于评估油井资产' })
  const reason = '所述用途属于资产评估，接近本产品禁止的「推算油田储量」，不予许可'
  await stage.parties.caiyou.client.post(`/api/agreements/${declined.id}/decline`, { reason }, AgreementView)
  await offer('轮胎出口月度统计', { plan: 1, purpose: '信贷风控', quota: 24, days: 365, note: '需要每月 10 日前更新' })
}

/** The institute buys soils at the list price, takes what is free, and is to sign what the provider has signed. */
async function tellYanjiu(stage: Stage, market: Market): Promise<void> {
  const { consumer, offer, accept } = dealings(stage, market, 'yanjiu')
  const { nongye } = stage.parties
  await road.topUp(stage.office, consumer.client, 8_000_00)
  await accept('盐碱地地块土壤检测', 'csv', 'parquet')
  await accept('黄河口湿地水鸟调查', 'csv')
  const { id } = await offer('小麦长势与墒情监测', { plan: 0, purpose: '科学研究', quota: 30, days: 180 })
  await sign(nongye, id)
}

/** The tyre service buys port calls, and has signed for traffic, which it has not ordered yet. */
async function tellLuntai(stage: Stage, market: Market): Promise<void> {
  const { consumer, offer, buy } = dealings(stage, market, 'luntai')
  await road.topUp(stage.office, consumer.client, 3_000_00)
  await buy('gangkou', '东营港船舶靠离泊与货量', { plan: 1, purpose: '物流调度', quota: 20, days: 180 }, 'csv')
  const { id } = await offer('主要道路逐时车流量', { plan: 0, purpose: '物流调度', quota: 12, days: 180 })
  await sign(stage.parties.yunying, id)
  await sign(consumer, id)
}

/** The chemical service buys weather by the row, and an example at its list price. */
async function tellHuagong(stage: Stage, market: Market): Promise<void> {
  const { consumer, buy, accept } = dealings(stage, market, 'huagong')
  await road.topUp(stage.office, consumer.client, 2_000_00)
  await buy('shidi', '黄河口自动气象站逐时观测', { plan: 0, purpose: '农情分析', quota: 30, days: 90 }, 'csv')
  await accept('示例·美国 NOAA 西雅图逐时气象常年值', 'csv', 'original')
}

/** Trades in every state: under negotiation, declined, half signed, signed, running with deliveries and receipts. */
export async function tellTrades(stage: Stage, market: Market): Promise<void> {
  const tellers = [tellShengli, tellJinrong, tellYanjiu, tellLuntai, tellHuagong]
  await Promise.all(tellers.map((teller) => teller(stage, market)))
  const { nongye, caiyou, luntai } = stage.parties
  const paid = { amountFen: 600_00, bankNote: '农业银行东营分行（演示账户）尾号 0001' }
  const { id } = await nongye.client.post('/api/payouts', paid, z.looseObject({ id: z.string() }))
  await stage.office.treasurer.post(`/api/payouts/${id}/decision`, { approved: true }, z.unknown())
  await caiyou.client.post('/api/payouts', { amountFen: 60_00, bankNote: '工商银行东营分行（演示账户）尾号 0002' }, z.unknown())
  await luntai.client.post('/api/account/top-ups', { amountFen: 30_000_00, reference: '演示转账凭证 2026-0017' }, z.unknown())
}

/** A suspension in force, and one that was lifted once the matter was cleared. */
export async function tellMeasures({ office: { regulator } }: Stage, market: Market): Promise<void> {
  const measure = (act: 'suspend' | 'resume', title: string, reason: string) =>
    regulator.post(
      '/api/supervision/measures',
      { act, scope: 'product', subjectId: onMarket(market, title).productId, reason },
      z.unknown(),
    )
  await Promise.all([
    measure('suspend', '轮胎成品检测记录', '有投诉称部分批次的判定与企业留档不一致，核查期间暂停该产品的交易和交付'),
    (async () => {
      await measure('suspend', '公交到站时刻与客流', '线上巡查发现样例疑似含车辆号牌，暂停交易以便核实')
      await measure('resume', '公交到站时刻与客流', '经核实所示为虚构站名，不含号牌和个人信息，恢复交易')
    })(),
  ])
}
