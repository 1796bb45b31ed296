import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { usePage } from '../client/page.ts'
import { useMay } from '../client/session.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { certificateTexts } from '../language/certificate.ts'
import { useText } from '../language/language.tsx'
import { Paged } from '../part/list.tsx'
import { Refused } from '../part/state.tsx'
import { Candidates } from './candidates.tsx'
import { CertificateCard } from './card.tsx'
import { Filings } from './filings.tsx'
import './certificate.css'

/** The certificates of one's organisation (凭证) and what may have one, or all of them; and deals made elsewhere. */
export default function Certificates() {
  const texts = useText(certificateTexts)
  const mayIssue = useMay('certificate.issue')
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="certificate.view">
      <Issued mayIssue={mayIssue} />
      {mayIssue && <Candidates />}
      <Filings />
    </DeskPage>
  )
}

function Issued({ mayIssue }: { mayIssue: boolean }) {
  const texts = useText(certificateTexts)
  const page = usePage()
  const found = api.useQuery('get', '/api/certificates', { params: { query: page.query } })
  const act = useAct((body: Schemas['IssueCertificate'], headers) => client.POST('/api/certificates', { body, headers }))
  return (
    <section className="stack" aria-labelledby="certificates">
      <div className="row between">
        <h2 id="certificates">{mayIssue ? texts.mine : texts.all}</h2>
        {mayIssue && (
          <button type="button" className="button" disabled={act.isPending} onClick={() => act.mutate({ kind: 'party', subject: '' })}>
            {act.isPending ? texts.busy : texts.issueParty}
          </button>
        )}
      </div>
      {act.error !== null && <Refused error={act.error} />}
      <Paged query={found} page={page} empty={mayIssue ? texts.empty : texts.emptyAll}>
        {(items) => (
          <ul className="certificates">{items.map((one) => <CertificateCard key={one.id} certificate={one} />)}</ul>
        )}
      </Paged>
    </section>
  )
}
