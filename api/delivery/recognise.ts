import { z } from '@hono/zod-openapi'
import type { Transfer } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { oversees } from '#api/kernel/sees-all.ts'
import { beijingTime } from '#api/kernel/time.ts'

const count = z.number().int()

/** SHA-256 of a file, with or without 0x. */
export const FileQuery = z.object({
  hash: z
    .string()
    .regex(/^(0[xX])?[0-9a-fA-F]{64}$/, '请给出文件的 SHA-256，64 位十六进制')
    .transform((text) => `0x${text.replace(/^0x/i, '').toLowerCase()}`),
})

const Match = z
  .object({
    /** What the file is: a provider's original, or what was delivered. */
    kind: z.enum(['original', 'delivered']),
    product: z.object({ id: z.string(), title: z.string() }),
    version: count,
    transferId: z.string().nullable(),
    consumerName: z.string().nullable(),
    at: z.string(),
    recordIndex: count.nullable(),
    sentence: z.string(),
  })
  .meta({ id: 'FileMatch' })

export const FileAnswer = z
  .object({ sha256: z.string(), sentence: z.string(), matches: z.array(Match).max(40) })
  .meta({ id: 'FileAnswer' })

type Found = z.input<typeof Match>

const SHOWN = 20

/**
 * Says what a file is, by its SHA-256: a product's original, or the content of a delivery (文件识别).
 *
 * A party learns of its own products and deliveries alone, an overseer of all. It is answered to nobody else, and a
 * file of others is answered as one that nobody ever had: whoever could ask about any file would learn who holds what,
 * and could find out a short content by trying all that it may be.
 */
export async function recogniseFile(ctx: Context, sha256: string): Promise<z.input<typeof FileAnswer>> {
  permit(ctx.actor, 'provenance.recognise')
  const matches = [...(await findDeliveries(ctx, sha256)), ...(await findOriginals(ctx, sha256))]
  return { sha256, sentence: matches[0]?.sentence ?? NOT_REGISTERED, matches }
}

const NOT_REGISTERED = '在您可以查看的产品和交付记录中，没有这份文件'

type Titled = { productId: string; title: string | null; name: string; number: number }

const titleOf = ({ title, name }: Titled): string => (title === null || title === '' ? name : title)

type Delivery = Titled & Pick<Transfer, 'id' | 'at' | 'consumerId' | 'recordIndex'> & { consumerName: string }

/** Recorded deliveries of exactly these bytes that the actor is a party of, or oversees; the newest first. */
async function findDeliveries({ tx, actor }: Context, sha256: string): Promise<Found[]> {
  const { participantId } = actor
  const rows = await tx.$queryRaw<Delivery[]>`
    select t.id, t.at, t."consumerId", t."recordIndex", t."productId", l.title, d.name, v.number,
      c.name as "consumerName"
    from transfer t
    join data_product d on d.id = t."productId"
    join product_version v on v.id = t."versionId"
    join participant c on c.id = t."consumerId"
    left join listing l on l."productId" = t."productId"
    where t.sha256 = ${sha256} and t.state in ('recorded', 'released')
      and (${oversees(actor)} or ${participantId} in (t."consumerId", t."providerId"))
    order by t.id desc limit ${SHOWN}`
  return rows.map((row) => deliveryView(row, row.consumerId === participantId))
}

function deliveryView(row: Delivery, isOwn: boolean): Found {
  const to = isOwn ? '贵单位' : row.consumerName
  return {
    kind: 'delivered',
    product: { id: row.productId, title: titleOf(row) },
    version: row.number,
    transferId: row.id,
    consumerName: row.consumerName,
    at: row.at.toISOString(),
    recordIndex: row.recordIndex === null ? null : Number(row.recordIndex),
    sentence: `这份文件是「${titleOf(row)}」第 ${row.number} 版的内容，${beijingTime(row.at)} 交付${to}`,
  }
}

/** Original files of exactly these bytes, of the actor's products or for an overseer of all; the newest first. */
async function findOriginals({ tx, actor }: Context, sha256: string): Promise<Found[]> {
  const rows = await tx.$queryRaw<(Titled & { createdAt: Date })[]>`
    select v."productId", v.number, v."createdAt", d.name, l.title
    from product_version v
    join data_product d on d.id = v."productId"
    left join listing l on l."productId" = v."productId"
    where v.sha256 = ${sha256} and (${oversees(actor)} or d."providerId" = ${actor.participantId})
    order by v.id desc limit ${SHOWN}`
  return rows.map((row) => ({
    kind: 'original',
    product: { id: row.productId, title: titleOf(row) },
    version: row.number,
    transferId: null,
    consumerName: null,
    at: row.createdAt.toISOString(),
    recordIndex: null,
    sentence: `这份文件是「${titleOf(row)}」第 ${row.number} 版的原始文件，${beijingTime(row.createdAt)} 上传`,
  }))
}
