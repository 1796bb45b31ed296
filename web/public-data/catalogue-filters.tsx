import { useId, useState } from 'react'
import { PLACES, SHARE_CLASSES, THEMES } from '#api/resource/catalogue.ts'
import { GRADES, OPEN_CLASSES, RESOURCE_STATES } from '#api/resource/resource.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { resourceTexts } from '../language/resource.ts'
import { SelectField } from '../part/form.tsx'

/** What the catalogue is narrowed by, as the address has it. */
export const FILTERS = ['of', 'q', 'list', 'grade', 'openClass', 'shareClass', 'theme', 'district', 'state', 'cursor'] as const
export type Filters = Record<(typeof FILTERS)[number], string | undefined>
type Change = (changes: Partial<Filters>) => void

/** The search and the filters of the catalogue. */
export function CatalogueFilters({ values, change }: { values: Filters; change: Change }) {
  const { list: texts, shareClasses, themes, states } = useText(resourceTexts)
  const { resources: names, grades, openClasses } = useText(publicDataTexts)
  const isSet = FILTERS.some((name) => !['cursor', 'of'].includes(name) && values[name] !== undefined)
  const empty: Partial<Filters> = Object.fromEntries(FILTERS.filter((name) => name !== 'of').map((name) => [name, undefined]))
  const places = Object.fromEntries(PLACES.map((place) => [place, place]))
  return (
    <div className="catalogue-filters">
      <Search key={values.q ?? ''} value={values.q} change={change} />
      <SelectField label={texts.of} value={values.of ?? ''} onChange={({ target }) => change({ of: target.value })}>
        <option value="">{texts.own}</option>
        <option value="all">{texts.everyone}</option>
      </SelectField>
      <One label={names.grade} name="grade" names={grades} of={GRADES} values={values} change={change} />
      <One label={names.open} name="openClass" names={openClasses} of={OPEN_CLASSES} values={values} change={change} />
      <One label={texts.share} name="shareClass" names={shareClasses} of={SHARE_CLASSES} values={values} change={change} />
      <One label={texts.theme} name="theme" names={themes} of={THEMES} values={values} change={change} />
      <One label={texts.district} name="district" names={places} of={PLACES} values={values} change={change} />
      <One label={texts.state} name="state" names={states} of={RESOURCE_STATES} values={values} change={change} />
      {isSet && (
        <button type="button" className="button plain" onClick={() => change(empty)}>
          {texts.clear}
        </button>
      )}
    </div>
  )
}

type OneProps = {
  label: string
  name: keyof Filters
  names: Record<string, string>
  of: readonly string[]
  values: Filters
  change: Change
}

function One({ label, name, names, of, values, change }: OneProps) {
  const { all } = useText(resourceTexts)
  return (
    <SelectField label={label} value={values[name] ?? ''} onChange={({ target }) => change({ [name]: target.value })}>
      <option value="">{all}</option>
      {of.map((value) => (
        <option key={value} value={value}>
          {names[value] ?? value}
        </option>
      ))}
    </SelectField>
  )
}

function Search({ value, change }: { value: string | undefined; change: Change }) {
  const { list: texts } = useText(resourceTexts)
  const { act } = useText(common)
  const [text, setText] = useState(value ?? '')
  const id = useId()
  return (
    <form
      className="field wide"
      role="search"
      onSubmit={(event) => (event.preventDefault(), change({ q: text.trim() }))}
    >
      <label htmlFor={id}>{texts.search}</label>
      <span className="row">
        <input
          id={id}
          className="input"
          type="search"
          maxLength={100}
          placeholder={texts.searchHint}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <button type="submit" className="button">
          {act.search}
        </button>
      </span>
    </form>
  )
}
