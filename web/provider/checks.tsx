import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { declarationTexts } from '../language/provider-declaration.ts'
import { sayCount, sayInstant, saySize } from '../part/say.ts'
import { Read, Refused } from '../part/state.tsx'
import './compliance.css'

export type Checks = Schemas['ListingChecks']
type Listing = Pick<Schemas['Listing'], 'id' | 'state'>

const TONES: Record<Checks['items'][number]['state'], string> = {
  passed: 'good', warning: 'accent', failed: 'danger', not_applicable: '',
}

export const useChecks = (id: string) => api.useQuery('get', '/api/listings/{id}/checks', { params: { path: { id } } })

/** All checks of a listing, as its provider and its reviewers see them alike. */
export function ChecksCard({ listing }: { listing: Listing }) {
  const { checks: texts } = useText(declarationTexts)
  return (
    <section className="card stack" aria-labelledby="checks">
      <h3 id="checks" className="last">
        {texts.title}
      </h3>
      <p className="soft last">{texts.lead}</p>
      <Read query={useChecks(listing.id)}>
        {(checks) => (
          <>
            <ul className="compliance-checks">
              {checks.items.map(({ check, state, findings, basis }) => (
                <li key={check} className={state}>
                  <p className="row last">
                    <strong>{texts.names[check]}</strong>
                    <span className={`tag ${TONES[state]}`}>{texts.states[state]}</span>
                  </p>
                  <Findings findings={findings} basis={basis} />
                </li>
              ))}
            </ul>
            <QualityFacts checks={checks} />
            <DeliveryTest listing={listing} checks={checks} />
          </>
        )}
      </Read>
    </section>
  )
}

/** What the platform found on one check, with its rule. */
export function Findings({ findings, basis }: { findings: string[]; basis: string }) {
  const { checks: texts } = useText(declarationTexts)
  return (
    <>
      <ul lang="zh-CN">
        {findings.map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
      </ul>
      <span className="faint">
        {texts.basis}：{basis}
      </span>
    </>
  )
}

/** The tag that says how a check stands. */
export function CheckTag({ state }: { state: Checks['items'][number]['state'] }) {
  const { checks: texts } = useText(declarationTexts)
  return <span className={`tag ${TONES[state]}`}>{texts.states[state]}</span>
}

/** A share in per cent, rounded down: what is not all is never told as all. */
const sayBps = (bps: number): string => `${(Math.floor(bps / 10) / 10).toFixed(1)}%`

/** The six dimensions of the version's quality. */
export function QualityFacts({ checks: { quality } }: { checks: Checks }) {
  const { checks: texts } = useText(declarationTexts)
  if (quality === null) return null
  return (
    <div>
      <strong>
        {texts.quality}：{quality.grade} · {sayBps(quality.scoreBps)}
      </strong>
      <dl className="compliance-quality">
        {Object.entries(quality.dimensions).map(([name, bps]) => (
          <div key={name}>
            <dt>{texts.dimensions[name]}</dt>
            <dd>{bps === null ? <span className="faint">{texts.unknown}</span> : sayBps(bps)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** What came out of the newest delivery test, and the way to another one. */
export function DeliveryTest({ listing, checks: { deliveryTest } }: { listing: Listing; checks: Checks }) {
  const { checks: texts } = useText(declarationTexts)
  const { language } = useLanguage()
  const mayTest = useMay('listing.test_delivery')
  const act = useAct((id: string, headers) =>
    client.POST('/api/listings/{id}/delivery-test', { params: { path: { id } }, headers }),
  )
  return (
    <div className="stack">
      {deliveryTest?.passed === true && (
        <p className="last">
          {texts.names['delivery']}：
          {texts.tested(
            sayInstant(deliveryTest.at),
            sayCount(deliveryTest.rows ?? 0, language),
            saySize(deliveryTest.sizeBytes ?? 0),
          )}{' '}
          <span className="faint mono">{deliveryTest.sha256?.slice(0, 18)}…</span>
        </p>
      )}
      {deliveryTest?.passed === false && <p className="notice bad">{deliveryTest.failure}</p>}
      {act.error !== null && <Refused error={act.error} />}
      {mayTest && listing.state === 'under_review' && (
        <div>
          <button type="button" className="button" disabled={act.isPending} onClick={() => act.mutate(listing.id)}>
            {act.isPending ? texts.testing : deliveryTest === null ? texts.test : texts.retest}
          </button>
        </div>
      )}
    </div>
  )
}
