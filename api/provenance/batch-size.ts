/**
 * The most gas that a part of a batch may cost, calldata included; `test/contracts/gas.test.ts` measures the worst.
 * The call itself pays for the tree's frontier of a log of up to 2^40 leaves. An agreement pays once in a batch: its
 * slot, and a word of suspension bits for provider, consumer and product.
 */
export const WORST_GAS = { call: 500_000n, agreement: 11_400n, transfer: 8_000n, event: 7_000n } as const

/** More in one batch bring no speed, and their receipt grows. */
const MAX_TRANSFERS = 1_000
const MAX_EVENTS = 200

/** The most that is worth reading for one batch. */
export const BATCH_LIMITS = { transfers: MAX_TRANSFERS, events: MAX_EVENTS } as const

type Mix = { transfers: readonly { agreement: string }[]; events: number }

/** What a batch of this mix costs at the very most. */
export const worstGas = ({ transfers, events }: Mix): bigint =>
  WORST_GAS.call +
  WORST_GAS.agreement * BigInt(new Set(transfers.map(({ agreement }) => agreement)).size) +
  WORST_GAS.transfer * BigInt(transfers.length) +
  WORST_GAS.event * BigInt(events)

/**
 * How many of what waits, oldest first, fit into a batch whatever the chain makes of them. Events get at most half of
 * the gas while transfers wait, so that neither keeps the other from the chain.
 */
export function fitBatch(transfers: readonly { agreement: string }[], events: number, gasLimit: bigint) {
  const room = gasLimit > WORST_GAS.call ? gasLimit - WORST_GAS.call : 0n
  const share = transfers.length > 0 ? room / 2n : room
  const takenEvents = Math.min(events, MAX_EVENTS, Number(share / WORST_GAS.event))
  let left = room - WORST_GAS.event * BigInt(takenEvents)
  const agreements = new Set<string>()
  let taken = 0
  for (const { agreement } of transfers.slice(0, MAX_TRANSFERS)) {
    const cost = WORST_GAS.transfer + (agreements.has(agreement) ? 0n : WORST_GAS.agreement)
    if (cost > left) break
    left -= cost
    agreements.add(agreement)
    taken += 1
  }
  return { transfers: taken, events: takenEvents }
}
