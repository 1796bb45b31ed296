import { useMay } from '../client/session.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { Tasks } from '../desk/tasks.tsx'
import { useText } from '../language/language.tsx'
import { reviewTexts } from '../language/review.ts'
import { Applications } from './applications.tsx'
import { Listings } from './listings.tsx'
import { Relations } from '../organisation/relations.tsx'
import { VerifyCertificates } from '../registration/verify-certificates.tsx'
import './review.css'

const PLACES = {
  participants_to_review: '/review#applications',
  listings_first_review: '/review#listings',
  listings_second_review: '/review#listings',
  certificates_to_verify: '/review#certificates-section',
  top_ups_to_decide: '/treasury#top-ups',
  payouts_to_decide: '/treasury#payouts',
}

/** The reviewers' desk (审核): who asks to be admitted, and what is to be listed. One's own work stands first. */
export default function Review() {
  const texts = useText(reviewTexts)
  const isAdmission = useMay('participant.review')
  const isReviewer = useMay('property.verify')
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="participant.list">
      <Tasks places={PLACES} />
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
      {isReviewer && <VerifyCertificates />}
      <Relations isStaff />
    </DeskPage>
  )
}
