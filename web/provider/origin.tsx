import { Select } from 'antd'
import { useId } from 'react'
import { Link } from 'react-router'
import { isScenarioInUse } from '#api/authorized-operation/scenario.ts'
import { useText } from '../language/language.tsx'
import { newTexts } from '../language/provider-new.ts'
import { terms } from '../language/catalog.ts'
import { AreaField, TextField } from '../part/form.tsx'
import { useOpenResources, useParents, useScenarios } from './use-sources.ts'
import type { Mode, OriginState } from './use-origin.ts'

const MODES: readonly Mode[] = ['original', 'collected', 'derived', 'traded', 'crawled_public']

/** Where the data come from, told before a product is created. */
export function Origin({ origin }: { origin: OriginState }) {
  const { fresh } = useText(newTexts)
  const { sourceMode } = useText(terms)
  const modes: readonly Mode[] = origin.isDepartment ? ['opened'] : origin.isOperator ? ['authorised', ...MODES] : MODES
  const hasFault = Object.keys(origin.faults).length > 0
  return (
    <section className="card stack" aria-labelledby="origin">
      <div>
        <h2 id="origin">{fresh.origin}</h2>
        <p className="soft provider-last">{fresh.originWhy}</p>
      </div>
      {hasFault && (
        <div className="notice bad" role="alert">
          <p>
            <strong>{fresh.faultTitle}</strong>
          </p>
          <ul>
            {(['note', 'scenario', 'resource', 'parents'] as const).map(
              (name) => origin.faults[name] && <li key={name}>{fresh.faults[name]}</li>,
            )}
          </ul>
        </div>
      )}
      <div className="provider-modes" role="radiogroup" aria-labelledby="origin">
        {modes.map((mode) => (
          <label key={mode} className="provider-mode">
            <input type="radio" name="mode" checked={origin.mode === mode} onChange={() => origin.change({ mode })} />
            <span>
              <strong>{sourceMode[mode]}</strong>
              <span className="faint">{fresh.modes[mode]}</span>
            </span>
          </label>
        ))}
      </div>
      {origin.mode === 'authorised' && <Scenario origin={origin} />}
      {origin.mode === 'opened' && <Resource origin={origin} />}
      {origin.mode === 'derived' && <Parents origin={origin} />}
      <AreaField
        label={fresh.note}
        hint={fresh.noteHint}
        rows={2}
        maxLength={2000}
        fault={origin.faults.note && fresh.faults.note}
        value={origin.note}
        onChange={({ target }) => origin.change({ note: target.value })}
      />
      {origin.lastNote !== undefined && (
        <div>
          <button
            type="button"
            className="provider-preset"
            onClick={() => origin.change({ note: origin.lastNote ?? '' })}
          >
            {fresh.noteLast}
          </button>
        </div>
      )}
      <details className="provider-fold">
        <summary>{fresh.names}</summary>
        <div className="stack provider-details">
          <TextField
            label={fresh.name}
            hint={fresh.nameHint}
            maxLength={100}
            value={origin.name}
            onChange={({ target }) => origin.change({ name: target.value })}
          />
          <AreaField
            label={fresh.description}
            hint={fresh.descriptionHint}
            rows={2}
            maxLength={2000}
            value={origin.description}
            onChange={({ target }) => origin.change({ description: target.value })}
          />
        </div>
      </details>
    </section>
  )
}

function Scenario({ origin }: { origin: OriginState }) {
  const { fresh } = useText(newTexts)
  const id = useId()
  const scenarios = useScenarios().filter(({ state }) => isScenarioInUse(state))
  return (
    <div className="field">
      <label htmlFor={id}>{fresh.scenario}</label>
      {scenarios.length === 0 ? (
        <span>
          {fresh.scenarioNone} <Link to="/operate">{fresh.scenarioLink}</Link>
        </span>
      ) : (
        <Select
          id={id}
          value={origin.scenarioId ?? null}
          aria-label={fresh.scenario}
          status={origin.faults.scenario ? 'error' : ''}
          options={scenarios.map((scenario) => ({ value: scenario.id, label: scenario.name }))}
          onChange={(scenarioId: string) => origin.change({ scenarioId })}
        />
      )}
      <span className="hint">{fresh.scenarioHint}</span>
      {origin.faults.scenario && <span className="fault">{fresh.faults.scenario}</span>}
    </div>
  )
}

/** The resource of the department's own that it opens. */
function Resource({ origin }: { origin: OriginState }) {
  const { fresh } = useText(newTexts)
  const id = useId()
  const resources = useOpenResources()
  return (
    <div className="field">
      <label htmlFor={id}>{fresh.resource}</label>
      {resources.length === 0 ? (
        <span>
          {fresh.resourceNone} <Link to="/resources">{fresh.resourceLink}</Link>
        </span>
      ) : (
        <Select
          id={id}
          value={origin.resourceId ?? null}
          aria-label={fresh.resource}
          status={origin.faults.resource ? 'error' : ''}
          options={resources.map((resource) => ({ value: resource.id, label: resource.name }))}
          onChange={(resourceId: string) => origin.change({ resourceId })}
        />
      )}
      <span className="hint">{fresh.resourceHint}</span>
      {origin.faults.resource && <span className="fault">{fresh.faults.resource}</span>}
    </div>
  )
}

function Parents({ origin }: { origin: OriginState }) {
  const { fresh } = useText(newTexts)
  const id = useId()
  const parents = useParents()
  return (
    <div className="field">
      <label htmlFor={id}>{fresh.parents}</label>
      {parents.length === 0 ? (
        <span>{fresh.parentsNone}</span>
      ) : (
        <Select
          id={id}
          mode="multiple"
          value={origin.parentIds}
          aria-label={fresh.parents}
          optionFilterProp="label"
          maxCount={20}
          status={origin.faults.parents ? 'error' : ''}
          options={parents.map((parent) => ({ value: parent.id, label: parent.name }))}
          onChange={(parentIds: string[]) => origin.change({ parentIds })}
        />
      )}
      <span className="hint">{fresh.parentsHint}</span>
      {origin.faults.parents && <span className="fault">{fresh.faults.parents}</span>}
    </div>
  )
}
