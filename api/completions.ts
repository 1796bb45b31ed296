import {
  completeActivation,
  completeTermination,
  refuseActivation,
  refuseTermination,
} from '#api/agreement/activate.ts'
import { cancelOrder, closeOrder, openOrder } from '#api/order/order-acts.ts'
import { completeKeyRegistration, refuseKeyRegistration } from '#api/participant/signing-key.ts'
import type { Completions } from '#api/provenance/batch.ts'
import { completeMeasure, refuseMeasure } from '#api/supervision/measure.ts'

/** What the trade does when the chain has answered: the writer, an earlier stage, is told here what later stages do. */
export const completions: Completions = {
  recorded: async (ctx, { id, kind, subject }) => {
    if (kind === 'register_party') await completeKeyRegistration(ctx, id)
    if (kind === 'activate') {
      await completeActivation(ctx, subject)
      await openOrder(ctx, subject)
    }
    if (kind === 'terminate') {
      await completeTermination(ctx, subject)
      await closeOrder(ctx, subject)
    }
    if (kind === 'suspend' || kind === 'resume') await completeMeasure(ctx, id)
  },
  refused: async (ctx, { id, kind, subject }, sentence) => {
    if (kind === 'register_party') await refuseKeyRegistration(ctx, id)
    if (kind === 'activate') {
      await refuseActivation(ctx, subject, sentence)
      await cancelOrder(ctx, subject, sentence)
    }
    if (kind === 'terminate') await refuseTermination(ctx, subject)
    if (kind === 'suspend' || kind === 'resume') await refuseMeasure(ctx, id)
  },
}
