import { LISTS, type List } from '#api/resource/catalogue.ts'
import { api, type Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { resourceTexts } from '../language/resource.ts'
import { sayCount } from '../part/say.ts'
import { Read } from '../part/state.tsx'

type Counts = Schemas['CatalogueLists']
type ListsProps = { query: Record<string, string>; value: string | undefined; choose: (list: List | undefined) => void }

/** The three lists (汇聚, 共享, 开放清单), the grants', and how many entries are on each; a press narrows to one. */
export function CatalogueLists({ query, value, choose }: ListsProps) {
  const { list: texts } = useText(resourceTexts)
  const counted = api.useQuery('get', '/api/resources/lists', { params: { query } })
  return (
    <Read query={counted}>
      {(counts) => (
        <ul className="catalogue-lists" aria-label={texts.lists}>
          <li><Told name="total" counts={counts} /></li>
          {LISTS.map((list) => (
            <li key={list}>
              <button type="button" aria-pressed={value === list} onClick={() => choose(value === list ? undefined : list)}>
                <Number name={list} counts={counts} />
              </button>
            </li>
          ))}
          <li><Told name="registered" counts={counts} /></li>
          {counts.disputed > 0 && <li><Told name="disputed" counts={counts} /></li>}
        </ul>
      )}
    </Read>
  )
}

type Shown = { name: keyof Counts; counts: Counts }

const Told = (shown: Shown) => <div><Number {...shown} /></div>

function Number({ name, counts }: Shown) {
  const { lists } = useText(resourceTexts)
  const { language } = useLanguage()
  return (
    <>
      <strong>{sayCount(counts[name], language)}</strong>
      <span>{lists[name]}</span>
    </>
  )
}
