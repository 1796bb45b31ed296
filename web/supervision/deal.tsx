import { useLanguage, useText } from '../language/language.tsx'
import { receiptText } from '../language/receipt.ts'
import { supervisionTexts } from '../language/supervision.ts'
import { sayFen, sayInstant } from '../part/say.ts'
import { useAmount } from '../verify/verdict.tsx'
import type { Deal } from './use-deal.ts'

/** A transfer as one sentence: who got what from whom, when, how much, and for what. */
export function useDealSentence({ transfer, agreement: { title, provider, consumer } }: Deal): string {
  const { sentence, asked, charged, free } = useText(receiptText)
  const { language } = useLanguage()
  const amount = useAmount()
  const at = sayInstant(transfer.at)
  if (transfer.recordIndex === null) return asked(consumer.name, at, provider.name, title)
  const price = transfer.chargedFen === 0 ? free : charged(sayFen(transfer.chargedFen))
  return sentence(
    consumer.name,
    at,
    provider.name,
    title,
    [amount(transfer.rows, transfer.sizeBytes), price].join(language === 'zh' ? '，' : ', '),
  )
}

/** Why the chain refused a transfer, with the rule. */
export function Rejection({ transfer: { rejection } }: { transfer: Deal['transfer'] }) {
  const { deliveries } = useText(supervisionTexts)
  if (rejection === null) return null
  return <span className="supervise-refused">{deliveries.refusedAs(rejection.title, rejection.basis)}</span>
}
