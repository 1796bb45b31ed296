import { useState } from 'react'
import { MAX_GRANT_YEARS } from '#api/authorized-operation/authorized-operation.ts'
import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { dayOf, daysAfter } from '../part/day.ts'
import { AreaField, faultsOf, TextField } from '../part/form.tsx'
import { DigestField, isDigest } from './digest-field.tsx'
import { DeskForm, type Sending } from './form.tsx'
import { OperatorField } from './operator-field.tsx'
import { OwnResources } from './resource-choice.tsx'
import { instantsOf, lengthOf, wrongWith } from './term.ts'

type Given = Schemas['GrantAuthorization']

/** Grants the operation of resources to an operator (授予运营权). */
export function GrantForm({
  act,
  done,
  cancel,
}: {
  act: Sending<Given, Schemas['OperatingAuthorization']>
  done: () => void
  cancel: () => void
}) {
  const { grant: texts } = useText(publicDataTexts)
  const [given, setGiven] = useState({ operatorId: '', scope: '', resourceIds: [] as string[], agreementDigest: '' })
  const [days, setDays] = useState({ from: dayOf(Date.now()), to: daysAfter(dayOf(Date.now()), 365 * 3 - 1) })
  const faults = faultsOf(act.error)
  const wrong = wrongWith(days, MAX_GRANT_YEARS)
  const isTermTold = days.from !== '' && days.to !== '' && wrong === undefined
  const lacking = [
    given.operatorId === '' && texts.operator,
    given.resourceIds.length === 0 && texts.resources,
    given.scope.trim() === '' && texts.scope,
    !isTermTold && texts.end,
    !isDigest(given.agreementDigest) && texts.digest,
  ].filter((name) => name !== false)
  const set = (change: Partial<typeof given>) => setGiven({ ...given, ...change })
  const send = () => {
    const { begin: startsAt, end: endsAt } = instantsOf(days)
    act.mutate({ ...given, startsAt, endsAt }, { onSuccess: done })
  }
  return (
    <DeskForm
      title={texts.title}
      lead={texts.lead}
      basis={texts.basis}
      submit={texts.submit}
      error={act.error}
      isBusy={act.isPending}
      lacking={lacking}
      send={send}
      cancel={cancel}
    >
      <OperatorField
        value={given.operatorId}
        fault={faults['operatorId']}
        choose={(operatorId) => set({ operatorId })}
      />
      <OwnResources chosen={given.resourceIds} choose={(resourceIds) => set({ resourceIds })} />
      <AreaField
        label={texts.scope}
        hint={texts.scopeHint}
        rows={3}
        maxLength={2000}
        value={given.scope}
        fault={faults['scope']}
        onChange={({ target }) => set({ scope: target.value })}
      />
      <div className="public-two">
        <TextField
          label={texts.start}
          type="date"
          value={days.from}
          onChange={({ target }) => setDays({ ...days, from: target.value })}
        />
        <TextField
          label={texts.end}
          type="date"
          value={days.to}
          hint={isTermTold ? texts.years(String(lengthOf(days))) : undefined}
          fault={wrong && texts[wrong]}
          onChange={({ target }) => setDays({ ...days, to: target.value })}
        />
      </div>
      <DigestField value={given.agreementDigest} change={(agreementDigest) => set({ agreementDigest })} />
    </DeskForm>
  )
}
