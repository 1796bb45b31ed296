import type { Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { resourceTexts } from '../language/resource.ts'
import { sayCount } from '../part/say.ts'

type Fact = Schemas['MeasuredDimension']['facts'][number]

/** A fact behind a figure as a sentence. */
export function useSayFact(): (fact: Fact) => string {
  const { fact: texts } = useText(resourceTexts)
  const { language } = useLanguage()
  return ({ kind, field, count, of, value }) => {
    const [name, some, all] = [field ?? '', sayCount(count ?? 0, language), sayCount(of ?? 0, language)]
    switch (kind) {
      case 'missing_column':
      case 'unknown_column':
        return texts[kind](name)
      case 'newest_day':
        return texts.newest_day(name, value ?? '')
      case 'allowed_days':
        return texts.allowed_days(some)
      case 'duplicate_rows':
        return texts.duplicate_rows(some, all)
      case 'not_measurable':
        return texts.not_measurable
      default:
        return texts[kind](name, some, all)
    }
  }
}
