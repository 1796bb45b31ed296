import { useState } from 'react'
import { Link } from 'react-router'
import { RULE, VALID_YEARS } from '#api/registration/registration.ts'
import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { registrationTexts } from '../language/registration.ts'
import { ActForm } from '../part/act-form.tsx'
import { dayOf, daysAfter } from '../part/day.ts'
import { faultsOf, TextField } from '../part/form.tsx'
import { FileDigest } from '../part/digest-field.tsx'
import type { Sending } from './form.tsx'
import { instantsOf, wrongWith } from './term.ts'

type Resource = Pick<Schemas['PublicDataResource'], 'id' | 'name'>
type RegisterProps = {
  resource: Resource
  act: Sending<Schemas['ImportRegistration'], Schemas['Registration']>
  close: () => void
}

const isCode = (text: string): boolean => /^[0-9A-Za-z][0-9A-Za-z*-]{7,63}$/.test(text)

/** A code that another registry issued, to be verified; or the way to apply at this city's own (登记). */
export function Register({ resource: { id, name }, act, close }: RegisterProps) {
  const { importing: texts } = useText(registrationTexts)
  const { register: words } = useText(publicDataTexts)
  const [registrationCode, setCode] = useState('')
  const [documentDigest, setDigest] = useState('')
  const [days, setDays] = useState({ from: dayOf(Date.now()), to: daysAfter(dayOf(Date.now()), 365 * VALID_YEARS - 1) })
  const faults = faultsOf(act.error)
  const isCodeWrong = registrationCode !== '' && !isCode(registrationCode)
  const wrong = wrongWith(days, VALID_YEARS)
  const lacking = [
    !isCode(registrationCode) && texts.code,
    (days.from === '' || days.to === '' || wrong !== undefined) && texts.to,
    documentDigest === '' && texts.document,
  ].filter((one) => one !== false)
  const send = () => {
    const { begin: validFrom, end: validTo } = instantsOf(days)
    act.mutate({ registrationCode, validFrom, validTo, documentDigest }, { onSuccess: close })
  }
  return (
    <ActForm
      level={3}
      title={texts.title(name)} lead={texts.lead} basis={`${RULE}第五条、第十五条`} submit={texts.submit} error={act.error}
      isBusy={act.isPending} lacking={lacking} send={send} cancel={close}
    >
      <p className="notice last">{texts.or} <Link to={`/registrations?subject=${id}`}>{texts.apply}</Link></p>
      <div className="two">
        <TextField
          label={texts.code} hint={texts.codeWrong} maxLength={64} value={registrationCode}
          fault={isCodeWrong ? texts.codeWrong : faults['registrationCode']} onChange={({ target }) => setCode(target.value.trim())}
        />
        <TextField label={texts.from} type="date" value={days.from} onChange={({ target }) => setDays({ ...days, from: target.value })} />
        <TextField
          label={texts.to} type="date" value={days.to} fault={wrong && words[wrong]}
          onChange={({ target }) => setDays({ ...days, to: target.value })}
        />
        <FileDigest label={texts.document} value={documentDigest} change={setDigest} />
      </div>
    </ActForm>
  )
}
