import { useState } from 'react'
import { buildName, DATA_TYPES, NAME_CHARACTERS, nameRemarks } from '#api/listing/name.ts'
import { useText } from '../language/language.tsx'
import { declarationTexts } from '../language/provider-declaration.ts'
import { SelectField, TextField } from '../part/form.tsx'
import type { Editor } from './use-editor.ts'

/** The parts that are written; the kind of data is chosen. */
const WRITTEN = ['from', 'to', 'region', 'industry', 'content'] as const

/** Builds the name by the pattern 时间 + 地域 + 行业 + 内容 + 数据类型, and says what of a name departs from it. */
export function NameBuilder({ editor: { text, change } }: { editor: Editor }) {
  const { name: texts } = useText(declarationTexts)
  const [parts, setParts] = useState({
    from: text.coverageFrom?.slice(0, 7) ?? '', to: text.coverageTo?.slice(0, 7) ?? '', region: text.coverageSpace,
    industry: '', content: '', dataType: DATA_TYPES[0] as string,
  })
  const set = (changed: Partial<typeof parts>) => setParts({ ...parts, ...changed })
  const built = buildName(parts)
  const remarks = text.title === '' ? [] : nameRemarks(text.title)
  return (
    <details className="provider-fold">
      <summary>{texts.title}</summary>
      <div className="stack provider-details">
        <p className="soft last">{texts.lead}</p>
        <div className="provider-pair">
          {WRITTEN.map((part) => (
            <TextField
              key={part}
              label={texts[part]}
              hint={part === 'from' || part === 'to' ? texts.timeHint : undefined}
              value={parts[part]}
              onChange={({ target }) => set({ [part]: target.value })}
            />
          ))}
          <SelectField
            label={texts.dataType}
            value={parts.dataType}
            onChange={({ target }) => set({ dataType: target.value })}
          >
            {DATA_TYPES.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </SelectField>
        </div>
        <p className="last" aria-live="polite">
          {texts.result}：<strong lang="zh-CN">{built}</strong>{' '}
          <span className={`tag ${Array.from(built).length > NAME_CHARACTERS ? 'danger' : ''}`}>
            {texts.count(String(Array.from(built).length))}
          </span>
        </p>
        <div>
          <button type="button" className="button" disabled={built === ''} onClick={() => change({ title: built })}>
            {texts.use}
          </button>
        </div>
        {remarks.length > 0 && (
          <div className="notice" lang="zh-CN">
            <strong>{texts.remarks}</strong>
            <ul className="last">
              {remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </details>
  )
}
