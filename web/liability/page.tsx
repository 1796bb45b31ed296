import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { liabilityTexts } from '../language/liability.ts'
import { useText } from '../language/language.tsx'
import { Read } from '../part/state.tsx'
import { Answer } from './answer.tsx'
import { DeclareForm } from './declare.tsx'
import { Destructions } from './destructions.tsx'
import { Lanes } from './lanes.tsx'
import { Picker } from './picker.tsx'
import '../deadline/deadline.css'
import './liability.css'

/** Who answers for data at an instant (全生命周期责任): the choice, the answer, the lanes, the copies to be destroyed. */
export default function LiabilityPage() {
  const { title, lead, basis } = useText(liabilityTexts)
  const { values: { subject, at }, change } = useAddress(['subject', 'at'])
  return (
    <DeskPage title={title} lead={lead} act="liability.view">
      <p className="faint">{basis}</p>
      <Picker subject={subject} at={at} pick={(changes) => change(changes)} />
      {subject !== undefined && (
        <Asked subject={subject} at={at} pick={(instant) => change({ at: instant }, { preventScrollReset: true })} />
      )}
      <Destructions />
    </DeskPage>
  )
}

type AskedProps = { subject: string; at: string | undefined; pick: (at: string) => void }

function Asked({ subject, at, pick }: AskedProps) {
  const query = { subject, ...(at === undefined ? {} : { at }) }
  const found = api.useQuery('get', '/api/liability', { params: { query } }, { placeholderData: (before) => before })
  return (
    <Read query={found}>
      {(view) => (
        <>
          <Answer view={view} />
          <Lanes view={view} pick={pick} />
          <DeclareForm subject={view.subject} />
        </>
      )}
    </Read>
  )
}
