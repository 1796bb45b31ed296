import { useState } from 'react'
import { Link } from 'react-router'
import { allowedFields } from '#api/agreement/field.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { SelectField, TextField } from '../part/form.tsx'
import { saySize } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import type { Agreement } from './agreement.tsx'

type Wish = Schemas['RequestTransfer']
type Format = NonNullable<Wish['format']>

const FORMATS = ['csv', 'xlsx', 'parquet', 'ndjson', 'original'] as const satisfies readonly Format[]

const formatOf = (text: string): Format => FORMATS.find((one) => one === text) ?? 'csv'

/** Takes data (取数): whole or a part, in one of the formats; recorded first, then downloaded by a plain link. */
export function Take({ agreement: { id, listingId, quota, usedCount, policy } }: { agreement: Agreement }) {
  const { take: texts } = useText(agreementTexts)
  const [format, setFormat] = useState<Format>('csv')
  const allowed = allowedFields(JSON.stringify(policy))
  const [fields, setFields] = useState(allowed)
  const [limit, setLimit] = useState('')
  const entry = api.useQuery('get', '/api/catalog/{id}', { params: { path: { id: listingId } } }, { retry: false })
  const act = useAct((body: Wish, headers) => client.POST('/api/agreements/{id}/transfers', { params: { path: { id } }, body, headers }))
  const columns = allowed ?? entry.data?.columns.map(({ name }) => name) ?? []
  const isPart = fields !== undefined && format !== 'original'
  const isAll = fields === undefined || (allowed === undefined && fields.length === columns.length)
  const selection = { ...(isAll ? {} : { fields }), ...(limit === '' ? {} : { limit: Number(limit) }) }
  const left = quota - usedCount
  const submit = () => act.mutate({ format, ...(isPart && Object.keys(selection).length > 0 ? { selection } : {}) })
  return (
    <section className="card stack" aria-labelledby="take">
      <h2 id="take">{texts.title}</h2>
      <p className="soft">{texts.lead}</p>
      <div className="taking">
        <SelectField label={texts.format} value={format} onChange={({ target }) => setFormat(formatOf(target.value))}>
          {FORMATS.filter((one) => allowed === undefined || one !== 'original').map((one) => <option key={one} value={one}>{texts.formats[one]}</option>)}
        </SelectField>
        {isPart && <TextField label={texts.limit} type="number" min={1} value={limit} onChange={({ target }) => setLimit(target.value)} />}
      </div>
      {allowed !== undefined && <p className="soft">{texts.allowed(allowed.join('、'))}</p>}
      {format !== 'original' && columns.length > 0 && allowed === undefined && (
        <label className="row">
          <input type="checkbox" checked={isPart} onChange={({ target }) => (setFields(target.checked ? columns : undefined), setLimit(''))} />{texts.part}
        </label>
      )}
      {isPart && (
        <fieldset className="plain">
          <legend>{texts.fields}</legend>
          <div className="choices">
            {columns.map((name) => (
              <label key={name} className="row">
                <input type="checkbox" checked={fields.includes(name)}
                  onChange={({ target }) => setFields(columns.filter((one) => (one === name ? target.checked : fields.includes(one))))} />{name}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {act.error !== null && <Refused error={act.error} />}
      <div className="row">
        <button type="button" className="button primary" disabled={act.isPending || left <= 0 || (isPart && fields.length === 0)} onClick={submit}>
          {act.isPending ? texts.preparing : texts.title}
        </button>
        <span className="soft">{left > 0 ? texts.remaining(left) : texts.none}</span>
      </div>
      {act.data !== undefined && (
        <div className="notice good stack" role="status">
          <p><strong>{texts.done}</strong> {act.data.transfer.fileName} · {saySize(act.data.transfer.sizeBytes)}</p>
          <div className="row">
            <a className="button primary" href={act.data.content} download>{texts.download}</a>
            <Link className="button" to={`/my/transfers/${act.data.transfer.id}`}>{texts.receipt}</Link>
          </div>
          {act.data.receipt.state === 'awaiting_witness' && <p className="soft">{texts.awaiting}</p>}
        </div>
      )}
    </section>
  )
}
