import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { resourceTexts } from '../language/resource.ts'
import { useResources } from './resource-names.tsx'

type ChoiceProps = {
  legend: string
  items: Schemas['PublicDataResource'][]
  chosen: string[]
  choose: (ids: string[]) => void
}

/** Resources to choose from, each with its data items; what may not be granted says why. */
function ResourceChoice({ legend, items, chosen, choose }: ChoiceProps) {
  const { grant: texts, cut } = useText(publicDataTexts)
  const { states } = useText(resourceTexts)
  return (
    <fieldset className="plain">
      <legend>{legend}</legend>
      <div className="public-choices">
        {items.map(({ id, name, fields, grade, state }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              disabled={grade === 'core'}
              onChange={({ target }) => choose(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
            <span className="told">
              <span>
                <strong>{name}</strong>{' '}
                {state !== 'registered' && <span className="tag accent">{states[state]}</span>}
              </span>
              <span className="faint">{grade === 'core' ? texts.coreReason : fields.join(cut)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** The resources of a grant, to be used in a scenario. */
export function GrantedResources({ ids, chosen, choose }: Pick<ChoiceProps, 'chosen' | 'choose'> & { ids: string[] }) {
  const { propose } = useText(publicDataTexts)
  return <ResourceChoice legend={propose.resources} items={useResources(ids)} chosen={chosen} choose={choose} />
}
