import { Link } from 'react-router'
import { StateTag } from '../agreement/agreement.tsx'
import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { providerTexts } from '../language/provider.ts'
import { sharingTexts } from '../language/sharing.ts'
import { Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'

/** What a department opens to everybody (公共数据开放): the resources that it can open, what it opened, and who asks. */
export function Opening() {
  const { open: texts, basis } = useText(sharingTexts)
  return (
    <>
      <p className="soft last">{texts.lead} <span className="faint">{basis}：{texts.basis}</span></p>
      <Opened />
      <Applications />
      <Openable />
    </>
  )
}

const OPEN = ['unconditional', 'conditional'] as const

function Openable() {
  const { open: texts, openClasses } = useText(sharingTexts)
  const departmentId = useSession()?.participant.id ?? ''
  const { values: { openClass, cursor }, change } = useAddress(['openClass', 'cursor'])
  const chosen = OPEN.find((one) => one === openClass) ?? OPEN[0]
  const query = { limit: 10, departmentId, openClass: chosen, ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/resources', { params: { query } })
  return (
    <section className="stack" aria-labelledby="openable">
      <div className="row between">
        <h2 id="openable">{texts.can}</h2>
        <div className="row" role="group" aria-label={texts.can}>
          {OPEN.map((one) => (
            <button key={one} type="button" className="button small" aria-pressed={one === chosen} onClick={() => change({ openClass: one })}>
              {openClasses[one]}
            </button>
          ))}
        </div>
      </div>
      <Read query={found}>
        {({ items, next }) => {
          const open = items.filter(({ state }) => state !== 'withdrawn')
          if (open.length === 0) return <Empty>{texts.empty}</Empty>
          return (
            <>
              <ul className="sharing-rows card">
                {open.map(({ id, name }) => (
                  <li key={id} className="row between">
                    <span lang="zh-CN">{name}</span>
                    <Link className="button small" to={`/provide/new?resource=${id}`}>
                      {texts.start}<span className="visually-hidden"> {name}</span>
                    </Link>
                  </li>
                ))}
              </ul>
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )
        }}
      </Read>
    </section>
  )
}

function Opened() {
  const { open: texts } = useText(sharingTexts)
  const { states } = useText(providerTexts)
  const found = api.useQuery('get', '/api/listings', { params: { query: { limit: 100 } } })
  return (
    <section className="stack" aria-labelledby="opened">
      <h2 id="opened">{texts.products}</h2>
      <Read query={found}>
        {({ items }) => {
          const opened = items.filter(({ state }) => state !== 'shared')
          if (opened.length === 0) return <Empty>{texts.none}</Empty>
          return (
            <ul className="sharing-rows card">
              {opened.map(({ id, title, state }) => (
                <li key={id} className="row between">
                  <span lang="zh-CN">{title} <span className={`tag ${state === 'listed' ? 'good' : ''}`}>{states[state]}</span></span>
                  <span className="row">
                    {state === 'listed' && <Link className="button small" to={`/catalog/${id}`}>{texts.catalogue}</Link>}
                    <Link className="button small" to={`/provide/listings/${id}`}>{texts.manage}</Link>
                  </span>
                </li>
              ))}
            </ul>
          )
        }}
      </Read>
    </section>
  )
}

/** Applications for what is open on conditions, and every other agreement of the department. */
function Applications() {
  const { open: texts } = useText(sharingTexts)
  const { my, page } = useText(agreementTexts)
  const own = useSession()?.participant.id
  const found = api.useQuery('get', '/api/agreements', { params: { query: { limit: 50 } } })
  return (
    <section className="stack" aria-labelledby="applications">
      <h2 id="applications">{texts.applications}</h2>
      <Read query={found}>
        {({ items }) => items.length === 0 ? <Empty>{my.empty}</Empty> : (
          <div className="sheet" tabIndex={0} role="group" aria-labelledby="applications">
            <table>
              <thead><tr><th scope="col">{page.product}</th><th scope="col">{page.provider}</th><th scope="col">{page.consumer}</th><th scope="col">{page.purpose}</th><th scope="col">{my.filter}</th></tr></thead>
              <tbody>
                {items.map(({ id, title, provider, consumer, purpose, state }) => (
                  <tr key={id}>
                    <td><Link to={`/${provider.id === own ? 'provide' : 'my'}/agreements/${id}`}>{title}</Link></td>
                    <td>{provider.name}</td><td>{consumer.name}</td><td lang="zh-CN">{purpose}</td><td><StateTag state={state} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Read>
    </section>
  )
}
