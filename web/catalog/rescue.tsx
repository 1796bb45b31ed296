import { Link } from 'react-router'
import { catalog, terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { sayCount } from '../part/say.ts'
import type { CatalogPage } from './answer.ts'
import { Card } from './card.tsx'
import { valueName } from './facets.tsx'
import type { Terms } from './say.ts'
import type { Facet } from './search-state.ts'

type Rescue = NonNullable<CatalogPage['rescue']>
type Dropped = Rescue['dropped'][number]

/** The names of what a facet was narrowed to: its values are joined. */
const droppedName = ({ facet, value, label }: Dropped, words: Terms): string => {
  const labels = label.split('、')
  return value.split('、').map((one, at) => valueName(facet, { value: one, label: labels[at] ?? one }, words)).join('、')
}

/** What helps where nothing was found: which filter was in the way, and what comes nearest. */
export function RescuePart({ rescue, drop }: { rescue: Rescue; drop: (facet: Facet) => void }) {
  const words = useText(terms)
  const { rescue: texts } = useText(catalog)
  const { language } = useLanguage()
  const hasNothing = rescue.dropped.length === 0 && rescue.nearest.length === 0
  return (
    <section className="stack">
      <div className="card rescue">
        <h2>{texts.title}</h2>
        {hasNothing && <p className="soft">{texts.none} <Link to="/catalog">{texts.all}</Link></p>}
        {rescue.dropped.length === 0 && rescue.nearest.length > 0 && <p className="soft">{texts.partly}</p>}
        {rescue.dropped.length > 0 && (
          <>
            <p className="soft">{texts.dropped}</p>
            <div className="row">
              {rescue.dropped.map((dropped) => (
                <button key={dropped.facet} type="button" className="button" onClick={() => drop(dropped.facet)}>
                  {texts.drop(droppedName(dropped, words), sayCount(dropped.count, language))}
                </button>
              ))}
            </div>
          </>
        )}
      </div>
      {rescue.nearest.length > 0 && (
        <>
          <h2>{texts.nearest}</h2>
          {rescue.nearest.map((item) => <Card key={item.id} item={item} />)}
        </>
      )}
    </section>
  )
}
