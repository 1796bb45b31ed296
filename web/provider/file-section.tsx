import { useState } from 'react'
import { api, type Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { providerTexts } from '../language/provider.ts'
import { newTexts } from '../language/provider-new.ts'
import { partTexts } from '../language/provider-parts.ts'
import { sayCount, sayInstant, saySize } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { Drop } from './drop.tsx'
import { FailedReading } from './failed-reading.tsx'
import { ProgressList } from './progress-list.tsx'
import type { Listing } from './rows.ts'
import type { Parts } from './section.tsx'
import { SheetChoice } from './sheet-choice.tsx'
import { isCancelled, type Step, useNewListing } from './use-new-listing.ts'

type Summary = Schemas['ProductVersionSummary']

const UPLOAD_STEPS: readonly Step[] = ['uploading', 'reading']

/** The versions of the product's file, and how another one is uploaded. */
export function FileSection({ listing, product, version }: Parts) {
  const { file: texts } = useText(partTexts)
  const ready = product.versions.filter(({ state }) => state === 'ready')
  return (
    <>
      <p className="soft provider-last">{texts.lead}</p>
      <Versions versions={product.versions} listing={listing} />
      <NewVersion product={product} version={version} />
      <Differences productId={product.id} ready={ready} />
      {version !== undefined && (
        <section className="card" aria-labelledby="fingerprint">
          <h3 id="fingerprint">{texts.fingerprint}</h3>
          <dl className="facts">
            <dt>{texts.sha256}</dt>
            <dd className="mono">{version.sha256}</dd>
            <dt>{texts.sm3}</dt>
            <dd className="mono">{version.sm3}</dd>
          </dl>
        </section>
      )}
    </>
  )
}

function Versions({ versions, listing }: { versions: Summary[]; listing: Listing }) {
  const { file: texts } = useText(partTexts)
  const { versionStates } = useText(providerTexts)
  const { language } = useLanguage()
  const marks = (number: number) =>
    [
      number === versions[0]?.number && texts.newest,
      number === listing.approvedVersion && texts.delivered,
      listing.state === 'under_review' && number === listing.submittedVersion && texts.submitted,
    ].filter((mark) => mark !== false)
  return (
    <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.number}</th>
            <th scope="col">{texts.state}</th>
            <th scope="col">{texts.name}</th>
            <th scope="col" className="number">
              {texts.rows}
            </th>
            <th scope="col" className="number">
              {texts.size}
            </th>
            <th scope="col">{texts.at}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((one) => (
            <tr key={one.number}>
              <td className="nowrap">
                {one.number}{' '}
                {marks(one.number).map((mark) => (
                  <span key={mark} className="tag main">
                    {mark}
                  </span>
                ))}
              </td>
              <td>
                <span
                  className={`tag ${one.state === 'ready' ? 'good' : one.state === 'failed' ? 'danger' : 'accent'}`}
                >
                  {versionStates[one.state]}
                </span>
              </td>
              <td className="provider-file">
                {one.fileName}
                {one.failure !== null && (
                  <div className="provider-fault">
                    {texts.failed}
                    {one.failure.message}
                  </div>
                )}
              </td>
              <td className="number">{one.rows === null ? '—' : sayCount(one.rows, language)}</td>
              <td className="number">{saySize(one.sizeBytes)}</td>
              <td className="nowrap">{sayInstant(one.createdAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function NewVersion({ product, version }: Pick<Parts, 'product' | 'version'>) {
  const { progress, fresh } = useText(newTexts)
  const { file: texts } = useText(partTexts)
  const { live, start, cancel } = useNewListing()
  const isBusy = live?.state === 'working'
  const newest = product.versions[0]
  const open = (file: File, sheet?: string) => void start({ file, sheet, product: product.id })
  const failure = newest?.state === 'failed' ? newest.failure : null
  return (
    <>
      {!isBusy && <Drop isFirst={false} title={texts.upload} open={open} />}
      {isBusy && <ProgressList live={live} steps={UPLOAD_STEPS} cancel={cancel} />}
      {!isBusy && newest?.state === 'reading' && (
        <p className="notice wait" role="status">
          {progress.readingLead}
        </p>
      )}
      {isCancelled(live) && (
        <p className="notice" role="status">
          {progress.cancelled}
        </p>
      )}
      {live?.state === 'done' && (
        <p className="notice good" role="status">
          {progress.read(fresh.chosen(live.file.name, saySize(live.file.size)))}
        </p>
      )}
      {live?.state === 'failed' && !isCancelled(live) && failure === null && (
        <FailedReading failure={live.problem} file={live.file} open={open} />
      )}
      {!isBusy && failure !== null && <FailedReading failure={failure} file={live?.file} open={open} />}
      {!isBusy && live !== undefined && version !== undefined && (
        <SheetChoice version={version} file={live.file} open={open} />
      )}
    </>
  )
}

/** How a version differs from another one that could be read. */
function Differences({ productId, ready }: { productId: string; ready: Summary[] }) {
  const { file: texts } = useText(partTexts)
  const [chosen, setChosen] = useState<{ from?: number; to?: number }>({})
  const [newest, before] = ready
  if (newest === undefined || before === undefined) return <p className="faint provider-last">{texts.first}</p>
  const [from, to] = [chosen.from ?? before.number, chosen.to ?? newest.number]
  const choice = (name: 'from' | 'to', value: number, label: string) => (
    <label className="row">
      <span>{label}</span>
      <select
        className="input provider-select"
        value={value}
        onChange={({ target }) => setChosen({ ...chosen, [name]: Number(target.value) })}
      >
        {ready.map(({ number }) => (
          <option key={number} value={number}>
            {number}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <section className="card stack" aria-labelledby="difference">
      <h3 id="difference" className="provider-last">
        {texts.difference(String(from), String(to))}
      </h3>
      <div className="row">
        {choice('to', to, texts.between)}
        {choice('from', from, texts.with)}
      </div>
      <Difference productId={productId} from={from} to={to} />
    </section>
  )
}

function Difference({ productId, from, to }: { productId: string; from: number; to: number }) {
  const { file: texts } = useText(partTexts)
  const { language } = useLanguage()
  const query = api.useQuery(
    'get',
    '/api/products/{id}/difference',
    { params: { path: { id: productId }, query: { from, to } } },
    { staleTime: Infinity },
  )
  return (
    <Read query={query}>
      {({ columnsAdded, columnsRemoved, columnsChanged, rowsAdded, rowsRemoved, rowsUnchanged }) => {
        const changes = [
          { name: texts.columnsAdded, fields: columnsAdded },
          { name: texts.columnsRemoved, fields: columnsRemoved },
          {
            name: texts.columnsChanged,
            fields: columnsChanged.map((one) => texts.columnType(one.name, one.from, one.to)),
          },
        ].filter(({ fields }) => fields.length > 0)
        return (
          <>
            <div className="row number">
              <span className="tag good">{texts.added(sayCount(rowsAdded, language))}</span>
              <span className="tag danger">{texts.removed(sayCount(rowsRemoved, language))}</span>
              <span className="tag">{texts.same(sayCount(rowsUnchanged, language))}</span>
            </div>
            {changes.length === 0 ? (
              <p className="provider-last">{texts.none}</p>
            ) : (
              <>
                <p className="notice wait">{texts.breaking}</p>
                <dl className="facts">
                  {changes.map(({ name, fields }) => (
                    <div key={name} className="provider-fact">
                      <dt>{name}</dt>
                      <dd>{fields.join('、')}</dd>
                    </div>
                  ))}
                </dl>
              </>
            )}
          </>
        )
      }}
    </Read>
  )
}
