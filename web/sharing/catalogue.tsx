import { useState } from 'react'
import { SHARE_CLASSES } from '#api/resource/catalogue.ts'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useMay, useSession } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { sharingTexts } from '../language/sharing.ts'
import { Filter, Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { AskForm } from './ask-form.tsx'

export type Shareable = Schemas['ShareableResource']

/** The resources of all departments, as others look for what they may be shared (共享目录). */
export function SharingCatalogue() {
  const { catalogue: texts, form, shareClasses } = useText(sharingTexts)
  const { values: { q, shareClass, cursor }, change } = useAddress(['q', 'shareClass', 'cursor'])
  const [open, setOpen] = useState<Shareable>()
  const chosen = SHARE_CLASSES.find((one) => one === shareClass)
  const query = {
    limit: 20, ...(q === undefined ? {} : { q }), ...(chosen === undefined ? {} : { shareClass: chosen }),
    ...(cursor === undefined ? {} : { cursor }),
  }
  const found = api.useQuery('get', '/api/sharing/resources', { params: { query } })
  const asking = useAct((body: Schemas['RequestSharing'], headers) =>
    client.POST('/api/sharing/requests', { body, headers }))
  const show = (resource: Shareable | undefined) => (asking.reset(), setOpen(resource))
  return (
    <>
      <Search q={q} go={(text) => change({ q: text })}>
        <Filter label={texts.shareClass} all={texts.all} names={shareClasses} values={SHARE_CLASSES} value={chosen}
          choose={(one) => change({ shareClass: one })} />
      </Search>
      {asking.isSuccess && <p className="notice good" role="status">{form.done(asking.data.resource.name)}</p>}
      {open !== undefined && <AskForm key={open.id} resource={open} act={asking} close={() => setOpen(undefined)} />}
      <Read query={found}>
        {({ items, next }) => items.length === 0 ? <Empty>{texts.empty}</Empty> : (
          <>
            <ul className="sharing-list">
              {items.map((resource) => <li key={resource.id}><Entry resource={resource} ask={() => show(resource)} /></li>)}
            </ul>
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </>
        )}
      </Read>
    </>
  )
}

type SearchProps = { q: string | undefined; go: (text: string) => void; children: React.ReactNode }

function Search({ q = '', go, children }: SearchProps) {
  const { catalogue: texts } = useText(sharingTexts)
  const [text, setText] = useState(q)
  return (
    <form role="search" className="row sharing-search" onSubmit={(event) => (event.preventDefault(), go(text.trim()))}>
      <input className="input" type="search" aria-label={texts.search} placeholder={texts.hint} maxLength={100} value={text}
        onChange={({ target }) => setText(target.value)} />
      <button type="submit" className="button">{texts.go}</button>
      {children}
    </form>
  )
}

const TONES: Record<string, string> = { unconditional: 'good', conditional: 'main', none: '' }

function Entry({ resource, ask }: { resource: Shareable; ask: () => void }) {
  const { catalogue: texts, shareClasses, city } = useText(sharingTexts)
  const { name, code, department, items, shareClass, district, description } = resource
  return (
    <article className="card stack">
      <div className="row between">
        <div>
          <h3 className="sharing-name" lang="zh-CN">{name}</h3>
          <span className="soft">{department.name} · {district ?? city}</span> <span className="faint mono">{code}</span>
        </div>
        <div className="row">
          <span className={`tag ${TONES[shareClass] ?? ''}`}>{shareClasses[shareClass]}</span>
          {shareClass !== 'none' && <span className="tag">{resource.isSupplied ? texts.supplied : texts.notSupplied}</span>}
        </div>
      </div>
      <div className="sharing-foot">
        <details className="sharing-items">
          <summary>{texts.items(items.length)}</summary>
          <p className="soft" lang="zh-CN">{description}</p>
          <ul className="sharing-fields">
            {items.map((item) => (
              <li key={item.name} className="tag">{item.name}{item.isPersonal && <span className="sharing-personal"> · {texts.personal}</span>}</li>
            ))}
          </ul>
        </details>
        <Way resource={resource} ask={ask} />
      </div>
    </article>
  )
}

/** The way to be shared a resource; where there is none, why. */
function Way({ resource, ask }: { resource: Shareable; ask: () => void }) {
  const { catalogue: texts, states } = useText(sharingTexts)
  const own = useSession()?.participant.id
  const mayAsk = useMay('sharing.request')
  if (!mayAsk) return null
  if (resource.department.id === own) return <p className="faint last">{texts.own}</p>
  const { request, shareClass, grade, name } = resource
  const reason =
    shareClass === 'none' ? texts.reasons['none']
    : grade !== 'general' ? texts.reasons['grade']
    : request?.state === 'requested' ? texts.reasons['pending']
    : undefined
  return (
    <div className="row">
      {request !== null && <span className="tag">{states[request.state]}</span>}
      <ActButton className="button small primary" reason={reason} onClick={ask}>
        {texts.ask}<span className="visually-hidden"> {name}</span>
      </ActButton>
    </div>
  )
}
