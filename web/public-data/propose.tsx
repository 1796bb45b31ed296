import { useState } from 'react'
import { PURPOSE_CLASSES, type PurposeClass } from '#api/authorized-operation/authorized-operation.ts'
import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { scenarioTexts } from '../language/scenario.ts'
import { ActForm } from '../part/act-form.tsx'
import { AreaField, faultsOf, TextField } from '../part/form.tsx'
import { Choice, type Sending } from './form.tsx'
import { GrantedResources } from './resource-choice.tsx'
import { useResources } from './resource-names.tsx'
import { asksForAnyAll, FieldPick, isPickLacking, type Picked, sentFields } from './scenario-pick.tsx'

type Given = Schemas['ProposeScenario']
type ProposeProps = {
  grants: Schemas['OperatingAuthorization'][]
  first: string | undefined
  act: Sending<Given, Schemas['Scenario']>
  done: () => void
  cancel: () => void
}

/** Proposes what to make of granted resources (申报场景). */
export function Propose({ grants, first, act, done, cancel }: ProposeProps) {
  const { propose: texts } = useText(publicDataTexts)
  const { propose: itemTexts } = useText(scenarioTexts)
  const open = grants.filter(({ inForce }) => inForce)
  const [given, setGiven] = useState({
    authorizationId: first ?? '',
    name: '',
    purposeClass: 'industry' as PurposeClass,
    plan: '',
    resourceIds: [] as string[],
    necessity: '',
  })
  const [picked, setPicked] = useState<Picked>({})
  const chosen = useResources(given.resourceIds)
  const faults = faultsOf(act.error)
  const grant = open.find(({ id }) => id === given.authorizationId) ?? open[0]
  const set = (change: Partial<typeof given>) => setGiven({ ...given, ...change })
  const lacking = [
    grant === undefined && texts.grant,
    given.name.trim() === '' && texts.name,
    given.plan.trim() === '' && texts.plan,
    given.resourceIds.length === 0 && texts.resources,
    isPickLacking(chosen, picked) && itemTexts.items,
    asksForAnyAll(chosen, picked) && given.necessity.trim() === '' && itemTexts.allWhy,
  ].filter((one) => one !== false)
  if (grant === undefined) return <p className="notice wait">{texts.noGrant}</p>
  return (
    <ActForm
      level={3}
      title={texts.title}
      lead={texts.lead}
      basis={texts.basis}
      submit={texts.submit}
      error={act.error}
      isBusy={act.isPending}
      lacking={lacking}
      send={() => act.mutate(
        { ...given, authorizationId: grant.id, fields: sentFields(chosen, picked), necessity: given.necessity.trim() },
        { onSuccess: done },
      )}
      cancel={cancel}
    >
      <Choice
        label={texts.grant}
        names={Object.fromEntries(open.map(({ id, scope }) => [id, scope]))}
        values={open.map(({ id }) => id)}
        value={grant.id}
        choose={(authorizationId) => set({ authorizationId, resourceIds: [] })}
      />
      <TextField
        label={texts.name}
        hint={texts.nameHint}
        maxLength={100}
        value={given.name}
        fault={faults['name']}
        onChange={({ target }) => set({ name: target.value })}
      />
      <Purpose value={given.purposeClass} choose={(purposeClass) => set({ purposeClass })} />
      <AreaField
        label={texts.plan}
        hint={texts.planHint}
        rows={5}
        maxLength={5000}
        value={given.plan}
        fault={faults['plan']}
        onChange={({ target }) => set({ plan: target.value })}
      />
      <GrantedResources
        ids={grant.resourceIds}
        chosen={given.resourceIds}
        choose={(resourceIds) => set({ resourceIds })}
      />
      <FieldPick
        resources={chosen}
        picked={picked}
        change={setPicked}
        necessity={given.necessity}
        changeNecessity={(necessity) => set({ necessity })}
        faults={faults}
      />
    </ActForm>
  )
}

/** What a scenario serves, and what that means for its price. */
function Purpose({ value, choose }: { value: PurposeClass; choose: (purpose: PurposeClass) => void }) {
  const { propose: texts, purposes, purposeHints } = useText(publicDataTexts)
  return (
    <fieldset className="plain">
      <legend>{texts.purpose}</legend>
      <div className="public-choices public-purposes">
        {PURPOSE_CLASSES.map((one) => (
          <label key={one}>
            <input type="radio" name="purpose" checked={value === one} onChange={() => choose(one)} />
            <span className="told">
              <strong>{purposes[one]}</strong>
              <span className="faint">{purposeHints[one]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
