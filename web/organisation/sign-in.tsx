import { type FormEvent, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../client/act.ts'
import { api, client, queryClient } from '../client/client.ts'
import { deskOf } from '../desk/desks.ts'
import { signInTexts } from '../language/sign-in.ts'
import { useText } from '../language/language.tsx'
import { TextField } from '../part/form.tsx'
import { Page } from '../part/layout.tsx'
import { Refused } from '../part/state.tsx'
import './organisation.css'

/** Only a path of this platform is gone to after signing in: an address from outside can't send a person elsewhere. */
const isOwnPath = (path: string | null): path is string => path !== null && /^\/(?![/\\])/.test(path)

const DEMO_PASSWORD = 'demo-dongying-2026'

/** The demo's accounts, one for each desk; shown where the platform says that it is a demonstration. */
const DEMO_ACCOUNTS = [
  ['shengli', 'consumer'], ['huanghekou', 'provider'], ['minzheng', 'department'], ['yunying', 'operator'], ['ruzhu', 'admission'],
  ['chushen', 'first'], ['fushen', 'second'], ['zijin', 'treasurer'], ['jianguan', 'regulator'], ['shenji', 'auditor'],
] as const

function DemoAccounts({ choose }: { choose: (login: string) => void }) {
  const { signIn: texts } = useText(signInTexts)
  const { data } = api.useQuery('get', '/api/platform', {}, { staleTime: Infinity })
  if (!data?.isDemo) return null
  return (
    <section className="card narrow" aria-labelledby="demo">
      <h2 id="demo">{texts.demo}</h2>
      <p className="soft">{texts.demoLead}</p>
      <div className="pair accounts">
        {DEMO_ACCOUNTS.map(([login, role]) => (
          <button key={login} type="button" className="button" onClick={() => choose(login)}>
            {texts.roles[role]} <span className="mono faint">{login}</span>
          </button>
        ))}
      </div>
    </section>
  )
}

/** Signing in (登录). */
export default function SignIn() {
  const { signIn: texts } = useText(signInTexts)
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const act = useAct((body: { login: string; password: string }) => client.POST('/api/sessions/browser', { body }))
  const enter = (credentials: { login: string; password: string }) =>
    act.mutate(credentials, {
      onSuccess: ({ roles }) => {
        queryClient.clear()
        const to = search.get('to')
        void navigate(isOwnPath(to) ? to : deskOf(roles), { replace: true })
      },
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter({ login: login.trim(), password })
  }
  return (
    <Page title={texts.title}>
      <form className="card stack narrow" onSubmit={submit} noValidate>
        {act.error !== null && <Refused error={act.error} />}
        <TextField label={texts.login} value={login} autoComplete="username" autoCapitalize="none" spellCheck={false}
          onChange={(event) => setLogin(event.target.value)} />
        <TextField label={texts.password} type="password" value={password} autoComplete="current-password"
          onChange={(event) => setPassword(event.target.value)} />
        <button className="button primary" type="submit" disabled={act.isPending || login === '' || password === ''}>
          {act.isPending ? texts.busy : texts.submit}
        </button>
        <p className="soft">{texts.noAccount} <Link to="/apply">{texts.apply}</Link></p>
      </form>
      <DemoAccounts choose={(chosen) => enter({ login: chosen, password: DEMO_PASSWORD })} />
    </Page>
  )
}
