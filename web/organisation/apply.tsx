import { type FormEvent, useState } from 'react'
import { isUscc } from '#api/participant/participant.ts'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { signInTexts } from '../language/sign-in.ts'
import { useText } from '../language/language.tsx'
import { AreaField, faultsOf, TextField } from '../part/form.tsx'
import { Page } from '../part/layout.tsx'
import { Refused } from '../part/state.tsx'
import './organisation.css'

type Application = Schemas['ParticipantApplication']
type Role = Application['roles'][number]

const ROLES = ['consumer', 'provider', 'department', 'operator'] as const satisfies readonly Role[]

const EMPTY = { uscc: '', name: '', businessScope: '', contactName: '', contactPhone: '', personName: '', login: '', password: '' }

/** Applying for admission (申请入驻). */
export default function Apply() {
  const { apply: texts } = useText(signInTexts)
  const [given, setGiven] = useState(EMPTY)
  const [roles, setRoles] = useState<Role[]>([])
  const [isTried, setTried] = useState(false)
  const act = useAct((body: Application) => client.POST('/api/participants', { body }))
  const isWrong = isTried && !isUscc(given.uscc.trim())
  const faults: Record<string, string> = { ...faultsOf(act.error), ...(isWrong ? { uscc: texts.usccWrong } : {}) }
  const field = (name: keyof typeof EMPTY, path: string = name) => ({
    value: given[name],
    fault: faults[path],
    onChange: (event: { target: { value: string } }) => setGiven({ ...given, [name]: event.target.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isUscc(given.uscc.trim()) || roles.length === 0) return
    const { personName, login, password, uscc, ...rest } = given
    act.mutate({ ...rest, uscc: uscc.trim(), roles, person: { login: login.trim(), password, name: personName } })
  }
  if (act.data !== undefined)
    return <Page title={texts.done}><div className="notice good middling" role="status"><p>{texts.doneText(act.data.name)}</p></div></Page>
  return (
    <Page title={texts.title} lead={texts.lead}>
      <form className="card stack middling" onSubmit={submit} noValidate>
        {act.error !== null && <Refused error={act.error} />}
        <h2>{texts.organisation}</h2>
        <TextField label={texts.uscc} hint={texts.usccHint} {...field('uscc')} maxLength={18} autoCapitalize="characters" />
        <TextField label={texts.name} {...field('name')} autoComplete="organization" />
        <fieldset className="plain">
          <legend>{texts.roles}</legend>
          <span className="faint">{texts.rolesHint}</span>
          {ROLES.map((role) => (
            <label key={role} className="choice">
              <input type="checkbox" checked={roles.includes(role)}
                onChange={({ target }) => setRoles(target.checked ? [...roles, role] : roles.filter((one) => one !== role))} />
              {texts.roleNames[role]}
            </label>
          ))}
          {isTried && roles.length === 0 && <span className="field fault">{texts.choose}</span>}
        </fieldset>
        <AreaField label={texts.businessScope} hint={texts.businessScopeHint} {...field('businessScope')} />
        <h2>{texts.contact}</h2>
        <div className="pair">
          <TextField label={texts.contactName} {...field('contactName')} autoComplete="name" />
          <TextField label={texts.contactPhone} {...field('contactPhone')} type="tel" autoComplete="tel" />
        </div>
        <h2>{texts.person}</h2>
        <TextField label={texts.personName} {...field('personName', 'person.name')} />
        <div className="pair">
          <TextField label={texts.login} hint={texts.loginHint} {...field('login', 'person.login')} autoComplete="username" autoCapitalize="none" />
          <TextField label={texts.password} hint={texts.passwordHint} {...field('password', 'person.password')} type="password" autoComplete="new-password" />
        </div>
        <button className="button primary" type="submit" disabled={act.isPending}>{act.isPending ? texts.busy : texts.submit}</button>
      </form>
    </Page>
  )
}
