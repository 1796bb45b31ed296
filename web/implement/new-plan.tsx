import { useNavigate } from 'react-router'
import { useAct } from '../client/act.ts'
import { client } from '../client/client.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { type PlanDraft, PlanForm } from './plan-form.tsx'
import '../review/review.css'
import '../public-data/public-data.css'
import './implement.css'

/** A new plan (起草实施方案). */
export default function NewPlan() {
  const { desk, plan } = useText(implementTexts)
  const go = useNavigate()
  const act = useAct((body: PlanDraft, headers) => client.POST('/api/plans', { body, headers }))
  return (
    <DeskPage title={desk.newPlan} lead={plan.formLead} act="plan.draft">
      <PlanForm
        submit={plan.create} error={act.error} isBusy={act.isPending} cancel={() => void go('/implement')}
        send={(body) => act.mutate(body, { onSuccess: ({ id }) => void go(`/implement/plans/${id}`) })}
      />
    </DeskPage>
  )
}
