import { useMay } from '../client/session.ts'
import { deadlineTexts } from '../language/deadline.ts'
import { useText } from '../language/language.tsx'
import { Page } from '../part/layout.tsx'
import { DeadlineList } from './list.tsx'
import { Rules } from './rules.tsx'
import { Summary } from './summary.tsx'
import { Closed, Wall } from './wall.tsx'
import './deadline.css'

/** Every clock of the law that concerns whoever looks (期限); for those who oversee, all of them with their numbers. */
export default function Deadlines() {
  const { title, lead } = useText(deadlineTexts)
  const isOverseer = useMay('deadline.summarise')
  return (
    <Page title={title} lead={lead}>
      <Wall isOverseer={isOverseer} />
      {isOverseer && <Summary />}
      {isOverseer ? <DeadlineList /> : <Closed />}
      <Rules />
    </Page>
  )
}
