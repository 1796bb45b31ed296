import { useEffect, useState } from 'react'
import { api } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { Refused } from '../part/state.tsx'
import type { Agreement } from './agreement.tsx'
import type { Checked } from './check-agreement.ts'

const ITEMS = ['digest', 'policy', 'provider', 'consumer', 'chain'] as const

/** The ticks of an agreement in force, computed by the reader's own browser out of what both parties signed. */
export function Confirmation({ agreement }: { agreement: Agreement }) {
  const { confirm: texts, page } = useText(agreementTexts)
  const session = useSession()
  const terms = api.useQuery('get', '/api/agreements/{id}/terms', { params: { path: { id: agreement.id } } })
  const keys = api.useQuery('get', '/api/keys', {}, { enabled: session?.acts.includes('participant.manage_keys') ?? false })
  const [checked, setChecked] = useState<Checked>()
  const own = keys.data?.items.find(({ state }) => state === 'registered')?.address
  const side = session?.participant.id === agreement.consumer.id ? 'consumer' : 'provider'
  const typedData = terms.data?.typedData
  useEffect(() => {
    if (typedData === undefined) return undefined
    let isCurrent = true
    void import('./check-agreement.ts').then(({ checkAgreement }) => {
      if (isCurrent) setChecked(checkAgreement(agreement, typedData, { [side]: own }))
    })
    return () => {
      isCurrent = false
    }
  }, [agreement, typedData, own, side])
  if (terms.error) return <Refused error={terms.error} />
  return (
    <section className="card stack" aria-labelledby="confirmation">
      <h2 id="confirmation">{texts.title}</h2>
      <p className="soft">{texts.lead(agreement.id)}</p>
      {checked === undefined ? <p role="status">{texts.checking}</p> : (
        <ul className="ticks">
          {ITEMS.map((item) => (
            <li key={item} className={checked[item] ? 'yes' : 'no'}>
              <span className="tick" aria-hidden="true">{checked[item] ? '✓' : '✕'}</span>
              <span>
                {texts.items[item]}{checked[item] ? '' : `：${texts.failed}`}
                {(item === 'provider' || item === 'consumer') && <span className="faint mono"> {checked.signers[item]}</span>}
                {item === 'digest' && <span className="faint mono"> {agreement.termsDigest}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {side === 'consumer' && agreement.state === 'active' && <p className="soft">{page.steps[4]}：{texts.nextText}</p>}
    </section>
  )
}
