import { useMay } from '../client/session.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { Page } from '../part/layout.tsx'
import { DeskTasks } from '../review/desk-tasks.tsx'
import { Catalogue } from './catalogue.tsx'
import { Grants } from './grants.tsx'
import { Scenarios } from './scenarios.tsx'
import { DeskTabs } from './tabs.tsx'
import '../review/review.css'
import './public-data.css'

const PLACES = {
  scenarios_to_decide: '/resources?tab=scenarios',
  ceilings_to_set: '/resources?tab=scenarios',
  resources_to_register: '/resources',
}

/** The desk of a department (公共数据资源): its catalogue, its grants, and the scenarios that it decides on. */
export default function Resources() {
  const { resources: texts, grants, scenarios } = useText(publicDataTexts)
  const { state } = useText(common)
  const isDepartment = useMay('resource.publish')
  if (!isDepartment)
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
          { key: 'catalogue', label: texts.tab, shown: <Catalogue /> },
          { key: 'grants', label: grants.tab, shown: <Grants side="department" /> },
          { key: 'scenarios', label: scenarios.tab, shown: <Scenarios side="department" /> },
        ]}
      />
    </Page>
  )
}
