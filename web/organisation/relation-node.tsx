import { useId } from 'react'
import { isUscc } from '#api/participant/participant.ts'
import { organizationNode } from '#api/participant/related-party.ts'
import { useText } from '../language/language.tsx'
import { relationTexts } from '../language/relation.ts'
import { TextField } from '../part/form.tsx'

/** One end of a relation as it is written: an organisation by its code, or a person by name and identity number. */
export type GivenNode = { kind: 'organisation' | 'person'; uscc: string; name: string; number: string }

export const EMPTY_NODE: GivenNode = { kind: 'organisation', uscc: '', name: '', number: '' }

export const isNodeWhole = ({ kind, uscc, name, number }: GivenNode): boolean =>
  name.trim() !== '' && (kind === 'organisation' ? isUscc(uscc) : /^[0-9A-Za-z]{6,20}$/.test(number))

/** The node that is sent: of a person, the SHA-256 of name and number, which stay on this page. */
export async function nodeOf({ kind, uscc, name, number }: GivenNode): Promise<string> {
  if (kind === 'organisation') return organizationNode(uscc)
  const text = new TextEncoder().encode(`${name.trim()}\n${number.toUpperCase()}`)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text))
  return `person:${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

type NodeProps = { legend: string; given: GivenNode; change: (node: GivenNode) => void; mayBePerson: boolean }

/** The fields of one end of a relation. */
export function NodeFields({ legend, given, change, mayBePerson }: NodeProps) {
  const { form: texts } = useText(relationTexts)
  const group = useId()
  const isPerson = given.kind === 'person'
  const isUsccWrong = given.uscc !== '' && !isUscc(given.uscc)
  return (
    <fieldset className="plain">
      <legend>{legend}</legend>
      {mayBePerson && (
        <div className="row">
          {(['organisation', 'person'] as const).map((kind) => (
            <label key={kind} className="choice">
              <input
                type="radio" name={group} checked={given.kind === kind} onChange={() => change({ ...given, kind })}
              />
              {texts[kind]}
            </label>
          ))}
        </div>
      )}
      <div className="pair">
        <TextField
          label={texts.name} maxLength={100} value={given.name}
          onChange={({ target }) => change({ ...given, name: target.value })}
        />
        {isPerson ? (
          <TextField
            label={texts.number} hint={texts.numberHint} maxLength={20} autoComplete="off" value={given.number}
            onChange={({ target }) => change({ ...given, number: target.value.trim() })}
          />
        ) : (
          <TextField
            label={texts.uscc} maxLength={18} value={given.uscc} fault={isUsccWrong ? texts.usccWrong : undefined}
            onChange={({ target }) => change({ ...given, uscc: target.value.trim().toUpperCase() })}
          />
        )}
      </div>
    </fieldset>
  )
}
