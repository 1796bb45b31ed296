import { useState } from 'react'
import { STAFF_DUTIES } from '#api/kernel/permit.ts'
import type { AddPerson as NewPerson } from '#api/participant/schema.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { organisationTexts } from '../language/organisation.ts'
import { signInTexts } from '../language/sign-in.ts'
import { useText } from '../language/language.tsx'
import { faultsOf, TextField } from '../part/form.tsx'
import { Read, Refused } from '../part/state.tsx'

type Duty = (typeof STAFF_DUTIES)[number]
const EMPTY: { login: string; name: string; password: string; duties: Duty[] } = { login: '', name: '', password: '', duties: [] }

/** The people who act for the organisation. */
export function People() {
  const { people: texts } = useText(organisationTexts)
  const found = api.useQuery('get', '/api/people')
  return (
    <section className="card stack" aria-labelledby="people">
      <h2 id="people">{texts.title}</h2>
      <p className="soft">{texts.lead}</p>
      <Read query={found}>
        {({ items }) => (
          <div className="sheet" tabIndex={0} role="group" aria-labelledby="people">
            <table>
              <thead><tr><th scope="col">{texts.name}</th><th scope="col">{texts.login}</th><th scope="col">{texts.duties}</th><th scope="col">{texts.state}</th></tr></thead>
              <tbody>{items.map((person) => <Row key={person.id} person={person} />)}</tbody>
            </table>
          </div>
        )}
      </Read>
      <AddPerson />
    </section>
  )
}

const DUTY_NAMES = { admission: 'admission', first_reviewer: 'first', second_reviewer: 'second', treasurer: 'treasurer' } as const

/** The names of the staff's duties. */
function useDuties(): (duty: string) => string {
  const { signIn: { roles } } = useText(signInTexts)
  return (duty) => STAFF_DUTIES.flatMap((one) => (one === duty ? [roles[DUTY_NAMES[one]]] : []))[0] ?? duty
}

function Row({ person }: { person: Schemas['Person'] }) {
  const { people: texts } = useText(organisationTexts)
  const session = useSession()
  const nameOf = useDuties()
  const act = useAct((id: string, headers) => client.POST('/api/people/{id}/disable', { params: { path: { id } }, headers }))
  const isSelf = session?.person?.id === person.id
  const disable = () => {
    if (window.confirm(texts.sure(person.name))) act.mutate(person.id)
  }
  return (
    <tr>
      <td>{person.name}{isSelf && <span className="faint">（{texts.self}）</span>}</td>
      <td className="mono">{person.login}</td>
      <td>{person.duties.map(nameOf).join('、')}</td>
      <td>
        <span className="row">
          <span className={`tag ${person.enabled ? 'good' : ''}`}>{person.enabled ? texts.enabled : texts.disabled}</span>
          {person.enabled && !isSelf && <button type="button" className="button small" disabled={act.isPending} onClick={disable}>{texts.disable}</button>}
        </span>
        {act.error !== null && <Refused error={act.error} />}
      </td>
    </tr>
  )
}

function AddPerson() {
  const { people: texts } = useText(organisationTexts)
  const session = useSession()
  const nameOf = useDuties()
  const [isOpen, setOpen] = useState(false)
  const [given, setGiven] = useState(EMPTY)
  const act = useAct((body: NewPerson, headers) => client.POST('/api/people', { body, headers }))
  const faults = faultsOf(act.error)
  const field = (name: 'login' | 'name' | 'password') => ({
    value: given[name], fault: faults[name], onChange: ({ target }: { target: { value: string } }) => setGiven({ ...given, [name]: target.value }),
  })
  const close = () => (setGiven(EMPTY), setOpen(false))
  const isStaff = session?.roles.includes('admission') ?? false
  if (!isOpen) return <div><button type="button" className="button" onClick={() => setOpen(true)}>{texts.add}</button></div>
  return (
    <form className="stack" onSubmit={(event) => (event.preventDefault(), act.mutate(given, { onSuccess: close }))}>
      {act.error !== null && <Refused error={act.error} />}
      <div className="pair">
        <TextField label={texts.name} {...field('name')} />
        <TextField label={texts.login} {...field('login')} autoCapitalize="none" autoComplete="off" />
        <TextField label={texts.password} hint={texts.passwordHint} type="password" autoComplete="new-password" {...field('password')} />
      </div>
      {isStaff && (
        <fieldset className="plain">
          <legend>{texts.duties}</legend>
          {STAFF_DUTIES.map((duty) => (
            <label key={duty} className="choice">
              <input type="checkbox" checked={given.duties.includes(duty)}
                onChange={({ target }) => setGiven({ ...given, duties: target.checked ? [...given.duties, duty] : given.duties.filter((one) => one !== duty) })} />
              {nameOf(duty)}
            </label>
          ))}
        </fieldset>
      )}
      <div><button type="submit" className="button primary" disabled={act.isPending}>{act.isPending ? texts.busy : texts.add}</button></div>
    </form>
  )
}
