import { useState } from 'react'
import { LIMITS } from '#api/deadline/deadline.ts'
import { isScenarioActOpen } from '#api/authorized-operation/scenario.ts'
import { useSession } from '../client/session.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { scenarioTexts } from '../language/scenario.ts'
import { ActForm } from '../part/act-form.tsx'
import { Clock } from '../part/clock.tsx'
import { TextField } from '../part/form.tsx'
import { sayCount } from '../part/say.ts'
import { isDigest } from '../part/digest.ts'
import { Choice } from './form.tsx'
import { Party } from './party.tsx'
import { useResources } from './resource-names.tsx'
import { errorOf, type Scenario, type ScenarioActs } from './scenario-acts.ts'
import { DigestField } from '../part/digest-field.tsx'

/** What each department owes and has supplied (供数), with its running clock. */
export function Supplies({ scenario }: { scenario: Scenario }) {
  const texts = useText(scenarioTexts)
  const resources = useResources(scenario.resourceIds)
  return (
    <div>
      <h4 id={`${scenario.id}-supply`}>{texts.supply}</h4>
      <div className="sheet" tabIndex={0} role="group" aria-labelledby={`${scenario.id}-supply`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.resource}</th><th scope="col">{texts.department}</th>
              <th scope="col">{texts.limit}</th><th scope="col">{texts.files}</th>
            </tr>
          </thead>
          <tbody>
            {resources.map(({ id, name, departmentId }) => (
              <tr key={id}>
                <td>{name}</td>
                <td><Party id={departmentId} /></td>
                <td><Owed clock={scenario.clocks.find(({ resourceId }) => resourceId === id)} /></td>
                <td><Files supplies={scenario.supplies.filter(({ resourceId }) => resourceId === id)} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** The files supplied of one resource, each by its digest. */
function Files({ supplies }: { supplies: Scenario['supplies'] }) {
  const texts = useText(scenarioTexts)
  const { language } = useLanguage()
  if (supplies.length === 0) return texts.none
  return supplies.map(({ id, fileName, sha256, rows }) => (
    <div key={id}>
      {fileName} {rows !== null && <span className="faint number">{texts.rows(sayCount(rows, language))}</span>}
      <div className="public-mono faint">{sha256}</div>
    </div>
  ))
}

/** The clock of one resource's supply; none before the agreement is in force. */
function Owed({ clock }: { clock: Scenario['clocks'][number] | undefined }) {
  const texts = useText(scenarioTexts)
  const { language } = useLanguage()
  if (clock === undefined) return <span className="soft">{texts.undue}</span>
  const { name, english, basis } = LIMITS.scenario_supply
  return (
    <Clock
      limit={language === 'zh' ? name : english} due={clock.dueAt} opened={clock.openedAt} state={clock.state}
      basis={basis}
    />
  )
}

const EMPTY = { resourceId: '', sha256: '', fileName: '', rows: '' }

/** A department records a file that it supplied, by its digest. */
export function RecordSupply({ scenario, act }: { scenario: Scenario; act: ScenarioActs['supply'] }) {
  const { record: texts, resource: resourceText } = useText(scenarioTexts)
  const session = useSession()
  const [isOpen, setOpen] = useState(false)
  const [given, setGiven] = useState(EMPTY)
  const own = useResources(scenario.resourceIds).filter(({ departmentId }) => departmentId === session?.participant.id)
  const owed = own.find(({ id }) => !scenario.supplies.some(({ resourceId }) => resourceId === id))
  if (!isScenarioActOpen('supply', scenario.state) || own.length === 0) return null
  if (!isOpen)
    return (
      <div className="row">
        <button
          type="button" className={owed === undefined ? 'button' : 'button primary'} onClick={() => setOpen(true)}
        >
          {texts.open}
        </button>
      </div>
    )
  const resourceId = given.resourceId === '' ? ((owed ?? own[0])?.id ?? '') : given.resourceId
  const isRowsWrong = given.rows !== '' && !/^\d{1,12}$/.test(given.rows)
  const lacking = [
    !isDigest(given.sha256) && texts.file, given.fileName.trim() === '' && texts.fileName, isRowsWrong && texts.rows,
  ].filter((one) => one !== false)
  const close = () => (setGiven(EMPTY), setOpen(false))
  const send = () => act.mutate({
    id: scenario.id, resourceId, sha256: given.sha256, fileName: given.fileName.trim(),
    rows: given.rows === '' ? null : Number(given.rows),
  }, { onSuccess: close })
  return (
    <ActForm
      level={3}
      title={texts.title} lead={texts.lead} basis={texts.basis} submit={texts.submit} error={errorOf(act, scenario.id)}
      isBusy={act.isPending} lacking={lacking} send={send} cancel={close}
    >
      <Choice
        label={resourceText} names={Object.fromEntries(own.map(({ id, name }) => [id, name]))}
        values={own.map(({ id }) => id)} value={resourceId} choose={(id) => setGiven({ ...given, resourceId: id })}
      />
      <DigestField
        names={{ file: texts.file }} value={given.sha256}
        change={(sha256, fileName = given.fileName) => setGiven({ ...given, sha256, fileName })}
      />
      <div className="two">
        <TextField
          label={texts.fileName} maxLength={200} value={given.fileName}
          onChange={({ target }) => setGiven({ ...given, fileName: target.value })}
        />
        <TextField
          label={texts.rows} inputMode="numeric" maxLength={12} value={given.rows}
          fault={isRowsWrong ? texts.rowsWrong : undefined}
          onChange={({ target }) => setGiven({ ...given, rows: target.value.trim() })}
        />
      </div>
    </ActForm>
  )
}
