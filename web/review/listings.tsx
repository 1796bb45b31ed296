import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { reviewTexts } from '../language/review.ts'
import { Filter, Paging } from '../part/list.tsx'
import { sayAgo, sayInstant } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import { usePartyNames } from './names.ts'
import { hindranceOf, type Listing, stageDue } from './standing.ts'

const STATES = ['under_review', 'listed', 'draft', 'delisted'] as const
const ALL = 'all'

/** Listings that were submitted (挂牌审核): at first those under review, one's own to review marked. */
export function Listings() {
  const { listings: texts, all, state: label } = useText(reviewTexts)
  const {
    values: { listings, listingsAfter: cursor },
    change,
  } = useAddress(['listings', 'listingsAfter'])
  const state = listings === ALL ? undefined : (STATES.find((one) => one === listings) ?? 'under_review')
  const query = { limit: 20, ...(state === undefined ? {} : { state }), ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/listings', { params: { query } })
  const choose = (value: string | undefined) =>
    change({ listings: value === 'under_review' ? undefined : (value ?? ALL), listingsAfter: undefined })
  return (
    <section className="stack review-section" id="listings" aria-labelledby="listings-title">
      <div className="row between">
        <div>
          <h2 id="listings-title">{texts.title}</h2>
          <p className="soft last">{texts.lead}</p>
        </div>
        <Filter label={label} all={all} names={texts.states} values={STATES} value={state} choose={choose} />
      </div>
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? (
            <Empty>
              {state === 'under_review' ? texts.emptyWaiting : texts.empty}{' '}
              <button type="button" className="button plain small" onClick={() => choose(undefined)}>
                {texts.clear}
              </button>
            </Empty>
          ) : (
            <>
              <Table items={items} />
              <Paging cursor={cursor} next={next} go={(listingsAfter) => change({ listingsAfter })} />
            </>
          )
        }
      </Read>
    </section>
  )
}

function Table({ items }: { items: Listing[] }) {
  const { listings: texts } = useText(reviewTexts)
  const nameOf = usePartyNames()
  return (
    <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.product}</th>
            <th scope="col">{texts.stage}</th>
            <th scope="col">{texts.submitted}</th>
            <th scope="col" className="number">
              {texts.score}
            </th>
            <th scope="col">{texts.next}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((listing) => (
            <Row key={listing.id} listing={listing} provider={nameOf(listing.providerId)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ listing, provider }: { listing: Listing; provider: string }) {
  const { listings: texts, hindrance } = useText(reviewTexts)
  const { language } = useLanguage()
  const session = useSession()
  const stage = stageDue(listing)
  const refused = session ? hindranceOf(listing, session) : undefined
  const isMine = session != null && refused === undefined
  const {
    id,
    title,
    state,
    round,
    submittedAt,
    completeness: { score },
  } = listing
  return (
    <tr className={isMine ? 'review-mine' : undefined}>
      <td className="review-name">
        <Link to={`/review/listings/${id}`}>{title}</Link>
        <div className="faint">{provider}</div>
      </td>
      <td>
        <span className="review-tags">
          <span className={`tag ${stage === undefined ? '' : 'main'}`}>
            {stage === undefined ? (texts.states[state] ?? state) : texts.stages[stage]}
          </span>
          {isMine && <span className="tag accent">{texts.mine}</span>}
        </span>
        <div className="faint">{texts.round(String(round))}</div>
        {refused?.code === 'listing.same_reviewer' && <div className="faint">{hindrance[refused.code]}</div>}
      </td>
      <td className="nowrap">
        {submittedAt === null ? (
          '—'
        ) : (
          <>
            <time dateTime={submittedAt}>{sayInstant(submittedAt)}</time>
            <div className="faint">{sayAgo(submittedAt, language)}</div>
          </>
        )}
      </td>
      <td className="number">{score}</td>
      <td>
        <Link className={`button small ${isMine ? 'primary' : ''}`} to={`/review/listings/${id}`}>
          {isMine ? texts.review : texts.look}
          <span className="visually-hidden"> {title}</span>
        </Link>
      </td>
    </tr>
  )
}
