import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { reviewTexts } from '../language/review.ts'
import { reviewListingTexts } from '../language/review-listing.ts'
import { Page } from '../part/layout.tsx'
import { sayAgo, sayInstant } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { DeclarationFaults, FoundAndDeclared } from '../provider/found.tsx'
import { useDeclarationOf } from '../provider/use-declaration.ts'
import { Change } from './change.tsx'
import { Decision } from './decision.tsx'
import { History } from './history.tsx'
import { usePartyNames } from './names.ts'
import { PriceSection } from './price.tsx'
import { Source } from './source.tsx'
import { type Listing, stageDue } from './standing.ts'
import { Told } from './told.tsx'
import { DataSection } from './version.tsx'
import './review.css'

const SECTIONS = ['text', 'price', 'source', 'declaration', 'data', 'change', 'history', 'decision'] as const
export type SectionName = (typeof SECTIONS)[number]

/** A listing before its reviewer: all that is to be seen before deciding, and the decision after it. */
export default function ReviewListing() {
  const { id = '' } = useParams()
  const { page } = useText(reviewListingTexts)
  const query = api.useQuery('get', '/api/listings/{id}', { params: { path: { id } } })
  return (
    <Page title={query.data?.title ?? page.title}>
      <Read query={query}>{(listing) => <Shown key={listing.round} listing={listing} />}</Read>
    </Page>
  )
}

function Shown({ listing }: { listing: Listing }) {
  const version = listing.submittedVersion
  return (
    <>
      <Head listing={listing} />
      <Section name="text">
        <Told listing={listing} />
      </Section>
      <Section name="price">
        <PriceSection listing={listing} />
      </Section>
      <Section name="source">
        <Source listing={listing} />
      </Section>
      <Section name="declaration">
        <Declaration productId={listing.productId} />
      </Section>
      {version !== null && (
        <Section name="data">
          <DataSection productId={listing.productId} number={version} />
        </Section>
      )}
      <Section name="change">
        <Change listing={listing} />
      </Section>
      <Section name="history">
        <History listing={listing} />
      </Section>
      <Section name="decision">
        <Decision listing={listing} />
      </Section>
    </>
  )
}

/** What the provider declared, beside what the platform found. */
function Declaration({ productId }: { productId: string }) {
  return (
    <Read query={useDeclarationOf(productId)}>
      {(told) => (
        <>
          <FoundAndDeclared told={told} />
          <DeclarationFaults told={told} />
        </>
      )}
    </Read>
  )
}

/** A part of the page, which a point of the checklist leads to. */
function Section({ name, children }: { name: SectionName; children: ReactNode }) {
  const { page } = useText(reviewListingTexts)
  return (
    <section id={name} className="card stack review-section" aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{page.sections[name]}</h2>
      {children}
    </section>
  )
}

function Head({ listing }: { listing: Listing }) {
  const { listings, stage: stages, twoPersons, back } = useText(reviewTexts)
  const { page } = useText(reviewListingTexts)
  const { language } = useLanguage()
  const nameOf = usePartyNames()
  const stage = stageDue(listing)
  const { submittedAt, round, state } = listing
  const marketable = state === 'listed' || state === 'suspended'
  return (
    <div className="review-head">
      <p className="row">
        <span className={`tag ${stage === undefined ? '' : 'accent'}`}>
          {stage === undefined ? (listings.states[state] ?? state) : page.step(stages[stage], String(round))}
        </span>
        <span>{nameOf(listing.providerId)}</span>
        {submittedAt !== null && (
          <span className="faint">
            {page.submittedAt(sayInstant(submittedAt))} · {sayAgo(submittedAt, language)}
          </span>
        )}
      </p>
      <p className="soft">
        {twoPersons.text}
        <span className="faint">（{twoPersons.basis}）</span>
      </p>
      <nav aria-label={page.contents}>
        <ul className="review-contents">
          {SECTIONS.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{page.sections[name]}</a>
            </li>
          ))}
          <li>
            <Link to="/review">‹ {back}</Link>
          </li>
          {marketable && (
            <li>
              <Link to={`/catalog/${listing.id}`}>{page.market}</Link>
            </li>
          )}
        </ul>
      </nav>
    </div>
  )
}
