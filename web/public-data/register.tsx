import { useState } from 'react'
import { REGISTRATION_YEARS } from '#api/resource/resource.ts'
import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { dayOf, daysAfter } from '../part/day.ts'
import { faultsOf, TextField } from '../part/form.tsx'
import { DeskForm, type Sending } from './form.tsx'
import { instantsOf, wrongWith } from './term.ts'

type Resource = Schemas['PublicDataResource']
type RegisterProps = {
  resource: Resource
  act: Sending<{ id: string; body: Schemas['RegisterResource'] }, Resource>
  done: () => void
  cancel: () => void
}

/** Enters the registration that the registry granted to a resource (登记). */
export function Register({ resource: { id, name }, act, done, cancel }: RegisterProps) {
  const { register: texts } = useText(publicDataTexts)
  const [code, setCode] = useState('')
  const [days, setDays] = useState({
    from: dayOf(Date.now()),
    to: daysAfter(dayOf(Date.now()), 365 * REGISTRATION_YEARS - 1),
  })
  const faults = faultsOf(act.error)
  const isCodeWrong = code !== '' && !/^[0-9A-Za-z][0-9A-Za-z-]{7,63}$/.test(code)
  const wrong = wrongWith(days, REGISTRATION_YEARS)
  const lacking = [
    (code === '' || isCodeWrong) && texts.code,
    (days.from === '' || days.to === '' || wrong !== undefined) && texts.to,
  ].filter((one) => one !== false)
  const { begin: validFrom, end: validTo } = lacking.length === 0 ? instantsOf(days) : { begin: '', end: '' }
  return (
    <DeskForm
      title={texts.title(name)}
      lead={texts.lead}
      basis={texts.basis}
      submit={texts.submit}
      error={act.error}
      isBusy={act.isPending}
      lacking={lacking}
      send={() => act.mutate({ id, body: { registrationCode: code, validFrom, validTo } }, { onSuccess: done })}
      cancel={cancel}
    >
      <div className="public-two">
        <TextField
          label={texts.code}
          hint={texts.codeHint}
          maxLength={64}
          value={code}
          fault={isCodeWrong ? texts.codeWrong : faults['registrationCode']}
          onChange={({ target }) => setCode(target.value.trim())}
        />
        <TextField
          label={texts.from}
          type="date"
          value={days.from}
          onChange={({ target }) => setDays({ ...days, from: target.value })}
        />
        <TextField
          label={texts.to}
          type="date"
          value={days.to}
          fault={wrong && texts[wrong]}
          onChange={({ target }) => setDays({ ...days, to: target.value })}
        />
      </div>
    </DeskForm>
  )
}
