import type { AppError } from '#api/kernel/errors.ts'
import type { Facts } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/** G15: the platform, its people and what they control don't trade on it. */
export function g15({ provider, consumer, insiders }: Facts): AppError | undefined {
  const party = [provider, consumer].find((one) => one?.roles.includes('platform'))
  const chain = insiders.provider ?? insiders.consumer
  if (!party && !chain) return undefined
  const names = chain ? `（${chain.names.join('—')}）` : ''
  return shut('g15_insider', `平台及其人员${names}不得直接或间接参与交易`, `${LAW.safety} 6.5.2 g)`)
}
