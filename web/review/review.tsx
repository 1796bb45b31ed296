import { useMay } from '../client/session.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { reviewTexts } from '../language/review.ts'
import { Page } from '../part/layout.tsx'
import { Applications } from './applications.tsx'
import { DeskTasks } from './desk-tasks.tsx'
import { Listings } from './listings.tsx'
import './review.css'

const PLACES = {
  participants_to_review: '/review#applications',
  listings_first_review: '/review#listings',
  listings_second_review: '/review#listings',
  top_ups_to_decide: '/treasury#top-ups',
  payouts_to_decide: '/treasury#payouts',
}

/** The reviewers' desk (审核): who asks to be admitted, and what is to be listed. One's own work stands first. */
export default function Review() {
  const texts = useText(reviewTexts)
  const { state } = useText(common)
  const mayRead = useMay('participant.list')
  const isAdmission = useMay('participant.review')
  if (!mayRead)
    return (
      <Page title={texts.title}>
        <p className="notice wait">{state.notPermitted}</p>
      </Page>
    )
  return (
    <Page title={texts.title} lead={texts.lead}>
      <DeskTasks places={PLACES} />
      {isAdmission ? (
        <>
          <Applications />
          <Listings />
        </>
      ) : (
        <>
          <Listings />
          <Applications />
        </>
      )}
    </Page>
  )
}
