import { type ReactNode, useState } from 'react'
import { ACQUISITIONS, type Acquisition, PLACES, SHARE_CLASSES, THEMES } from '#api/resource/catalogue.ts'
import { GRADES, OPEN_CLASSES, UPDATE_CYCLES } from '#api/resource/resource.ts'
import { useSession } from '../client/session.ts'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { resourceTexts } from '../language/resource.ts'
import { AreaField, SelectField, TextField } from '../part/form.tsx'
import { type Draft, wrongOf } from './catalogue-draft.ts'
import { ItemEditor } from './catalogue-items.tsx'
import { DigestField } from '../part/digest-field.tsx'
import { Choice } from './form.tsx'
import { useDepartments } from './party.tsx'

type FieldsProps = {
  draft: Draft
  change: (draft: Draft) => void
  faults: Record<string, string>
  /** What stands beside the name: the code of a new entry. */
  code?: ReactNode
  /** Whether the sharing is the other department's to change. */
  isSharingFixed?: boolean
}

/** What is still to be filled in or wrong in an entry's fields, in words. */
export function useLacking(draft: Draft): string[] {
  const { resources: names } = useText(publicDataTexts)
  const { form } = useText(resourceTexts)
  const wrong = wrongOf(draft)
  const lacking = [
    draft.name.trim() === '' && names.name,
    draft.description.trim() === '' && names.description,
    (draft.items.length === 0 || wrong.twice || wrong.elements) && names.fields,
    wrong.personal && names.open,
    wrong.from && form.from,
    (wrong.consent || wrong.digest) && form.document,
  ]
  return lacking.filter((one) => one !== false)
}

/** The fields of an entry of the catalogue, new or to be changed. */
export function EntryFields({ draft, change, faults, code, isSharingFixed = false }: FieldsProps) {
  const { publish: texts, resources: names, grades, openClasses } = useText(publicDataTexts)
  const { form, shareClasses, themes, acquisitions } = useText(resourceTexts)
  const { list } = useText(resourceTexts)
  const { updateCycle } = useText(terms)
  const [text, setText] = useState(draft.items.map(({ name }) => name).join('\n'))
  const wrong = wrongOf(draft)
  const set = (part: Partial<Draft>) => change({ ...draft, ...part })
  const places = Object.fromEntries(PLACES.map((place) => [place, place]))
  const setAcquisition = (acquisition: Acquisition) =>
    set({ acquisition, items: draft.items.map((item) => ({ ...item, acquisition })) })
  return (
    <>
      <div className="two">
        <TextField label={names.name} hint={texts.nameHint} maxLength={100} value={draft.name} fault={faults['name']}
          onChange={({ target }) => set({ name: target.value })} />
        {code}
      </div>
      <AreaField label={names.description} hint={texts.descriptionHint} rows={2} maxLength={2000} value={draft.description}
        fault={faults['description']} onChange={({ target }) => set({ description: target.value })} />
      <ItemEditor draft={draft} names={text} setNames={setText} change={(items) => set({ items })}
        fault={wrong.twice ? texts.fieldsTwice : (faults['fields'] ?? faults['items'])} />
      <div className="two">
        <Choice label={names.grade} hint={texts.gradeHint} names={grades} values={GRADES} value={draft.grade}
          choose={(grade) => set({ grade })} />
        <Choice label={names.open} hint={wrong.personal ? form.openPersonal : undefined} names={openClasses} values={OPEN_CLASSES}
          value={draft.openClass} choose={(openClass) => set({ openClass })} />
        <Choice label={list.share} names={shareClasses} values={SHARE_CLASSES} value={draft.shareClass}
          choose={(shareClass) => set({ shareClass })} />
        <Choice label={names.cycle} names={updateCycle} values={UPDATE_CYCLES} value={draft.updateCycle}
          choose={(cycle) => set({ updateCycle: cycle })} />
        <Choice label={list.theme} names={{ ...themes, '': form.noTheme }} values={['', ...THEMES] as const} value={draft.theme}
          choose={(theme) => set({ theme })} />
        <Choice label={list.district} names={{ ...places, '': form.noDistrict }} values={['', ...PLACES] as const}
          value={draft.district} choose={(district) => set({ district })} />
        {!isSharingFixed && (
          <Choice label={form.got} names={acquisitions} values={ACQUISITIONS} value={draft.acquisition}
            choose={setAcquisition} />
        )}
      </div>
      <label className="row">
        <input type="checkbox" checked={draft.gathered} onChange={({ target }) => set({ gathered: target.checked })} />
        {form.gathered}
      </label>
      {isSharingFixed && <p className="soft">{form.sharingFixed}</p>}
      {draft.acquisition === 'shared' && !isSharingFixed && <Sharing draft={draft} set={set} />}
    </>
  )
}

/** Whose data it is that was got by sharing, and that department's consent to their operation. */
function Sharing({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  const { form } = useText(resourceTexts)
  const { basis } = useText(publicDataTexts)
  const session = useSession()
  const departments = useDepartments().filter(({ id }) => id !== session?.participant.id)
  const wrong = wrongOf(draft)
  return (
    <fieldset className="plain stack">
      <legend>{form.sharingTitle}</legend>
      <p className="soft">
        {form.sharingLead} <span className="faint">{basis}：{form.sharingBasis}</span>
      </p>
      <div className="two">
        <SelectField label={form.from} value={draft.fromId} onChange={({ target }) => set({ fromId: target.value })}>
          <option value="">{form.chooseFrom}</option>
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField label={form.document} hint={form.consentLater} maxLength={200} value={draft.document}
          fault={wrong.consent ? form.consentBoth : undefined} onChange={({ target }) => set({ document: target.value })} />
        <TextField label={form.until} type="date" value={draft.until} onChange={({ target }) => set({ until: target.value })} />
      </div>
      <DigestField value={draft.digest} change={(digest) => set({ digest })} names={form.consentNames} />
    </fieldset>
  )
}
