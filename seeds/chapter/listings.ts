import { approval } from '#api/cli/road.ts'
import { ecology } from '../offer/ecology.ts'
import { busTimes, busTravel, generation, port, power, solar } from '../offer/city.ts'
import { farm, tyreContacts, tyreQuality, tyreTrade } from '../offer/farm-and-tyre.ts'
import type { Offer } from '../offer/offer.ts'
import { openData } from '../offer/open.ts'
import { chemicals, oilWells, oilWellSummary, organics, PRICES_FIRST_END } from '../offer/petroleum.ts'
import type { Login } from '../accounts.ts'
import { approve, bring, draft, makeProduct, type OnMarket, review, rewrite, type Stage, submit } from './stage.ts'

/** What goes straight to the market, by who lists it. */
const STRAIGHT: [Login, Offer[]][] = [
  ['shidi', ecology],
  ['nongye', farm],
  ['huanghekou', openData],
  ['huagong', [chemicals(PRICES_FIRST_END)]],
  ['luntai', [tyreTrade, tyreQuality]],
  ['gongjiao', [busTimes]],
  ['nengyuan', [solar, generation]],
]

async function listAll(stage: Stage, login: Login, offers: Offer[]): Promise<[string, OnMarket][]> {
  const told: [string, OnMarket][] = []
  for (const offer of offers) told.push([offer.title, await bring(stage, stage.parties[login], offer)])
  return told
}

/** Wells by the day, and the monthly table that is derived from them. */
async function listWells(stage: Stage): Promise<[string, OnMarket][]> {
  const wells = await bring(stage, stage.parties.caiyou, oilWells)
  const months = await bring(stage, stage.parties.caiyou, oilWellSummary, { parentIds: [wells.productId] })
  return [[oilWells.title, wells], [oilWellSummary.title, months]]
}

/** A listing that was turned down at the second review, corrected by its provider, and approved. */
async function listPort(stage: Stage): Promise<[string, OnMarket][]> {
  const { office, parties: { gangkou } } = stage
  const productId = await makeProduct(stage, gangkou, port)
  const hasty = { ...port, summary: '演示数据，船舶与货量。', listing: { ...port.listing, granularity: '天', useCases: ['行业研究'] } }
  const { id: listingId } = await draft(gangkou, hasty, productId)
  const { round } = await submit(gangkou, listingId)
  await review(office, 'first', listingId, { round, ...approval })
  const reason = '数据粒度写作「天」，实际每行是一个航次；摘要没有说明离泊时间和候泊时间的缺值。请更正后重新提交'
  await review(office, 'second', listingId, { round, approved: false, reasons: ['text_unclear'], reason })
  await rewrite(gangkou, listingId, port)
  await approve(stage, gangkou, listingId)
  return [[port.title, { productId, listingId }]]
}

/** One listing turned down, one before each of the two reviews, and a draft. */
async function leaveOnDesks(stage: Stage): Promise<void> {
  const { office, parties: { luntai, nengyuan, huagong, gongjiao } } = stage
  const drafted = async (party: typeof luntai, offer: Offer) => {
    const { id } = await draft(party, offer, await makeProduct(stage, party, offer))
    return id
  }
  const turnDown = async () => {
    const contacts = await drafted(luntai, tyreContacts)
    const { round } = await submit(luntai, contacts)
    const reason = '声明以取得个人同意为依据，但同意书没有写明向哪些接收方提供、用于什么目的。请逐一取得单独同意，或将联系人和联系电话脱敏'
    await review(office, 'first', contacts, { round, approved: false, reasons: ['personal_unmasked'], reason })
  }
  const passFirst = async () => {
    const id = await drafted(huagong, organics)
    const { round } = await submit(huagong, id)
    await review(office, 'first', id, { round, ...approval })
  }
  await Promise.all([
    turnDown(),
    passFirst(),
    drafted(nengyuan, power).then((id) => submit(nengyuan, id)),
    drafted(gongjiao, busTravel),
  ])
}

/** Enterprise data on the market, by title; what waits on the desks is left there. */
export async function tellListings(stage: Stage): Promise<Map<string, OnMarket>> {
  const [told] = await Promise.all([
    Promise.all([
      ...STRAIGHT.map(([login, offers]) => listAll(stage, login, offers)),
      listWells(stage),
      listPort(stage),
    ]),
    leaveOnDesks(stage),
  ])
  return new Map(told.flat())
}
