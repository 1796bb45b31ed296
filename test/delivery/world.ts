import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import * as road from '#api/cli/road.ts'
import { BalancesView } from '#api/account/schema.ts'
import { TransferView } from '#api/delivery/schema.ts'
import { asHex } from '#api/kernel/hex.ts'
import { listedProduct, window, type World } from '#test/support/story.ts'

export const balancesOf = ({ client }: road.Party) => client.get('/api/account', BalancesView)

export const transferOf = ({ client }: road.Party, id: string) => client.get(`/api/transfers/${id}`, TransferView)

/** A key that no other request has. */
export const newKey = () => `take-${randomBytes(8).toString('hex')}`

/** The bytes behind an address, or of a part of them. */
export async function bytesOf({ client }: road.Party, address: string, headers: Record<string, string> = {}) {
  return Buffer.from(await (await client.ask('GET', address, { headers })).arrayBuffer())
}

type Terms = { quota?: number; startsAt?: Date; endsAt?: Date; plan?: unknown; rows?: number; funds?: number }
type Parties = { provider?: road.Party; consumer?: road.Party }

/** An active agreement between new parties, or between parties that are there already. */
export async function deal(world: World, terms: Terms = {}, parties: Parties = {}) {
  const { quota = 10, plan = { kind: 'per_use', priceFen: 1_000 }, rows = 5, funds = 100_000, ...days } = terms
  const provider = parties.provider ?? (await world.admit(['provider']))
  const consumer = parties.consumer ?? (await world.admit(['consumer'], 'platform'))
  if (funds > 0) await road.topUp(world.office, consumer.client, funds)
  const { productId, listingId } = await listedProduct(world, provider, [plan], { rows })
  const wish = { plan: 0, purpose: '数据分析', quota, ...window(), ...days }
  const { id, termsDigest } = await road.conclude(provider, consumer, listingId, wish)
  return { provider, consumer, productId, listingId, agreementId: id, termsDigest: asHex(termsDigest) }
}

export type Deal = Awaited<ReturnType<typeof deal>>

/** What database and chain say was used of an agreement, and what is reserved. */
export async function usesOf({ platform }: World, { agreementId, termsDigest }: Deal) {
  const row = await platform.db.agreement.findUniqueOrThrow({ where: { id: agreementId } })
  const { used } = await platform.started.chain.agreementOf(termsDigest)
  return { database: Number(row.usedCount), chain: Number(used), reserved: Number(row.reservedCount) }
}

/** The code of the rule that refused a request, or `none`. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    const failure = z.looseObject({ code: z.string() }).safeParse(error)
    if (failure.success) return failure.data.code
    throw error
  }
}
