import { useSession } from '../client/session.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { Tasks } from '../desk/tasks.tsx'
import { useText } from '../language/language.tsx'
import { scenarioTexts } from '../language/scenario.ts'
import { Scenarios } from './scenarios.tsx'
import '../review/review.css'
import './public-data.css'

const PLACES = {
  scenarios_to_decide: '/scenarios', scenarios_to_confirm: '/scenarios', scenarios_to_supply: '/scenarios',
  ceilings_to_set: '/scenarios',
}

/** The scenarios (应用场景) that a department or the implementing body reviews, agrees upon and supplies. */
export default function ScenarioPage() {
  const { page } = useText(scenarioTexts)
  const session = useSession()
  const side = session?.roles.includes('implementing_body') ? 'implementing_body' : 'department'
  return (
    <DeskPage title={page.title} lead={page.lead} act="scenario.review">
      <Tasks places={PLACES} />
      <Scenarios side={side} />
    </DeskPage>
  )
}
