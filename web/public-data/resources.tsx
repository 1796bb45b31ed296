import { DeskPage } from '../desk/desk-page.tsx'
import { Tasks } from '../desk/tasks.tsx'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { Catalogue } from './catalogue.tsx'
import { GrantList } from '../implement/implement.tsx'
import { Scenarios } from './scenarios.tsx'
import { DeskTabs } from './tabs.tsx'
import '../review/review.css'
import './public-data.css'

const PLACES = {
  scenarios_to_decide: '/resources?tab=scenarios',
  scenarios_to_confirm: '/resources?tab=scenarios',
  scenarios_to_supply: '/resources?tab=scenarios',
  ceilings_to_set: '/resources?tab=scenarios',
  resources_to_register: '/resources',
  tickets_to_answer: '/resources',
}

/** The desk of a department (公共数据资源): its catalogue, its grants, and the scenarios that it decides on. */
export default function Resources() {
  const { resources: texts, grants, scenarios } = useText(publicDataTexts)
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="resource.publish">
      <Tasks places={PLACES} />
      <DeskTabs
        tabs={[
          { key: 'catalogue', label: texts.tab, shown: <Catalogue /> },
          { key: 'grants', label: grants.tab, shown: <GrantList href="/resources/grants" empty={grants.empty} /> },
          { key: 'scenarios', label: scenarios.tab, shown: <Scenarios side="department" /> },
        ]}
      />
    </DeskPage>
  )
}
