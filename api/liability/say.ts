import { beijingTime } from '#api/kernel/time.ts'
import type { Stage } from './liability.ts'

export const STAGE_NAMES: Record<Stage, { zh: string; en: string }> = {
  collect: { zh: '采集', en: 'collection' },
  transmit: { zh: '传输', en: 'transmission' },
  store: { zh: '存储', en: 'storage' },
  process: { zh: '处理', en: 'processing' },
  use: { zh: '使用', en: 'use' },
  exchange: { zh: '交换', en: 'exchange' },
  destroy: { zh: '销毁', en: 'destruction' },
}

type Told = { at: Date; title: string; stage: Stage; party: string; fromAt: Date; stands: boolean }

/** One sentence for people: who is responsible at the instant, or was, or will be from when on. */
export function sentenceOf({ at, title, stage, party, fromAt, stands }: Told): { zh: string; en: string } {
  const { zh, en } = STAGE_NAMES[stage]
  const since = beijingTime(fromAt)
  if (stands)
    return {
      zh: `${beijingTime(at)}，「${title}」的${zh}责任由${party}承担，自 ${since} 起`,
      en: `At ${beijingTime(at)}, ${party} answers for the ${en} of “${title}”, since ${since}`,
    }
  return {
    zh: `「${title}」的${zh}责任自 ${since} 起由${party}承担`,
    en: `From ${since} on, ${party} answered for the ${en} of “${title}”`,
  }
}
