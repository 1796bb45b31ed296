import { useState } from 'react'
import { useNavigate } from 'react-router'
import { KINDS } from '#api/registration/registration.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { SelectField } from '../part/form.tsx'
import { Loading, Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'

type Body = Schemas['DraftRegistration']

/** What one may register: a department its resources, an operator its products of public data. */
function useSubjects(): { id: string; name: string }[] | undefined {
  const session = useSession()
  const isDepartment = session?.roles.includes('department') ?? false
  const own = { limit: 100, departmentId: session?.participant.id ?? '' }
  const resources = api.useQuery('get', '/api/resources', { params: { query: own } }, { enabled: isDepartment })
  const products = api.useQuery('get', '/api/products', { params: { query: { limit: 100 } } }, { enabled: !isDepartment })
  if (isDepartment) return resources.data?.items.filter(({ state }) => state !== 'withdrawn')
  return products.data?.items.filter(({ scenarioId }) => scenarioId !== null)
}

/** Begins an application, for a thing that the address may name. */
export function Begin({ subject }: { subject: string | undefined }) {
  const { list: texts, kinds } = useText(registrationTexts)
  const navigate = useNavigate()
  const subjects = useSubjects()
  const [kind, setKind] = useState<Body['kind']>('first')
  const [subjectId, setSubject] = useState(subject ?? '')
  const act = useAct((body: Body, headers) => client.POST('/api/registrations', { body, headers }))
  if (subjects === undefined) return <Loading />
  if (subjects.length === 0) return <p className="notice">{texts.noSubject}</p>
  const reason = act.isPending ? texts.busy : subjectId === '' ? texts.pick : undefined
  const send = () => act.mutate({ kind, subjectId }, { onSuccess: ({ id }) => void navigate(`/registrations/${id}`) })
  return (
    <section className="card stack" aria-labelledby="begin">
      <div>
        <h2 id="begin">{texts.begin}</h2>
        <p className="faint last">{texts.basis}</p>
      </div>
      {act.error !== null && <Refused error={act.error} />}
      <div className="two">
        <SelectField label={texts.kind} value={kind} onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? 'first')}>
          {KINDS.map((one) => <option key={one} value={one}>{kinds[one]}</option>)}
        </SelectField>
        <SelectField label={texts.subject} hint={texts.subjectHint} value={subjectId} onChange={({ target }) => setSubject(target.value)}>
          <option value="" />
          {subjects.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </SelectField>
      </div>
      <div className="row"><ActButton className="button primary" reason={reason} onClick={send}>{texts.start}</ActButton></div>
    </section>
  )
}
