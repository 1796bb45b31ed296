import { useState } from 'react'
import { AUTHORIZATION_ACTS } from '#api/authorized-operation/authorized-operation.ts'
import { ASSESSMENT_RESULTS } from '#api/authorized-operation/change.ts'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { BASES, implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { Clock } from '../part/clock.tsx'
import { dayOf } from '../part/day.ts'
import { AreaField } from '../part/form.tsx'
import { sayDay } from '../part/say.ts'
import { Choice } from '../public-data/form.tsx'
import { isDigest } from '../part/digest.ts'
import { DigestField } from '../part/digest-field.tsx'
import { ActForm } from '../part/act-form.tsx'
import type { GrantActs } from './grant-acts.ts'
import type { GrantSide } from './grant-page.tsx'
import type { Grant } from './grant-row.tsx'

type Assessment = Grant['assessments'][number]
type Props = { grant: Grant; side: GrantSide; act: GrantActs['assess'] }

const TONES: Record<Assessment['result'], string> = { excellent: 'good', qualified: 'main', unqualified: 'danger' }

/** The yearly assessments (年度评估) of a grant, and what was mended after them. */
export function Assessments({ grant, side, act }: Props) {
  const { assessments: texts } = useText(implementTexts)
  const [isOpen, setOpen] = useState(false)
  const canAssess = side === 'body' && AUTHORIZATION_ACTS.assess.from.some((from) => from === grant.state)
  if (isOpen) return <Assess grant={grant} side={side} act={act} stop={() => setOpen(false)} />
  return (
    <section className="card stack" aria-labelledby="assessments">
      <div className="row between">
        <h2 id="assessments">{texts.title}</h2>
        {canAssess && (
          <button type="button" className="button" onClick={() => (act.reset(), setOpen(true))}>{texts.assess}</button>
        )}
      </div>
      {grant.assessments.length === 0 ? <p className="soft last">{texts.none}</p> : (
        <ul className="implement-said">
          {grant.assessments.map((one) => <Told key={one.id} assessment={one} side={side} />)}
        </ul>
      )}
    </section>
  )
}

function Told({ assessment, side }: { assessment: Assessment; side: GrantSide }) {
  const { assessments: texts, clocks, plan } = useText(implementTexts)
  const { id, year, result, report, reportDigest, createdAt, rectification, rectifiedAt, rectifyBy } = assessment
  return (
    <li>
      <div className="row between">
        <strong className="number">{year}</strong>
        <span className={`tag ${TONES[result]}`}>{texts.results[result]}</span>
      </div>
      <p>{report}</p>
      <p className="faint">{plan.digest} <span className="public-mono">{reportDigest}</span></p>
      {rectifiedAt !== null && <p className="soft">{texts.rectified(sayDay(rectifiedAt))}：{rectification}</p>}
      {rectifyBy !== null && rectifiedAt === null && (
        <>
          <Clock limit={clocks.rectify} due={rectifyBy} opened={createdAt} state="running" />
          {side === 'operator' && <Rectify id={id} />}
        </>
      )}
    </li>
  )
}

function Rectify({ id }: { id: string }) {
  const { assessments: texts } = useText(implementTexts)
  const [rectification, setText] = useState('')
  const act = useAct((body: Schemas['RectifyAssessment'], headers) =>
    client.POST('/api/assessments/{id}/rectification', { params: { path: { id } }, body, headers }))
  return (
    <ActForm
      className="notice stack" title={texts.rectify} lead={texts.rectifyLead} submit={texts.rectify}
      error={act.error} isBusy={act.isPending}
      lacking={[rectification.trim() === '' && texts.rectification]} send={() => act.mutate({ rectification })}
    >
      <AreaField
        label={texts.rectification} rows={3} maxLength={3000} value={rectification}
        onChange={({ target }) => setText(target.value)}
      />
    </ActForm>
  )
}

function Assess({ grant, act, stop }: Props & { stop: () => void }) {
  const { assessments: texts, next } = useText(implementTexts)
  const thisYear = Number(dayOf(Date.now()).slice(0, 4))
  const first = Number(dayOf(Date.parse(grant.startsAt)).slice(0, 4))
  const years = Array.from({ length: thisYear - first + 1 }, (_, index) => String(thisYear - index))
  const [year, setYear] = useState(String(thisYear))
  const [result, setResult] = useState<(typeof ASSESSMENT_RESULTS)[number]>('qualified')
  const [report, setReport] = useState('')
  const [reportDigest, setDigest] = useState('')
  const isAssessed = grant.assessments.some((one) => String(one.year) === year)
  return (
    <ActForm
      title={texts.assess} lead={texts.rectifyLead} basis={BASES.assessment} submit={texts.submit} error={act.error}
      isBusy={act.isPending}
      lacking={[
        isAssessed && texts.exists, report.trim() === '' && texts.report, !isDigest(reportDigest) && texts.file,
      ]}
      send={() => act.mutate({ year: Number(year), result, report, reportDigest }, { onSuccess: stop })} cancel={stop}
    >
      <div className="two">
        <Choice label={texts.year} names={{}} values={years} value={year} choose={setYear} />
        <Choice
          label={texts.result} names={texts.results} values={ASSESSMENT_RESULTS} value={result} choose={setResult}
        />
      </div>
      <AreaField
        label={texts.report} rows={4} maxLength={5000} value={report}
        onChange={({ target }) => setReport(target.value)}
      />
      <DigestField value={reportDigest} change={setDigest} names={{ file: texts.file, digest: next.fileDigest }} />
    </ActForm>
  )
}
