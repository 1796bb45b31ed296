import { DeskPage } from '../desk/desk-page.tsx'
import { Tasks } from '../desk/tasks.tsx'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { Grants } from './grants.tsx'
import { Ready } from './ready.tsx'
import { Scenarios } from './scenarios.tsx'
import { DeskTabs } from './tabs.tsx'
import '../review/review.css'
import './public-data.css'

const PLACES = { grants_to_accept: '/operate' }

/** The desk of an operator (授权运营): its grants, its scenarios, and what can be a product now. */
export default function Operate() {
  const { operate: texts } = useText(publicDataTexts)
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="authorization.accept">
      <Tasks places={PLACES} />
      <DeskTabs
        tabs={[
          { key: 'grants', label: texts.tabs.grants, shown: <Grants side="operator" /> },
          { key: 'scenarios', label: texts.tabs.scenarios, shown: <Scenarios side="operator" /> },
          { key: 'products', label: texts.tabs.products, shown: <Ready /> },
        ]}
      />
    </DeskPage>
  )
}
