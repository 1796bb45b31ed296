import { z } from '@hono/zod-openapi'
import { idText } from '#api/resource/schema.ts'
import { ORDER_STATES } from './order.ts'

export const PlaceOrder = z.strictObject({ agreementId: idText }).meta({ id: 'PlaceOrder' })

export const OrderView = z
  .object({
    id: z.string(),
    agreementId: z.string(),
    productId: z.string(),
    /** The product's title, as its listing names it. */
    title: z.string(),
    providerId: z.string(),
    consumerId: z.string(),
    planKind: z.string(),
    state: z.enum(ORDER_STATES),
    /** What was held at the order. */
    amountFen: z.number().int(),
    /** What is held now and not yet captured, beside what single transfers hold. */
    heldFen: z.number().int(),
    capturedFen: z.number().int(),
    placedAt: z.string(),
    closedAt: z.string().nullable(),
  })
  .meta({ id: 'Order' })
