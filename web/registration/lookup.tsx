import { useState } from 'react'
import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { Clock } from '../part/clock.tsx'
import { lastDayOf } from '../part/day.ts'
import { TextField } from '../part/form.tsx'
import { Page } from '../part/layout.tsx'
import { Paging } from '../part/list.tsx'
import { sayDay } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import { StateTag } from './case.tsx'
import { ObjectForm, OwnObjections } from './object-form.tsx'
import '../public-data/public-data.css'
import './registration.css'

type Shown = Schemas['PublicRegistration']

/** What anybody may look up: registrations by their query code, and what is published now (登记查询与公示). */
export default function Lookup() {
  const { lookup: texts } = useText(registrationTexts)
  const { values: { code }, change } = useAddress(['code', 'cursor'])
  const [typed, setTyped] = useState(code ?? '')
  const mayObject = useMay('registration.object')
  return (
    <Page title={texts.title} lead={<>{texts.lead} <span className="faint">{texts.basis}</span></>}>
      <form className="card registration-search" role="search" onSubmit={(event) => (event.preventDefault(), change({ code: typed.trim() }))}>
        <TextField label={texts.code} hint={texts.codeHint} maxLength={64} value={typed} onChange={({ target }) => setTyped(target.value)} />
        <button type="submit" className="button primary">{texts.search}</button>
      </form>
      {code !== undefined && <Result code={code} />}
      <Published />
      {mayObject && <OwnObjections />}
    </Page>
  )
}

function Result({ code }: { code: string }) {
  const { lookup: texts } = useText(registrationTexts)
  const query = api.useQuery('get', '/api/public/registrations', { params: { query: { limit: 20, code } } })
  return (
    <section className="stack" aria-labelledby="result">
      <h2 id="result">{texts.result}</h2>
      <Read query={query}>
        {({ items }) => items.length === 0 ? <Empty>{texts.notFound}</Empty> : items.map((one) => <Card key={one.id} shown={one} />)}
      </Read>
    </section>
  )
}

function Published() {
  const { lookup: texts } = useText(registrationTexts)
  const { values: { cursor }, change } = useAddress(['cursor'])
  const query = api.useQuery('get', '/api/public/registrations', { params: { query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } } })
  return (
    <section className="stack" aria-labelledby="published">
      <h2 id="published">{texts.published}</h2>
      <Read query={query}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? <Empty>{texts.nonePublished}</Empty> : items.map((one) => <Card key={one.id} shown={one} />)}
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </>
        )}
      </Read>
    </section>
  )
}

const OPEN_TO_OBJECTION: readonly string[] = ['publicity', 'objected', 'coded', 'valid']

/** A registration as everybody sees it: four facts, its code and term, and the way to object. */
function Card({ shown }: { shown: Shown }) {
  const { facts: texts, kinds, from, local, localNote, lookup, objections } = useText(registrationTexts)
  const mayObject = useMay('registration.object')
  const [isOpen, setOpen] = useState(false)
  const { id, facts, state, publicity, code, isLocalCode, validFrom, validTo, objected } = shown
  const isPublished = publicity !== null && (state === 'publicity' || state === 'objected')
  return (
    <article className="card registration-public" aria-labelledby={id}>
      <div className="row between">
        <h3 id={id}>{facts.name}</h3>
        <StateTag state={state} objected={objected} />
      </div>
      <p>{facts.abstract}</p>
      <dl className="facts">
        <dt>{texts.registrant}</dt><dd>{facts.registrant}</dd>
        <dt>{texts.kind}</dt><dd>{kinds[facts.kind]}</dd>
        {code !== null && [
          <dt key="code">{texts.code}</dt>,
          <dd key="code value"><span className="mono">{code}</span>{isLocalCode && <> <span className="tag main">{local}</span> <span className="faint">{localNote}</span></>}</dd>,
        ]}
        {validFrom !== null && validTo !== null && [
          <dt key="valid">{texts.valid}</dt>, <dd key="valid value">{from(sayDay(validFrom), lastDayOf(validTo))}</dd>,
        ]}
        {isPublished && [
          <dt key="publicity">{texts.publicity}</dt>,
          <dd key="publicity value">{from(sayDay(publicity.from), lastDayOf(publicity.to))}</dd>,
        ]}
      </dl>
      {isPublished && <Clock limit={texts.publicity} opened={publicity.from} due={publicity.to} state="running" kind="registration_publicity" basis={lookup.basis} />}
      {OPEN_TO_OBJECTION.includes(state) && (isOpen ? <ObjectForm id={id} close={() => setOpen(false)} /> : (
        <p className="last">
          {mayObject
            ? <button type="button" className="button small" onClick={() => setOpen(true)}>{objections.raise}<span className="visually-hidden"> {facts.name}</span></button>
            : <Link to={`/sign-in?to=${encodeURIComponent('/registration')}`}>{lookup.signIn}</Link>}
        </p>
      ))}
    </article>
  )
}
