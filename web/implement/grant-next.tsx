import { useState } from 'react'
import { Link } from 'react-router'
import { BASES, implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { isDigest } from '../part/digest.ts'
import { DigestField } from '../part/digest-field.tsx'
import { ActForm } from '../part/act-form.tsx'
import { DocumentForm } from './document-form.tsx'
import type { GrantActs } from './grant-acts.ts'
import type { ActsProps } from './grant-page.tsx'

const NEXT = 'card next stack'

/** The one next act on a grant, for the side that it waits for. */
export function GrantNext({ grant, side, acts }: ActsProps) {
  const { grant: texts } = useText(implementTexts)
  const { grants } = useText(publicDataTexts)
  if (grant.state === 'granted' && side === 'operator')
    return (
      <ActForm
        className={NEXT} title={texts.accept} lead={texts.acceptLead} basis={BASES.agreement} submit={texts.accept}
        error={acts.accept.error} isBusy={acts.accept.isPending} lacking={[]} send={() => acts.accept.mutate(undefined)}
      />
    )
  if (grant.state === 'accepted' && side === 'body')
    return (
      <DocumentForm
        className={NEXT} basis={BASES.filing} error={acts.file.error} isBusy={acts.file.isPending}
        texts={{ title: texts.file, lead: texts.fileLead, submit: texts.file, hint: texts.fileHint }}
        send={(document) => acts.file.mutate(document)}
      />
    )
  if (grant.state === 'ended' && side === 'body') return <HandOver act={acts.handOver} />
  if (grant.inForce && side === 'operator')
    return (
      <div className="row">
        <Link className="button primary" to={`/operate?tab=scenarios&propose=${grant.id}`}>{grants.propose}</Link>
        <Link className="button" to={`/operate?tab=scenarios&grant=${grant.id}`}>{grants.scenarios}</Link>
      </div>
    )
  return null
}

const PARTS = ['accounts', 'data', 'destroyed', 'logs'] as const

/** The handover (移交) after the end: what was done, and the record of it. */
function HandOver({ act }: { act: GrantActs['handOver'] }) {
  const { grant: texts, next } = useText(implementTexts)
  const [done, setDone] = useState({ accounts: false, data: false, destroyed: false, logs: false })
  const [digest, setDigest] = useState('')
  const isComplete = done.accounts && (done.data || done.destroyed) && done.logs
  return (
    <ActForm
      className={NEXT} title={texts.handover} lead={texts.handoverLead} basis={BASES.exit} submit={texts.handover}
      error={act.error} isBusy={act.isPending}
      lacking={[!isComplete && texts.handMissing, !isDigest(digest) && texts.handoverFile]}
      send={() => act.mutate({ ...done, digest })}
    >
      <fieldset className="plain">
        <legend className="visually-hidden">{texts.handover}</legend>
        {PARTS.map((part) => (
          <label key={part} className="choice">
            <input
              type="checkbox" checked={done[part]}
              onChange={({ target }) => setDone({ ...done, [part]: target.checked })}
            />
            {texts[part]}
          </label>
        ))}
      </fieldset>
      <DigestField value={digest} change={setDigest} names={{ file: texts.handoverFile, digest: next.fileDigest }} />
    </ActForm>
  )
}
