import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { type Act, ACTS } from '#api/kernel/permit.ts'
import { PERSONAL_ACTS } from '#api/participant/participant.ts'
import { useAct } from '../client/act.ts'
import { client } from '../client/client.ts'
import { type SignedIn, useSession } from '../client/session.ts'
import { developersText } from '../language/developers.ts'
import { useText } from '../language/language.tsx'
import { TextField } from '../part/form.tsx'
import { sayDay } from '../part/say.ts'
import { Loading, Refused } from '../part/state.tsx'
import { Copy } from './copy.tsx'
import { ROAD_ACTS } from './steps.ts'

/** A key in the memory of this page. */
export type HeldKey = { id: string; token: string; expiresAt: string; scopes: readonly string[] }

type Given = { held: HeldKey | null; onHold: (key: HeldKey | null) => void }

/** Makes a key for whoever may, shows it once, and gives it to the samples. */
export function KeyPart({ held, onHold }: Given) {
  const { key } = useText(developersText)
  const session = useSession()
  return (
    <section className="card" aria-labelledby="key">
      <h2 id="key">{key.title}</h2>
      <p className="soft">{key.lead}</p>
      {session === undefined && <Loading />}
      {session === null && (
        <p>
          {key.visitor} <Link to="/sign-in?to=/developers">{key.signIn}</Link>
        </p>
      )}
      {session &&
        (session.acts.includes('participant.manage_api_keys') ? (
          <Maker session={session} held={held} onHold={onHold} />
        ) : (
          <p>{key.cannot}</p>
        ))}
    </section>
  )
}

/** What a key of this person may be given: what they may do, less what they must do in person. */
function scopesOf({ acts }: SignedIn): Act[] {
  const personal: readonly string[] = PERSONAL_ACTS
  const isAct = (name: string): name is Act => name in ACTS
  return acts.filter(isAct).filter((act) => ACTS[act] !== 'public' && !personal.includes(act))
}

function Maker({ session, held, onHold }: Given & { session: SignedIn }) {
  const { key } = useText(developersText)
  const [isRevoked, setRevoked] = useState(false)
  const revoke = useAct((id: string) => client.POST('/api/api-keys/{id}/revoke', { params: { path: { id } } }))
  if (held === null)
    return (
      <>
        {isRevoked && (
          <div className="notice" role="status">
            <p>{key.revoked}</p>
          </div>
        )}
        <Form session={session} onHold={onHold} />
      </>
    )
  const end = () =>
    revoke.mutate(held.id, {
      onSuccess: () => {
        setRevoked(true)
        onHold(null)
      },
    })
  return (
    <div className="notice good" role="status">
      <p>
        <strong>{key.made}</strong> <span className="soft">{key.until(sayDay(held.expiresAt))}</span>
      </p>
      <p className="mono key-token">{held.token}</p>
      <div className="row">
        <Copy text={held.token} label={key.copy} done={key.copied} />
        <button type="button" className="button" disabled={revoke.isPending} onClick={end}>
          {key.revoke}
        </button>
      </div>
      {revoke.isError && <Refused error={revoke.error} />}
    </div>
  )
}

function Form({ session, onHold }: Pick<Given, 'onHold'> & { session: SignedIn }) {
  const { key } = useText(developersText)
  const all = scopesOf(session)
  const road = ROAD_ACTS.filter((act) => all.includes(act))
  const [name, setName] = useState<string>(key.first)
  const [days, setDays] = useState('30')
  const [scopes, setScopes] = useState<readonly Act[]>(road)
  const [isTried, setTried] = useState(false)
  const make = useAct((body: { name: string; days: number; scopes: Act[] }) => client.POST('/api/api-keys', { body }))
  const faults = {
    name: name.trim() === '' ? key.nameFault : undefined,
    days: /^[1-9][0-9]{0,2}$/.test(days) && Number(days) <= 366 ? undefined : key.daysFault,
    scopes: scopes.length === 0 ? key.none : undefined,
  }
  const found = Object.values(faults).filter((fault) => fault !== undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (found.length > 0) return
    make.mutate({ name: name.trim(), days: Number(days), scopes: [...scopes] }, { onSuccess: onHold })
  }
  return (
    <form className="key-form" noValidate onSubmit={submit}>
      {isTried && found.length > 0 && (
        <div className="notice bad" role="alert">
          <p>
            {key.faults}：{found.join('；')}
          </p>
        </div>
      )}
      <TextField
        label={key.name}
        hint={key.nameHint}
        value={name}
        maxLength={50}
        autoComplete="off"
        fault={isTried ? faults.name : undefined}
        onChange={({ target }) => setName(target.value)}
      />
      <TextField
        label={key.days}
        hint={key.daysHint}
        value={days}
        maxLength={3}
        inputMode="numeric"
        autoComplete="off"
        fault={isTried ? faults.days : undefined}
        onChange={({ target }) => setDays(target.value)}
      />
      <Scopes all={all} road={road} chosen={scopes} onChoose={setScopes} />
      {isTried && faults.scopes !== undefined && <p className="fault">{faults.scopes}</p>}
      {make.isError && <Refused error={make.error} />}
      <button type="submit" className="button primary" disabled={make.isPending}>
        {make.isPending ? key.making : key.make}
      </button>
    </form>
  )
}

type Choice = {
  all: readonly Act[]
  road: readonly Act[]
  chosen: readonly Act[]
  onChoose: (scopes: readonly Act[]) => void
}

function Scopes({ all, road, chosen, onChoose }: Choice) {
  const { key } = useText(developersText)
  const toggle = (act: Act) => onChoose(chosen.includes(act) ? chosen.filter((one) => one !== act) : [...chosen, act])
  const others = all.filter((act) => !road.includes(act))
  const list = (acts: readonly Act[]) => (
    <div className="scopes">
      {acts.map((act) => (
        <label key={act} className="scope">
          <input type="checkbox" checked={chosen.includes(act)} onChange={() => toggle(act)} />
          <span>
            <ActName act={act} /> <code>{act}</code>
          </span>
        </label>
      ))}
    </div>
  )
  return (
    <fieldset className="scope-set">
      <legend>{key.scopes}</legend>
      {!all.includes('transfer.request') && <p className="soft">{key.noRoad}</p>}
      {road.length > 0 && (
        <>
          <p className="hint">{key.road}</p>
          {list(road)}
        </>
      )}
      {others.length > 0 && (
        <details open={road.length === 0}>
          <summary>
            {key.others} · {others.length}
          </summary>
          {list(others)}
        </details>
      )}
    </fieldset>
  )
}

function ActName({ act }: { act: Act }) {
  const { act: names } = useText(developersText)
  const known: Partial<Record<string, string>> = names
  return known[act] ?? null
}
