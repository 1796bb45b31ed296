import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { partTexts } from '../language/provider-parts.ts'
import { AreaField } from '../part/form.tsx'
import { Closed, SaveBar } from './save-bar.tsx'
import type { Parts } from './section.tsx'
import { TagsField } from './tags-field.tsx'

/** What is often forbidden and licensed; content of the listing, and so in Chinese. */
const FORBIDDEN = ['识别特定自然人', '转售或再分发原始数据', '训练对外提供服务的模型', '违法违规用途']
const LICENSES = [
  '限需方内部使用，可加工分析，不得转售或再分发原始数据',
  '可加工并对外提供衍生成果，不得再分发原始数据',
  '可自由使用与再分发，须注明来源',
]

/** What the data may be used for, and what not. */
export function UseSection({ editor }: Parts) {
  const { faults } = useText(listingTexts)
  const { use: texts } = useText(partTexts)
  const { text, change } = editor
  const disabled = editor.closed !== undefined
  const isBoth = text.useCases.some((one) => text.forbiddenUses.includes(one))
  return (
    <>
      <p className="soft provider-last">{texts.lead}</p>
      <Closed editor={editor} />
      <div className="card stack">
        <TagsField
          label={texts.useCases}
          hint={texts.useCasesHint}
          value={text.useCases}
          most={20}
          longest={100}
          disabled={disabled}
          change={(useCases) => change({ useCases })}
        />
        <TagsField
          label={texts.forbiddenUses}
          hint={texts.forbiddenHint}
          fault={isBoth ? faults.both : undefined}
          options={FORBIDDEN}
          value={text.forbiddenUses}
          most={20}
          longest={100}
          disabled={disabled}
          change={(forbiddenUses) => change({ forbiddenUses })}
        />
        <AreaField
          label={texts.license}
          hint={texts.licenseHint}
          rows={2}
          maxLength={200}
          readOnly={disabled}
          value={text.license}
          onChange={({ target }) => change({ license: target.value.replace(/[\r\n]+/g, ' ') })}
        />
        {!disabled && (
          <div className="row">
            <span className="faint">{texts.suggest}</span>
            {LICENSES.map((one) => (
              <button key={one} type="button" className="provider-preset" onClick={() => change({ license: one })}>
                {one}
              </button>
            ))}
          </div>
        )}
      </div>
      <SaveBar editor={editor} />
    </>
  )
}
