import { useState } from 'react'
import { RESOURCE_ACTS } from '#api/resource/resource.ts'
import { nameOf } from '../catalog/say.ts'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { lastDayOf } from '../part/day.ts'
import { Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import { ActButton } from '../provider/act-button.tsx'
import { newestOf, type Sent } from '../review/newest.ts'
import { Publish } from './publish.tsx'
import { Register } from './register.tsx'

type Resource = Schemas['PublicDataResource']

/** The resources of one's own department (资源目录), how to publish and to register one. */
export function Catalogue() {
  const { resources: texts, publish, register } = useText(publicDataTexts)
  const session = useSession()
  const {
    values: { cursor },
    change,
  } = useAddress(['cursor'])
  const [open, setOpen] = useState<'publish' | Resource>()
  const query = { limit: 20, departmentId: session?.participant.id ?? '', ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/resources', { params: { query } })
  const publishing = useAct((body: Schemas['PublishResource'], headers) =>
    client.POST('/api/resources', { body, headers }),
  )
  const registering = useAct(({ id, body }: { id: string; body: Schemas['RegisterResource'] }, headers) =>
    client.POST('/api/resources/{id}/register', { params: { path: { id } }, body, headers }),
  )
  const newest = newestOf<Sent>([publishing, registering])
  const show = (next: typeof open) => {
    publishing.reset()
    registering.reset()
    setOpen(next)
  }
  const close = () => setOpen(undefined)
  return (
    <section className="stack" aria-labelledby="catalogue">
      <div className="row between">
        <h2 id="catalogue">{texts.own}</h2>
        {open !== 'publish' && (
          <button type="button" className="button primary" onClick={() => show('publish')}>
            {publish.open}
          </button>
        )}
      </div>
      {newest === publishing && publishing.isSuccess && (
        <p className="notice good" role="status">
          {publish.done(publishing.data.name)}
        </p>
      )}
      {newest === registering && registering.isSuccess && (
        <p className="notice good" role="status">
          {register.done(registering.data.name)}
        </p>
      )}
      {open === 'publish' && <Publish act={publishing} done={close} cancel={close} />}
      {open !== undefined && open !== 'publish' && (
        <Register key={open.id} resource={open} act={registering} done={close} cancel={close} />
      )}
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? (
            <Empty>{texts.empty}</Empty>
          ) : (
            <>
              <Table items={items} register={show} />
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )
        }
      </Read>
    </section>
  )
}

function Table({ items, register }: { items: Resource[]; register: (resource: Resource) => void }) {
  const { resources: texts } = useText(publicDataTexts)
  return (
    <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.name}</th>
            <th scope="col">{texts.grade}</th>
            <th scope="col">{texts.open}</th>
            <th scope="col">{texts.cycle}</th>
            <th scope="col">{texts.state}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((resource) => (
            <Row key={resource.id} resource={resource} register={() => register(resource)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const TONES = { published: 'accent', registered: 'good', lapsed: 'danger' } as const

function Row({ resource, register }: { resource: Resource; register: () => void }) {
  const { resources: texts, states, grades, openClasses, register: words, cut } = useText(publicDataTexts)
  const { updateCycle } = useText(terms)
  const { code, name, fields, grade, openClass, state, registration, description } = resource
  const canRegister = RESOURCE_ACTS.register.from.some((from) => from === state)
  return (
    <tr>
      <td className="review-name">
        <strong>{name}</strong> <span className="faint public-mono nowrap">{code}</span>
        <details className="public-details">
          <summary>
            {texts.details}（{texts.count(String(fields.length))}）
          </summary>
          <p>{description}</p>
          <p className="soft">{fields.join(cut)}</p>
        </details>
      </td>
      <td>
        <span className={`tag ${grade === 'general' ? '' : 'danger'}`}>{grades[grade] ?? grade}</span>
      </td>
      <td>{openClasses[openClass] ?? openClass}</td>
      <td>{nameOf(updateCycle, resource.updateCycle)}</td>
      <td>
        <span className={`tag ${TONES[state]}`}>{states.resource[state]}</span>
        {registration !== null && (
          <div className="faint">
            {texts.until(lastDayOf(registration.validTo))}
            <br />
            <span className="public-mono">{registration.code}</span>
          </div>
        )}
        {canRegister && (
          <div className="public-act">
            <ActButton className="button small primary" onClick={register}>
              {words.open}
              <span className="visually-hidden"> {name}</span>
            </ActButton>
          </div>
        )}
      </td>
    </tr>
  )
}
