import { asksForAll, needsNecessity } from '#api/authorized-operation/scenario.ts'
import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { resourceTexts } from '../language/resource.ts'
import { scenarioTexts } from '../language/scenario.ts'
import { useResources } from './resource-names.tsx'
import type { Scenario } from './scenario-acts.ts'

type Resource = Schemas['PublicDataResource']

/** The data items that a scenario asks for, by resource; personal and sensitive ones with the reason of each. */
export function ScenarioData({ scenario }: { scenario: Scenario }) {
  const { dataTitle, allWhy } = useText(scenarioTexts)
  const resources = useResources(scenario.resourceIds)
  return (
    <div>
      <h4>{dataTitle}</h4>
      <ul className="scenario-data">
        {resources.map((resource) => <Asked key={resource.id} scenario={scenario} resource={resource} />)}
        {resources.length < scenario.resourceIds.length && <li className="faint">…</li>}
      </ul>
      {scenario.necessity !== '' && <p className="soft">{allWhy}：{scenario.necessity}</p>}
    </div>
  )
}

function Asked({ scenario, resource }: { scenario: Scenario; resource: Resource }) {
  const texts = useText(scenarioTexts)
  const { grades } = useText(publicDataTexts)
  const { states } = useText(resourceTexts)
  const asked = scenario.fields[resource.id] ?? []
  return (
    <li>
      <h5>
        {resource.name}
        <span className="faint number">{texts.itemsOf(String(asked.length), String(resource.fields.length))}</span>
        {asksForAll(scenario, resource) && <span className="tag accent">{texts.all}</span>}
        {resource.grade !== 'general' && <span className="tag danger">{grades[resource.grade] ?? resource.grade}</span>}
        {resource.state !== 'registered' && <span className="tag danger">{states[resource.state]}</span>}
      </h5>
      {asked.length === 0 ? <p className="soft">{texts.noItems}</p> : (
        <ul className="scenario-items">
          {asked.map((field) => <Item key={field.name} field={field} items={resource.items} />)}
        </ul>
      )}
    </li>
  )
}

type ItemProps = { field: Scenario['fields'][string][number]; items: Resource['items'] }

function Item({ field: { name, necessity }, items }: ItemProps) {
  const texts = useText(scenarioTexts)
  const known = items.find((item) => item.name === name)
  if (necessity === null && !needsNecessity(items, name)) return <li>{name}</li>
  return (
    <li className="why">
      <p>
        <strong>{name}</strong> {known?.personal && <span className="tag danger">{texts.personal}</span>}{' '}
        {known?.sensitive && <span className="tag danger">{texts.sensitive}</span>}
      </p>
      {necessity !== null && <p className="soft">{texts.why}：{necessity}</p>}
    </li>
  )
}

/** How many of the items asked for are personal or sensitive. */
export function usePersonalCount(scenario: Scenario): number {
  const resources = useResources(scenario.resourceIds)
  const counts = resources.map(({ id, items }) =>
    (scenario.fields[id] ?? []).filter(({ name }) => needsNecessity(items, name)).length)
  return counts.reduce((sum, count) => sum + count, 0)
}
