import { useState } from 'react'
import { DIMENSIONS } from '#api/resource/quality.ts'
import { api, type Problem, problemOf, queryClient, type Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { resourceTexts } from '../language/resource.ts'
import { sayCount, sayInstant, shorten } from '../part/say.ts'
import { Read, Refused } from '../part/state.tsx'
import { sendFile } from './catalogue-send.ts'
import { useSayFact } from './catalogue-fact.ts'

type Quality = Schemas['ResourceQuality']
type Resource = Schemas['ResourceDetail']

/** The measured quality of a resource (质量测评): its latest measure with the facts, and how to measure a file. */
export function QualitySection({ resource: { id, state }, isOwn }: { resource: Resource; isOwn: boolean }) {
  const { quality: texts } = useText(resourceTexts)
  const { basis } = useText(publicDataTexts)
  const found = api.useQuery('get', '/api/resources/{id}/quality', { params: { path: { id }, query: { limit: 10 } } })
  return (
    <section className="stack" aria-labelledby="quality">
      <div>
        <h2 id="quality">{texts.title}</h2>
        <p className="soft last">
          {isOwn && texts.lead} <span className="faint">{basis}：《山东省数据交易规范指引（试行）》第十五条</span>
        </p>
      </div>
      {isOwn && state !== 'withdrawn' && <MeasureFile id={id} />}
      <Read query={found}>
        {({ items }) => {
          const [latest, ...earlier] = items
          if (latest === undefined) return <p className="card soft last">{texts.none}</p>
          return (
            <>
              <Measure measure={latest} />
              {earlier.length > 0 && <Earlier measures={earlier} />}
            </>
          )
        }}
      </Read>
    </section>
  )
}

/** A file is chosen and sent at once; what comes of it stands below. */
function MeasureFile({ id }: { id: string }) {
  const { quality: texts } = useText(resourceTexts)
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState<'done' | Problem>()
  const measure = async (file: File) => {
    setBusy(true)
    setTold(undefined)
    try {
      await sendFile(`/api/resources/${encodeURIComponent(id)}/quality`, file)
      await queryClient.invalidateQueries()
      setTold('done')
    } catch (error) {
      setTold(problemOf(error))
    }
    setBusy(false)
  }
  return (
    <div className="card stack">
      <div className="field">
        <label htmlFor={`${id}-file`}>{texts.choose}</label>
        <input
          id={`${id}-file`}
          type="file"
          className="input"
          disabled={isBusy}
          aria-busy={isBusy}
          accept=".csv,.tsv,.txt,.json,.ndjson,.parquet,.xlsx"
          onChange={({ target }) => {
            const file = target.files?.[0]
            target.value = ''
            if (file !== undefined) void measure(file)
          }}
        />
        <span className="hint">{texts.accept}</span>
      </div>
      {isBusy && <p role="status">{texts.measuring}</p>}
      {told === 'done' && <p className="notice good" role="status">{texts.done}</p>}
      {told !== undefined && told !== 'done' && <Refused error={told} />}
    </div>
  )
}

const points = (bps: number): string => (bps / 100).toFixed(bps % 100 === 0 ? 0 : 2)
const toneOf = (bps: number): string => (bps >= 8_500 ? '' : bps >= 7_000 ? 'fair' : 'poor')

function Measure({ measure }: { measure: Quality }) {
  const { quality: texts, dimensions: names, grades } = useText(resourceTexts)
  const { language } = useLanguage()
  const { dimensions, scoreBps, grade, fileName, rows, measuredAt, sha256 } = measure
  const known = DIMENSIONS.flatMap((name) => {
    const bps = dimensions[name].bps
    return bps === null ? [] : [{ name, bps }]
  }).toSorted((a, b) => b.bps - a.bps)
  const [best, worst] = [known[0]?.name ?? '', known.at(-1)?.name ?? '']
  return (
    <div className="card stack">
      <div className="row">
        <span className={`quality-grade ${grade}`} aria-hidden="true">{grade}</span>
        <div>
          <p className="last">{texts.read(points(scoreBps), `${texts.gradeText(grade)}（${grades[grade] ?? ''}）`, names[best] ?? '', names[worst] ?? '')}</p>
          <p className="faint last">{texts.thresholds}</p>
        </div>
      </div>
      <Bars measure={measure} />
      <FactTable measure={measure} />
      <p className="faint last">
        {texts.file} {fileName} · {sayCount(rows, language)} {texts.rows} · {texts.at} {sayInstant(measuredAt)} · {texts.digest}{' '}
        <span className="public-mono" title={sha256}>{shorten(sha256, 10)}</span>
      </p>
    </div>
  )
}

function Bars({ measure: { dimensions } }: { measure: Quality }) {
  const { dimensions: names, dimensionHints: hints, quality: texts } = useText(resourceTexts)
  const say = useSayFact()
  return (
    <ul className="quality-bars">
      {DIMENSIONS.map((name) => {
        const { bps, facts } = dimensions[name]
        return (
          <li key={name}>
            <span title={hints[name]}>{names[name]}</span>
            <span className="track" aria-hidden="true">{bps !== null && <i className={toneOf(bps)} style={{ width: `${bps / 100}%` }} />}</span>
            <span className="number">{bps === null ? <span className="faint">{texts.notMeasured}</span> : points(bps)}</span>
            {facts[0] !== undefined && bps !== null && <span className="facts-line">{say(facts[0])}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function FactTable({ measure: { dimensions } }: { measure: Quality }) {
  const { dimensions: names, dimensionHints: hints, quality: texts, fact } = useText(resourceTexts)
  const say = useSayFact()
  return (
    <details className="public-details">
      <summary>{texts.table}</summary>
      <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.dimension}</th>
              <th scope="col" className="number">{texts.value}</th>
              <th scope="col">{texts.facts}</th>
            </tr>
          </thead>
          <tbody>
            {DIMENSIONS.map((name) => (
              <tr key={name}>
                <td>{names[name]}<div className="faint">{hints[name]}</div></td>
                <td className="number">{dimensions[name].bps === null ? texts.notMeasured : points(dimensions[name].bps)}</td>
                <td>{dimensions[name].facts.length === 0 ? fact.fine : dimensions[name].facts.map(say).join('；')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Earlier({ measures }: { measures: Quality[] }) {
  const { quality: texts } = useText(resourceTexts)
  return (
    <details className="public-details">
      <summary>{texts.earlier}（{measures.length}）</summary>
      <ul>
        {measures.map(({ id, fileName, grade, scoreBps, measuredAt }) => (
          <li key={id}>{sayInstant(measuredAt)} · {fileName} · {texts.gradeText(grade)} · {points(scoreBps)}</li>
        ))}
      </ul>
    </details>
  )
}
