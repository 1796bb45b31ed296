import { useState } from 'react'
import { GRADES, OPEN_CLASSES, UPDATE_CYCLES } from '#api/resource/resource.ts'
import type { Schemas } from '../client/client.ts'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { AreaField, faultsOf, TextField } from '../part/form.tsx'
import { Choice, DeskForm, type Sending } from './form.tsx'

type Given = Schemas['PublishResource']

const EMPTY: Given = {
  code: '',
  name: '',
  description: '',
  fields: [],
  grade: 'general',
  openClass: 'conditional',
  updateCycle: 'monthly',
}

/** The data items of a text, one a line. */
const itemsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Publishes a resource in the department's catalogue (编目发布). */
export function Publish({
  act,
  done,
  cancel,
}: {
  act: Sending<Given, Schemas['PublicDataResource']>
  done: () => void
  cancel: () => void
}) {
  const { publish: texts, resources: names, grades, openClasses } = useText(publicDataTexts)
  const { updateCycle } = useText(terms)
  const [given, setGiven] = useState(EMPTY)
  const [items, setItems] = useState('')
  const fields = itemsOf(items)
  const faults = faultsOf(act.error)
  const isCodeWrong = given.code !== '' && !/^[0-9A-Za-z][0-9A-Za-z./_-]{3,63}$/.test(given.code)
  const isTwice = new Set(fields).size < fields.length
  const lacking = [
    (given.code === '' || isCodeWrong) && names.code,
    given.name.trim() === '' && names.name,
    given.description.trim() === '' && names.description,
    (fields.length === 0 || isTwice) && names.fields,
  ].filter((name) => name !== false)
  const set = (change: Partial<Given>) => setGiven({ ...given, ...change })
  return (
    <DeskForm
      title={texts.title}
      lead={texts.lead}
      basis="《数据安全法》第二十一条"
      submit={texts.submit}
      error={act.error}
      isBusy={act.isPending}
      lacking={lacking}
      send={() => act.mutate({ ...given, fields }, { onSuccess: done })}
      cancel={cancel}
    >
      <div className="public-two">
        <TextField
          label={names.name}
          hint={texts.nameHint}
          maxLength={100}
          value={given.name}
          fault={faults['name']}
          onChange={({ target }) => set({ name: target.value })}
        />
        <TextField
          label={names.code}
          hint={texts.codeHint}
          maxLength={64}
          value={given.code}
          fault={isCodeWrong ? texts.codeWrong : faults['code']}
          onChange={({ target }) => set({ code: target.value.trim() })}
        />
      </div>
      <AreaField
        label={names.description}
        hint={texts.descriptionHint}
        rows={2}
        maxLength={2000}
        value={given.description}
        fault={faults['description']}
        onChange={({ target }) => set({ description: target.value })}
      />
      <AreaField
        label={`${names.fields}（${names.count(String(fields.length))}）`}
        hint={texts.fieldsHint}
        rows={5}
        value={items}
        fault={isTwice ? texts.fieldsTwice : faults['fields']}
        onChange={({ target }) => setItems(target.value)}
      />
      <div className="public-two">
        <Choice
          label={names.grade}
          hint={texts.gradeHint}
          names={grades}
          values={GRADES}
          value={given.grade}
          choose={(grade) => set({ grade })}
        />
        <Choice
          label={names.open}
          names={openClasses}
          values={OPEN_CLASSES}
          value={given.openClass}
          choose={(openClass) => set({ openClass })}
        />
        <Choice
          label={names.cycle}
          names={updateCycle}
          values={UPDATE_CYCLES}
          value={given.updateCycle}
          choose={(cycle) => set({ updateCycle: cycle })}
        />
      </div>
    </DeskForm>
  )
}
