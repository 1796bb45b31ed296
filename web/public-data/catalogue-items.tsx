import { ACQUISITIONS, ITEM_TYPES } from '#api/resource/catalogue.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { resourceTexts } from '../language/resource.ts'
import { AreaField } from '../part/form.tsx'
import { type Draft, type DraftItem, ELEMENT, itemsNamed } from './catalogue-draft.ts'

type EditorProps = { draft: Draft; names: string; setNames: (text: string) => void; change: (items: DraftItem[]) => void; fault?: string | undefined }

/** The items of an entry: their names one a line, and below what else is known of each. */
export function ItemEditor({ draft, names, setNames, change, fault }: EditorProps) {
  const { form: texts } = useText(resourceTexts)
  const { resources } = useText(publicDataTexts)
  const { items } = draft
  const edit = (at: number, part: Partial<DraftItem>) =>
    change(items.map((item, index) => (index === at ? { ...item, ...part } : item)))
  return (
    <div className="stack">
      <AreaField
        label={`${texts.names}（${resources.count(String(items.length))}）`}
        hint={texts.namesHint}
        rows={5}
        value={names}
        fault={fault}
        onChange={({ target }) => (setNames(target.value), change(itemsNamed(target.value, draft)))}
      />
      {items.length > 0 && (
        <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
          <table className="catalogue-items">
            <caption className="visually-hidden">{texts.title}</caption>
            <thead>
              <tr>
                <th scope="col">{resources.fields}</th>
                <th scope="col">{texts.element}</th>
                <th scope="col">{texts.type}</th>
                <th scope="col">{texts.personal}</th>
                <th scope="col">{texts.sensitive}</th>
                <th scope="col">{texts.got}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item, at) => (
                <ItemRow key={`${item.name} ${at}`} item={item} edit={(part) => edit(at, part)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function ItemRow({ item, edit }: { item: DraftItem; edit: (part: Partial<DraftItem>) => void }) {
  const { form: texts, itemTypes, acquisitions } = useText(resourceTexts)
  const { name, element, type, personal, sensitive, acquisition } = item
  const isWrong = element !== '' && !ELEMENT.test(element)
  return (
    <tr>
      <td>{name}</td>
      <td>
        <input
          className="input"
          aria-label={`${name} ${texts.element}`}
          aria-invalid={isWrong}
          placeholder={texts.elementHint}
          maxLength={60}
          value={element}
          onChange={({ target }) => edit({ element: target.value.trim() })}
        />
        {isWrong && <div className="fault">{texts.elementWrong}</div>}
      </td>
      <td>
        <select
          className="input"
          aria-label={`${name} ${texts.type}`}
          value={type}
          onChange={({ target }) => edit({ type: ITEM_TYPES.find((one) => one === target.value) ?? '' })}
        >
          <option value="">{texts.noType}</option>
          {ITEM_TYPES.map((one) => (
            <option key={one} value={one}>
              {itemTypes[one]}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={`${name} ${texts.personal}`}
          checked={personal || sensitive}
          disabled={sensitive}
          onChange={({ target }) => edit({ personal: target.checked })}
        />
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={`${name} ${texts.sensitive}`}
          checked={sensitive}
          onChange={({ target }) => edit({ sensitive: target.checked, personal: target.checked || personal })}
        />
      </td>
      <td>
        <select
          className="input"
          aria-label={`${name} ${texts.got}`}
          value={acquisition}
          onChange={({ target }) => edit({ acquisition: ACQUISITIONS.find((one) => one === target.value) ?? 'own' })}
        >
          {ACQUISITIONS.map((one) => (
            <option key={one} value={one}>
              {acquisitions[one]}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}
