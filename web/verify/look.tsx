import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { api, problemOf, type Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { verifyPageText } from '../language/verify-page.ts'
import { sayCount, sayInstant } from '../part/say.ts'
import { Loading, Refused } from '../part/state.tsx'

const INDEX = /^(0|[1-9][0-9]{0,14})$/

/** Looks a record up in the platform's ledger by its place (查一条存证); the place stands in the address. */
export function LookUp() {
  const { look } = useText(verifyPageText)
  const [search, setSearch] = useSearchParams()
  const asked = search.get('leaf') ?? ''
  const [typed, setTyped] = useState(asked)
  const [isFaulty, setFaulty] = useState(asked !== '' && !INDEX.test(asked))
  const card = useRef<HTMLElement>(null)
  const isAsked = useRef(asked !== '')
  useEffect(() => {
    if (isAsked.current) card.current?.scrollIntoView()
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFaulty(!INDEX.test(typed.trim()))
    if (INDEX.test(typed.trim())) setSearch({ leaf: typed.trim() }, { replace: true })
  }
  return (
    <section className="card" id="look" ref={card}>
      <h2>{look.title}</h2>
      <form className="look" noValidate onSubmit={submit}>
        <div className="field">
          <label htmlFor="leaf">{look.label}</label>
          <input
            id="leaf"
            className="input"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            aria-invalid={isFaulty}
            aria-describedby={isFaulty ? 'leaf-fault' : 'leaf-hint'}
            onChange={({ target }) => setTyped(target.value)}
          />
          {isFaulty ? (
            <span id="leaf-fault" className="fault" role="alert">
              {look.fault}
            </span>
          ) : (
            <span id="leaf-hint" className="hint">
              {look.hint}
            </span>
          )}
        </div>
        <button type="submit" className="button">
          {look.search}
        </button>
      </form>
      {INDEX.test(asked) && <Leaf index={asked} paper={search.get('hash')} />}
    </section>
  )
}

function Leaf({ index, paper }: { index: string; paper: string | null }) {
  const { look } = useText(verifyPageText)
  const { language } = useLanguage()
  const { data, error, isPending, refetch } = api.useQuery('get', '/api/provenance/leaves/{index}', {
    params: { path: { index } },
  })
  if (isPending) return <Loading />
  if (data === undefined) {
    if (problemOf(error).status === 404)
      return (
        <div className="notice">
          <p>{look.absent(sayCount(Number(index), language))}</p>
        </div>
      )
    return <Refused error={error} retry={() => void refetch()} />
  }
  return <LeafFacts leaf={data} paper={paper} />
}

function LeafFacts({ leaf, paper }: { leaf: Schemas['Leaf']; paper: string | null }) {
  const { look } = useText(verifyPageText)
  const { language } = useLanguage()
  const count = (value: number) => sayCount(value, language)
  const kind = leaf.event === null ? look.transfer : look.event(leaf.event)
  const isSame = paper === null || paper.toLowerCase() === leaf.leaf
  return (
    <div className="stack leaf">
      <p className="headline">{look.sentence(count(leaf.index), kind, sayInstant(leaf.at), count(leaf.blockNumber))}</p>
      {paper !== null && (
        <div className={isSame ? 'notice good' : 'notice bad'} role="status">
          <p>{isSame ? look.matches : look.differs}</p>
        </div>
      )}
      <p>
        {leaf.checkpoint
          ? look.covered(count(leaf.checkpoint.size), sayInstant(leaf.checkpoint.cosignedAt))
          : look.uncovered}
      </p>
      <dl className="facts">
        <dt>{look.leaf}</dt>
        <dd className="mono">{leaf.leaf}</dd>
        {!isSame && (
          <>
            <dt>{look.paper}</dt>
            <dd className="mono">{paper}</dd>
          </>
        )}
        <dt>{look.transaction}</dt>
        <dd className="mono">{leaf.transactionHash}</dd>
        {leaf.checkpoint && (
          <>
            <dt>{look.root}</dt>
            <dd className="mono">{leaf.checkpoint.root}</dd>
          </>
        )}
      </dl>
      <p className="faint">{look.note}</p>
    </div>
  )
}
