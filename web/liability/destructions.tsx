import { useState } from 'react'
import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { common } from '../language/common.ts'
import { liabilityTexts } from '../language/liability.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { Exports, Filter, Paging } from '../part/list.tsx'
import { sayCount, sayDay } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import { ProofForm } from './proof-form.tsx'

type Destruction = Schemas['Destruction']

const COLUMNS = ['title', 'consumer', 'ended', 'due', 'state', 'proof'] as const
const STATES = ['overdue', 'due', 'filed'] as const
const TAGS: Record<Destruction['state'], string> = { overdue: 'tag danger', due: 'tag accent', filed: 'tag good' }

/** Copies whose agreement has ended: what is to be destroyed, what is overdue, what was proven. */
export function Destructions() {
  const { destruction: texts } = useText(liabilityTexts)
  const isAllowed = useMay('transfer.view_destructions')
  const { values: { copies, after }, change } = useAddress(['copies', 'after'])
  const state = STATES.find((one) => one === copies)
  const filter = state === undefined ? {} : { state }
  const query = { limit: 20, ...filter, ...(after === undefined ? {} : { cursor: after }) }
  const found = api.useQuery('get', '/api/destructions', { params: { query } }, { enabled: isAllowed })
  if (!isAllowed) return null
  return (
    <section className="stack" id="copies" aria-labelledby="copies-title">
      <div className="row between">
        <h2 id="copies-title">{texts.title}</h2>
        <Exports hrefOf={(as) => `/api/destructions/export?${new URLSearchParams({ ...filter, as })}`} />
      </div>
      <p className="soft">{texts.lead}</p>
      <Filter
        label={texts.state} all={texts.all} names={texts.states} values={STATES} value={state}
        choose={(value) => change({ copies: value, after: undefined, cursor: undefined })}
      />
      <Read query={found}>
        {({ items, next }) => items.length === 0 ? <Empty>{texts.none}</Empty> : (
          <>
            <Table items={items} />
            <Paging cursor={after} next={next} go={(to) => change({ after: to, cursor: undefined })} />
          </>
        )}
      </Read>
    </section>
  )
}

function Table({ items }: { items: Destruction[] }) {
  const { destruction: { title, columns } } = useText(liabilityTexts)
  const { table } = useText(common)
  return (
    <div className="sheet" role="region" aria-label={`${title} · ${table.rows(items.length)}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((name) => <th key={name} scope="col">{columns[name]}</th>)}
          </tr>
        </thead>
        <tbody>{items.map((one) => <Row key={one.transferId} one={one} />)}</tbody>
      </table>
    </div>
  )
}

function Row({ one }: { one: Destruction }) {
  const { destruction: texts } = useText(liabilityTexts)
  return (
    <tr>
      <td>{one.title}<br /><Link className="faint" to={`?subject=${one.transferId}`}>{one.fileName}</Link></td>
      <td>{one.consumer.name}</td>
      <td className="nowrap"><time dateTime={one.endedAt}>{sayDay(one.endedAt)}</time></td>
      <td className="nowrap"><time dateTime={one.dueAt}>{sayDay(one.dueAt)}</time></td>
      <td><span className={TAGS[one.state]}>{texts.states[one.state]}</span></td>
      <td><Proof one={one} /></td>
    </tr>
  )
}

/** The proof and its record, or the way to file it. */
function Proof({ one: { transferId, method, note, record } }: { one: Destruction }) {
  const { destruction: texts, answer } = useText(liabilityTexts)
  const { language } = useLanguage()
  const mayFile = useMay('transfer.destroy')
  const [isOpen, setOpen] = useState(false)
  if (method === null && isOpen) return <ProofForm transferId={transferId} close={() => setOpen(false)} />
  if (method === null)
    return mayFile
      ? <button type="button" className="button liability-file" onClick={() => setOpen(true)}>{texts.file}</button>
      : '—'
  return (
    <>
      {texts.methods[method]} <span className="faint">{note}</span>
      {record?.index != null && (
        <><br /><Link to={`/verify?leaf=${record.index}#look`}>{answer.record(sayCount(record.index, language))}</Link></>
      )}
    </>
  )
}
