import type { Scope } from '#api/supervision/supervision.ts'
import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { supervisionTexts } from '../language/supervision.ts'
import { shorten } from '../part/say.ts'
import { agreementName, useAgreement } from './use-deal.ts'
import type { Measure } from './use-measures.ts'

const SCOPE_NAMES: Record<string, Scope> = {
  party: 'party',
  product: 'product',
  agreement: 'agreement',
  ledger: 'ledger',
}

/** The scope of a measure; one that these pages do not know is taken for a party's. */
export const scopeOf = ({ scope }: Pick<Measure, 'scope'>): Scope => SCOPE_NAMES[scope] ?? 'party'

/** The name of what a measure is over, found by its identifier; the identifier's ends until it is known. */
export function useSubjectName({ scope, subjectId }: Pick<Measure, 'scope' | 'subjectId'>): string {
  const { measures } = useText(supervisionTexts)
  const isWhole = scope === 'ledger'
  const { data } = api.useQuery(
    'get',
    '/api/supervision/search',
    { params: { query: { q: subjectId } } },
    { enabled: !isWhole && scope !== 'agreement', staleTime: 300_000 },
  )
  const { data: agreement } = useAgreement(scope === 'agreement' ? subjectId : undefined)
  if (isWhole) return measures.whole
  if (agreement !== undefined) return agreementName(agreement)
  return data?.hits.find(({ id }) => id === subjectId)?.title ?? shorten(subjectId)
}
