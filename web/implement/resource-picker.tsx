import { useId, useState } from 'react'
import { api } from '../client/client.ts'
import { implementTexts } from '../language/implement.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { TextField } from '../part/form.tsx'
import { sayCount } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { useResources } from '../public-data/resource-names.tsx'

type PickerProps = { chosen: string[]; choose: (ids: string[]) => void; fault?: string | undefined }

/** Resources of the whole catalogue, found by their names, for a plan's data scope. */
export function ResourcePicker({ chosen, choose, fault }: PickerProps) {
  const { plan: texts } = useText(implementTexts)
  const { language } = useLanguage()
  const [word, setWord] = useState('')
  const id = useId()
  const q = word.trim()
  return (
    <fieldset className="plain stack" aria-describedby={id}>
      <legend>{texts.resources}</legend>
      <p id={id} className="faint last">
        {texts.resourcesHint}{fault !== undefined && <span className="fault"> {fault}</span>}
      </p>
      <p className="last">{texts.chosen(sayCount(chosen.length, language))}</p>
      <Chosen ids={chosen} drop={(one) => choose(chosen.filter((other) => other !== one))} />
      <TextField
        label={texts.search} type="search" maxLength={100} value={word}
        onChange={({ target }) => setWord(target.value)}
      />
      {q !== '' && <Found q={q} chosen={chosen} add={(one) => choose([...chosen, one])} />}
    </fieldset>
  )
}

function Chosen({ ids, drop }: { ids: string[]; drop: (id: string) => void }) {
  const { plan: texts } = useText(implementTexts)
  const found = useResources(ids)
  if (ids.length === 0) return null
  return (
    <ul className="implement-rows">
      {ids.map((id) => {
        const name = found.find((one) => one.id === id)?.name ?? id
        return (
          <li key={id}>
            <span>{name}</span>
            <button
              type="button" className="button small" aria-label={`${texts.drop} ${name}`} onClick={() => drop(id)}
            >
              {texts.drop}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function Found({ q, chosen, add }: { q: string; chosen: string[]; add: (id: string) => void }) {
  const { plan: texts } = useText(implementTexts)
  const query = api.useQuery('get', '/api/resources', { params: { query: { q, limit: 10 } } })
  return (
    <Read query={query}>
      {({ items }) => {
        const left = items.filter(({ id }) => !chosen.includes(id))
        if (left.length === 0) return <p className="soft last" role="status">{texts.nothing}</p>
        return (
          <ul className="implement-rows" aria-label={texts.found}>
            {left.map(({ id, name, code }) => (
              <li key={id}>
                <span>{name} <span className="faint">{texts.code} {code}</span></span>
                <button
                  type="button" className="button small" aria-label={`${texts.add} ${name}`} onClick={() => add(id)}
                >
                  {texts.add}
                </button>
              </li>
            ))}
          </ul>
        )
      }}
    </Read>
  )
}
