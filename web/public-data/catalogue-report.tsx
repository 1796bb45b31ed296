import type { Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { resourceTexts } from '../language/resource.ts'
import { sayCount, shorten } from '../part/say.ts'
import { ActButton } from '../part/act-button.tsx'

type Report = Schemas['CatalogueImport']

const useSay = () => {
  const { language } = useLanguage()
  return (count: number) => sayCount(count, language)
}

type ReportProps = { report: Report; isBusy: boolean; load: () => void; again: () => void }

/** What was found in a table, or what was loaded of it, with its faulty rows. */
export function ImportReport({ report, isBusy, load, again }: ReportProps) {
  const { import: texts, cut } = useText(resourceTexts)
  const say = useSay()
  const { mode, rows, created, changed, unchanged, faulty, ignored } = report
  const good = created + changed
  const isLoaded = mode === 'load'
  return (
    <section className="stack" aria-labelledby="report">
      <h2 id="report">{isLoaded ? texts.loaded : texts.checked}</h2>
      <p className={`notice ${faulty > 0 ? 'wait' : 'good'}`} role="status">
        {isLoaded ? texts.done(say(created), say(changed), say(unchanged)) : ''}{' '}
        {faulty > 0 ? texts.read(say(rows), say(rows - faulty), say(faulty)) : isLoaded ? '' : texts.allGood(say(rows))}
      </p>
      <Counts report={report} />
      {ignored.length > 0 && <p className="soft last">{texts.ignored(ignored.join(cut))}</p>}
      <div className="row">
        {!isLoaded && (
          <ActButton className="button primary" reason={isBusy ? texts.loading : good === 0 ? texts.nothing : undefined} onClick={load}>
            {texts.load(say(good))}
          </ActButton>
        )}
        <button type="button" className="button" onClick={again}>{isLoaded ? texts.another : texts.again}</button>
      </div>
      {faulty > 0 && <Faults report={report} />}
      <dl className="facts">
        <dt>{texts.file}</dt>
        <dd>{report.fileName}{report.encoding === null ? '' : ` · ${report.encoding.toUpperCase()}`}</dd>
        <dt>{texts.sha}</dt>
        <dd className="public-mono" title={report.sha256}>{shorten(report.sha256, 12)}</dd>
        {isLoaded && (
          <>
            <dt>{texts.entries}</dt>
            <dd className="public-mono" title={report.entriesDigest}>{shorten(report.entriesDigest, 12)}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

const COUNTS = ['created', 'changed', 'unchanged', 'faulty', 'disputed'] as const

function Counts({ report }: { report: Report }) {
  const { import: texts } = useText(resourceTexts)
  const say = useSay()
  return (
    <ul className="catalogue-lists">
      {COUNTS.filter((name) => name !== 'disputed' || report.disputed > 0).map((name) => (
        <li key={name}>
          <div>
            <strong>{say(report[name])}</strong>
            <span>{texts[name]}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The faulty rows one by one: where, what stands there, and how it is mended. */
function Faults({ report: { id, mode, faulty, faults, kinds } }: { report: Report }) {
  const { import: texts } = useText(resourceTexts)
  const say = useSay()
  return (
    <>
      <h3>{texts.faults}</h3>
      {mode === 'load' ? (
        <p className="row last">
          <span>{texts.download}</span>
          <a className="button small" href={`/api/resources/imports/${id}/faults?as=xlsx`} download>XLSX</a>
          <a className="button small" href={`/api/resources/imports/${id}/faults?as=csv`} download>CSV</a>
        </p>
      ) : (
        <p className="soft last">{texts.later}</p>
      )}
      <p className="row last">
        {[...Map.groupBy(kinds, ({ column }) => column)].slice(0, 12).map(([column, of]) => (
          <span key={column} className="tag danger">{column} × {say(of.reduce((sum, { count }) => sum + count, 0))}</span>
        ))}
      </p>
      <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="number">{texts.line}</th>
              <th scope="col">{texts.column}</th>
              <th scope="col">{texts.value}</th>
              <th scope="col">{texts.message}</th>
            </tr>
          </thead>
          <tbody>
            {faults.flatMap(({ line, faults: ofRow }) =>
              ofRow.map(({ column, rule, value, message }, at) => (
                <tr key={`${line} ${column} ${rule}`}>
                  <td className="number">{at === 0 ? line : ''}</td>
                  <td className="nowrap">{column}</td>
                  <td className="soft">{value}</td>
                  <td>{message}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      {faulty > faults.length && <p className="faint last">{texts.first(say(faults.length))}</p>}
    </>
  )
}
