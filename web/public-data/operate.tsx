import { useMay } from '../client/session.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { Page } from '../part/layout.tsx'
import { DeskTasks } from '../review/desk-tasks.tsx'
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
  const { state } = useText(common)
  const isOperator = useMay('authorization.accept')
  if (!isOperator)
    return (
      <Page title={texts.title}>
        <p className="notice wait">{state.notPermitted}</p>
      </Page>
    )
  return (
    <Page title={texts.title} lead={texts.lead}>
      <DeskTasks places={PLACES} />
      <DeskTabs
        tabs={[
          { key: 'grants', label: texts.tabs.grants, shown: <Grants side="operator" /> },
          { key: 'scenarios', label: texts.tabs.scenarios, shown: <Scenarios side="operator" /> },
          { key: 'products', label: texts.tabs.products, shown: <Ready /> },
        ]}
      />
    </Page>
  )
}
