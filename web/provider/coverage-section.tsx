import { UPDATE_CYCLES } from '#api/resource/resource.ts'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { partTexts } from '../language/provider-parts.ts'
import { AreaField, SelectField, TextField } from '../part/form.tsx'
import { NameBuilder } from './name-builder.tsx'
import { Closed, SaveBar } from './save-bar.tsx'
import type { Parts } from './section.tsx'
import { TagsField } from './tags-field.tsx'

/** What the data are called, and where, when and how finely they cover the world. */
export function CoverageSection({ editor }: Parts) {
  const { coverage: texts } = useText(partTexts)
  const { text, change } = editor
  const disabled = editor.closed !== undefined
  const isLater = text.coverageFrom !== null && text.coverageTo !== null && text.coverageTo < text.coverageFrom
  return (
    <>
      <p className="soft provider-last">{texts.lead}</p>
      <Closed editor={editor} />
      <div className="card stack">
        <TextField
          label={texts.title}
          hint={texts.titleHint}
          maxLength={100}
          readOnly={disabled}
          value={text.title}
          onChange={({ target }) => change({ title: target.value })}
        />
        {!disabled && <NameBuilder editor={editor} />}
        <AreaField
          label={texts.summary}
          hint={texts.summaryHint(String(Array.from(text.summary.trim()).length))}
          rows={5}
          maxLength={2000}
          readOnly={disabled}
          value={text.summary}
          onChange={({ target }) => change({ summary: target.value })}
        />
        <TagsField
          label={texts.keywords}
          hint={texts.keywordsHint}
          value={text.keywords}
          most={20}
          longest={30}
          disabled={disabled}
          change={(keywords) => change({ keywords })}
        />
        <div className="provider-pair">
          <TextField
            label={texts.space}
            hint={texts.spaceHint}
            maxLength={100}
            readOnly={disabled}
            value={text.coverageSpace}
            onChange={({ target }) => change({ coverageSpace: target.value })}
          />
          <TextField
            label={texts.granularity}
            hint={texts.granularityHint}
            maxLength={100}
            readOnly={disabled}
            value={text.granularity}
            onChange={({ target }) => change({ granularity: target.value })}
          />
          <TextField
            label={texts.from}
            hint={texts.timeHint}
            type="date"
            readOnly={disabled}
            value={text.coverageFrom ?? ''}
            onChange={({ target }) => change({ coverageFrom: target.value || null })}
          />
          <TextField
            label={texts.to}
            type="date"
            readOnly={disabled}
            fault={isLater ? texts.later : undefined}
            value={text.coverageTo ?? ''}
            onChange={({ target }) => change({ coverageTo: target.value || null })}
          />
          <Cycle editor={editor} disabled={disabled} />
        </div>
      </div>
      <SaveBar editor={editor} />
    </>
  )
}

function Cycle({ editor: { text, change }, disabled }: Pick<Parts, 'editor'> & { disabled: boolean }) {
  const { coverage: texts } = useText(partTexts)
  const { updateCycle } = useText(terms)
  const choose = (value: string) => change({ updateCycle: UPDATE_CYCLES.find((cycle) => cycle === value) ?? '' })
  return (
    <SelectField
      label={texts.cycle}
      hint={texts.cycleHint}
      disabled={disabled}
      value={text.updateCycle}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">{texts.choose}</option>
      {UPDATE_CYCLES.map((cycle) => (
        <option key={cycle} value={cycle}>
          {updateCycle[cycle]}
        </option>
      ))}
    </SelectField>
  )
}
