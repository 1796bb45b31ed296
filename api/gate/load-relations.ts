import { findChains, findInsiderChains } from '#api/participant/find-chain.ts'
import type { Context } from '#api/kernel/context.ts'
import type { Chain } from './facts.ts'

/** Who is tied to whom, of the pairs and parties that a group of deals has. */
export async function relationsOf(ctx: Context, { pairs, traders }: { pairs: [string, string][]; traders: string[] }) {
  const chains = await findChains(ctx, pairs)
  const insiders = await findInsiderChains(ctx, traders)
  return {
    affiliation: (one: string, other: string): Chain | undefined => chains.get(`${one} ${other}`),
    insiderOf: (id: string): Chain | undefined => insiders.get(id),
  }
}
