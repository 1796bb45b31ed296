import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { resourceTexts } from '../language/resource.ts'
import { Party } from './party.tsx'

type Resource = Schemas['ResourceDetail']
type Item = Resource['items'][number]

/** The data items of an entry: element, type, whether personal, and where each element comes from (一数一源). */
export function ItemSection({ resource }: { resource: Resource }) {
  const { items: texts } = useText(resourceTexts)
  const sources = new Map(resource.sources.map((source) => [source.field, source]))
  return (
    <section className="stack" aria-labelledby="items">
      <div>
        <h2 id="items">{texts.title}</h2>
        <p className="soft last">{texts.oneSource}</p>
      </div>
      <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
        <table className="catalogue-items">
          <thead>
            <tr>
              <th scope="col">{texts.name}</th>
              <th scope="col">{texts.element}</th>
              <th scope="col">{texts.type}</th>
              <th scope="col">{texts.kind}</th>
              <th scope="col">{texts.source}</th>
            </tr>
          </thead>
          <tbody>
            {resource.items.map((item) => (
              <Row key={item.name} item={item} source={sources.get(item.name)} departmentId={resource.departmentId} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type RowProps = { item: Item; source: Resource['sources'][number] | undefined; departmentId: string }

function Row({ item, source, departmentId }: RowProps) {
  const { items: texts, itemTypes, acquisitions, none } = useText(resourceTexts)
  const { name, element, type, personal, sensitive, acquisition, description } = item
  return (
    <tr>
      <td>
        {name}
        {description !== null && <div className="faint">{description}</div>}
      </td>
      <td className="public-mono">{element ?? none}</td>
      <td>{type === null ? none : itemTypes[type]}</td>
      <td>
        {sensitive ? <span className="tag danger">{texts.sensitive}</span> : personal ? <span className="tag accent">{texts.personal}</span> : none}
      </td>
      <td className="free">
        {acquisitions[acquisition]}
        {source !== undefined && (
          <div className="soft">
            {source.departmentId === null
              ? texts.noSource
              : source.departmentId === departmentId
                ? texts.ownSource
                : <>{texts.source}：<Party id={source.departmentId} /></>}{' '}
            {source.isDisputed && <span className="tag danger">{texts.disputed}</span>}
          </div>
        )}
      </td>
    </tr>
  )
}
