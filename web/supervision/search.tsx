import { type FormEvent, useEffect, useState } from 'react'
import { useAddress } from '../client/address.ts'
import { useText } from '../language/language.tsx'
import { supervisionTexts } from '../language/supervision.ts'
import { Loading, Refused } from '../part/state.tsx'
import { FileDrop } from './file-drop.tsx'
import { type Fault, faultOf, guessOf, LONGEST } from './guess.ts'
import { Hits } from './hits.tsx'
import { useFileSearch } from './use-file-search.ts'
import { useSearch } from './use-search.ts'

/** What is found stands where it is asked. */
const STAY = { preventScrollReset: true }

/**
 * One box that finds whatever it is given (查一笔交易): a name, an identifier, a hash, the place of a record, or a
 * file.
 */
export function Search() {
  const { search: texts } = useText(supervisionTexts)
  const {
    values: { q = '' },
    change,
  } = useAddress(['q'])
  const files = useFileSearch((sha256) => change({ q: sha256 }, STAY))
  const asked = faultOf(q) === undefined ? q : ''
  const found = useSearch(asked)
  return (
    <section className="card supervise-search" aria-labelledby="search">
      <h2 id="search">{texts.title}</h2>
      <div className="supervise-ask">
        <Box key={q} asked={q} ask={(text) => change({ q: text }, STAY)} />
        <FileDrop files={files} />
      </div>
      <div aria-live="polite">
        {files.sent !== undefined && files.hashing !== undefined && (
          <>
            <p className="faint">{texts.sent(files.hashing.file.name)}</p>
            <Hits query={files.hashing.file.name} found={{ guess: 'digest', hits: files.sent }} />
          </>
        )}
        {files.hashed?.sha256 === q && <p className="faint">{texts.hashed(files.hashed.name)}</p>}
        {asked !== '' &&
          (found.data !== undefined ? (
            <Hits key={asked} query={asked} found={found.data} />
          ) : found.isPending ? (
            <Loading />
          ) : (
            <Refused error={found.error} retry={() => void found.refetch()} />
          ))}
      </div>
    </section>
  )
}

function Box({ asked, ask }: { asked: string; ask: (text: string) => void }) {
  const { search: texts } = useText(supervisionTexts)
  const [typed, setTyped] = useState(asked)
  const [fault, setFault] = useState<Fault | undefined>(asked === '' ? undefined : faultOf(asked))
  const text = typed.trim()
  useEffect(() => {
    if (faultOf(text) === undefined) setFault(undefined)
  }, [text])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = faultOf(text)
    setFault(wrong)
    if (wrong === undefined) ask(text)
  }
  return (
    <form role="search" noValidate onSubmit={submit}>
      <div className="field">
        <label htmlFor="search-text">{texts.label}</label>
        <div className="supervise-line">
          <input
            id="search-text"
            className="input"
            type="search"
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST}
            placeholder={texts.placeholder}
            value={typed}
            aria-invalid={fault !== undefined}
            aria-describedby={fault === undefined ? 'search-hint' : 'search-fault search-hint'}
            onChange={({ target }) => setTyped(target.value)}
          />
          <button type="submit" className="button primary">
            {texts.submit}
          </button>
          {asked !== '' && (
            <button type="button" className="button" onClick={() => ask('')}>
              {texts.clear}
            </button>
          )}
        </div>
        {fault !== undefined && (
          <span className="fault" id="search-fault" role="alert">
            {texts[fault]}
          </span>
        )}
        {text !== '' && fault === undefined && (
          <span className="supervise-guess">{texts.guessed(texts.guess[guessOf(text)])}</span>
        )}
        <span className="hint" id="search-hint">
          {texts.hint}
        </span>
      </div>
    </form>
  )
}
