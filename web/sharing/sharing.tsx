import { Transfers } from '../agreement/transfers.tsx'
import { useMay } from '../client/session.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { Tasks } from '../desk/tasks.tsx'
import { useText } from '../language/language.tsx'
import { sharingTexts } from '../language/sharing.ts'
import { DeskTabs } from '../public-data/tabs.tsx'
import { SharingCatalogue } from './catalogue.tsx'
import { Opening } from './opening.tsx'
import { SharedProducts } from './products.tsx'
import { Requests } from './requests.tsx'
import './sharing.css'

const PLACES = {
  sharing_to_answer: '/sharing?tab=owned',
  sharing_to_supply: '/sharing?tab=owned',
  sharing_to_sign: '/sharing?tab=open',
  sharing_to_order: '/sharing?tab=asked',
}

/** The desk of sharing and opening (共享与开放): for departments their own, for those who oversee all requests. */
export default function Sharing() {
  const texts = useText(sharingTexts)
  const isDepartment = useMay('sharing.request')
  const own = [
    { key: 'catalogue', label: texts.tabs.catalogue, shown: <SharingCatalogue /> },
    { key: 'asked', label: texts.tabs.asked, shown: <><Requests side="asked" /><Transfers limit={20} /></> },
    { key: 'owned', label: texts.tabs.owned, shown: <><Requests side="owned" /><SharedProducts /></> },
    { key: 'open', label: texts.tabs.open, shown: <Opening /> },
  ]
  const all = [
    { key: 'all', label: texts.tabs.all, shown: <Requests /> },
    { key: 'products', label: texts.tabs.products, shown: <SharedProducts /> },
    { key: 'catalogue', label: texts.tabs.catalogue, shown: <SharingCatalogue /> },
  ]
  return (
    <DeskPage title={texts.title} lead={isDepartment ? texts.lead : texts.leadObserver} act="sharing.view">
      {isDepartment && <Tasks places={PLACES} />}
      <DeskTabs tabs={isDepartment ? own : all} />
    </DeskPage>
  )
}
