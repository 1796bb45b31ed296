import { z } from '@hono/zod-openapi'
import { idText } from '#api/resource/schema.ts'
import { MEASURE_NAMES } from './price-guide.ts'

/** The listing, or the product that is to be listed, whose price is thought over. */
export const PriceGuideQuery = z
  .object({ listingId: idText.optional(), productId: idText.optional() })
  .refine(({ listingId, productId }) => (listingId === undefined) !== (productId === undefined), {
    path: ['listingId'],
    message: '请给出挂牌或产品其中之一',
  })
export type PriceGuideQuery = z.infer<typeof PriceGuideQuery>

const fen = z.number().int()
const count = z.number().int()
const Shares = z.object({ consumerPaysFen: fen, feeFen: fen, providerReceivesFen: fen })
const measure = z.enum(MEASURE_NAMES)

export const PriceGuideView = z
  .object({
    listingId: z.string().nullable(),
    productId: z.string(),
    feeBps: z.number().int(),
    /** Listings of others on the market that share a keyword or enough fields. */
    comparables: count,
    guides: z.array(
      z.object({
        measure,
        label: z.string(),
        count,
        /** Null for fewer than three comparables. */
        prices: z.object({ lowerFen: fen, medianFen: fen, upperFen: fen }).nullable(),
        /** Of the median. */
        shares: Shares.nullable(),
        sentence: z.string(),
      }),
    ),
    /** The listing's own plans by the same measures. */
    own: z.array(z.object({ plan: count, sentence: z.string(), measure: measure.nullable(), shares: Shares })),
  })
  .meta({ id: 'PriceGuide' })
export type PriceGuideView = z.input<typeof PriceGuideView>
