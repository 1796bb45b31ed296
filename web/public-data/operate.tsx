import { Link } from 'react-router'
import { DeskPage } from '../desk/desk-page.tsx'
import { Tasks } from '../desk/tasks.tsx'
import { useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { publicDataTexts } from '../language/public-data.ts'
import { Calls } from '../implement/calls.tsx'
import { GrantList } from '../implement/implement.tsx'
import { implementTexts } from '../language/implement.ts'
import { Ready } from './ready.tsx'
import { Scenarios } from './scenarios.tsx'
import { DeskTabs } from './tabs.tsx'
import '../review/review.css'
import './public-data.css'

const PLACES = {
  grants_to_accept: '/operate', changes_to_accept: '/operate', assessments_to_mend: '/operate', calls_to_answer: '/operate?tab=calls',
  scenarios_to_agree: '/operate?tab=scenarios', scenarios_to_destroy: '/operate?tab=scenarios',
}

/** The desk of an operator (授权运营): its grants, its scenarios, and what can be a product now. */
export default function Operate() {
  const { operate: texts, grants } = useText(publicDataTexts)
  const { operator: calls } = useText(implementTexts)
  const { links } = useText(pricesTexts)
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="authorization.accept">
      <Tasks places={PLACES} />
      <p className="last"><Link to="/operate/revenue">{links.apply}</Link></p>
      <DeskTabs
        tabs={[
          { key: 'grants', label: texts.tabs.grants, shown: <GrantList href="/operate/grants" empty={grants.emptyOperator} /> },
          { key: 'calls', label: calls.tab, shown: <Calls /> },
          { key: 'scenarios', label: texts.tabs.scenarios, shown: <Scenarios side="operator" /> },
          { key: 'products', label: texts.tabs.products, shown: <Ready /> },
        ]}
      />
    </DeskPage>
  )
}
