import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { usePage } from '../client/page.ts'
import { useMay, useSession } from '../client/session.ts'
import { certificateTexts } from '../language/certificate.ts'
import { useText } from '../language/language.tsx'
import { Paged, type PagedProps } from '../part/list.tsx'
import { sayDay, sayFen } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { CertificateFiles } from './card.tsx'

/** What of one's own may be certified: orders that were settled, and products on the market. */
export function Candidates() {
  const mayList = useMay('listing.view_own')
  return (
    <>
      <Orders />
      {mayList && <Listings />}
    </>
  )
}

function Orders() {
  const { trade: texts } = useText(certificateTexts)
  const own = useSession()?.participant.id
  const page = usePage('ordersAfter', 10)
  const found = api.useQuery('get', '/api/orders', { params: { query: page.query } })
  return (
    <CandidateList id="orders" texts={texts} query={found} page={page}>
      {({ id, agreementId, title, consumerId, planKind, placedAt, capturedFen }) => (
        <Candidate
          key={id} kind="trade" subject={id} title={title}
          href={`/${consumerId === own ? 'my' : 'provide'}/agreements/${agreementId}`}
          told={texts.told(sayDay(placedAt), sayFen(capturedFen))}
          reason={capturedFen === 0 && planKind !== 'free' ? texts.unsettled : undefined}
        />
      )}
    </CandidateList>
  )
}

function Listings() {
  const { listing: texts } = useText(certificateTexts)
  const page = usePage('listingsAfter', 10)
  const found = api.useQuery('get', '/api/listings', { params: { query: { ...page.query, state: 'listed' } } })
  return (
    <CandidateList id="listings" texts={texts} query={found} page={page}>
      {({ id, title, approvedVersion, listedAt }) => (
        <Candidate
          key={id} kind="listing" subject={id} title={title} href={`/provide/listings/${id}`}
          told={texts.told(String(approvedVersion ?? ''), listedAt === null ? '' : sayDay(listedAt))}
        />
      )}
    </CandidateList>
  )
}

type ListProps<T> = Pick<PagedProps<T>, 'query' | 'page'> & {
  id: string
  texts: { title: string; lead: string; empty: string }
  children: (item: T) => ReactNode
}

/** A list of what may be certified, under its heading. */
function CandidateList<T>({ id, texts: { title, lead, empty }, query, page, children }: ListProps<T>) {
  return (
    <section className="stack" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="soft last">{lead}</p>
      </div>
      <Paged query={query} page={page} empty={empty}>
        {(items) => <ul className="certificate-rows">{items.map(children)}</ul>}
      </Paged>
    </section>
  )
}

type CandidateProps = {
  kind: 'trade' | 'listing'
  subject: string
  title: string
  href: string
  told: string
  reason?: string | undefined
}

/** One that may be certified; what was certified before is given again. */
function Candidate({ kind, subject, title, href, told, reason }: CandidateProps) {
  const texts = useText(certificateTexts)
  const act = useAct((body: Schemas['IssueCertificate'], headers) => client.POST('/api/certificates', { body, headers }))
  return (
    <li className="card stack">
      <div className="row between">
        <div>
          <h3><Link to={href}>{title}</Link></h3>
          <p className="soft last">{told}</p>
        </div>
        {act.data === undefined && (
          <ActButton reason={act.isPending ? texts.busy : reason} onClick={() => act.mutate({ kind, subject })}>
            {texts[kind].ask}<span className="visually-hidden"> {title} {subject}</span>
          </ActButton>
        )}
      </div>
      {act.error !== null && <Refused error={act.error} />}
      {act.data !== undefined && (
        <div className="notice good" role="status">
          <p>{texts.issued} <Link to={`/certificates/${act.data.number}`}>{act.data.number}</Link></p>
          <CertificateFiles number={act.data.number} />
        </div>
      )}
    </li>
  )
}
