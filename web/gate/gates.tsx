import { api, type Schemas } from '../client/client.ts'
import { gateTexts } from '../language/gate.ts'
import { useLanguage, useText } from '../language/language.tsx'
import './gate.css'

type State = Schemas['GateState']

/** What a gate asks, in the reader's language. */
function useAsks(): (name: string) => string {
  const { language } = useLanguage()
  const { data } = api.useQuery('get', '/api/public/gates', {}, { staleTime: Infinity })
  return (name) => {
    const rule = data?.items.find((one) => one.name === name)
    return (language === 'en' ? rule?.english : rule?.asks) ?? name
  }
}

/** How gates stand: the shut ones first, with the sentence and the article; the open ones folded. */
export function Gates({ items }: { items: State[] }) {
  const texts = useText(gateTexts)
  const shut = items.filter(({ isOpen }) => !isOpen)
  const open = items.filter(({ isOpen }) => isOpen)
  const count = String(items.length)
  return (
    <div className="stack gates">
      <p className={shut.length === 0 ? 'notice good' : 'notice bad'}>
        {shut.length === 0 ? texts.all(count) : texts.some(String(shut.length), count)}
      </p>
      {shut.length > 0 && <GateList items={shut} />}
      {open.length > 0 && (
        <details>
          <summary>{texts.rest(String(open.length))}</summary>
          <GateList items={open} />
        </details>
      )}
    </div>
  )
}

function GateList({ items }: { items: State[] }) {
  const texts = useText(gateTexts)
  const asks = useAsks()
  const { language } = useLanguage()
  return (
    <ul>
      {items.map(({ name, isOpen, sentence, basis }) => (
        <li key={name}>
          <span className={isOpen ? 'yes' : 'no'} aria-hidden>
            {isOpen ? '✓' : '✗'}
          </span>
          <span>
            <strong>{name}</strong> {language === 'en' ? asks(name) : (sentence ?? asks(name))}
            <span className="visually-hidden">：{isOpen ? texts.open : texts.shut}</span>
            {basis !== null && <span className="faint"> {texts.basis}：{basis}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How the gates of one's listing stand now. */
export function ListingGates({ id }: { id: string }) {
  const { data } = api.useQuery('get', '/api/listings/{id}/gates', { params: { path: { id } } })
  return data === undefined ? null : <Gates items={data.items} />
}
