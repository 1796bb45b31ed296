import { type ReactNode, useEffect, useState } from 'react'
import { api } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { Refused } from '../part/state.tsx'
import type { Agreement } from './agreement.tsx'
import type { Checked } from './check-agreement.ts'

const ITEMS = ['digest', 'policy', 'provider', 'consumer'] as const

/** The typed data that is to be signed: safe because its own route declares it so. */
const messageOf = (typedData: unknown) => (typedData as { message: { price: string; policy: string } }).message

/**
 * The ticks of an agreement in force, computed by the reader's own browser out of what the page shows and both parties
 * signed; that it is in force on the chain is the platform's word until the first receipt.
 */
export function Confirmation({ agreement }: { agreement: Agreement }) {
  const { confirm: texts, page } = useText(agreementTexts)
  const session = useSession()
  const terms = api.useQuery('get', '/api/agreements/{id}/terms', { params: { path: { id: agreement.id } } })
  const platform = api.useQuery('get', '/api/platform', {}, { staleTime: Infinity })
  const keys = api.useQuery('get', '/api/keys', {}, { enabled: session?.acts.includes('participant.manage_keys') ?? false })
  const [checked, setChecked] = useState<Checked>()
  const own = keys.data?.items.find(({ state }) => state === 'registered')?.address
  const side = session?.participant.id === agreement.consumer.id ? 'consumer' : 'provider'
  const [typedData, name] = [terms.data?.typedData, platform.data?.name]
  useEffect(() => {
    if (typedData === undefined || name === undefined) return undefined
    let isCurrent = true
    void import('./check-agreement.ts').then(({ checkAgreement }) => {
      const { price, policy } = messageOf(typedData)
      if (isCurrent) setChecked(checkAgreement(agreement, { platform: name, price, policy }, { [side]: own }))
    })
    return () => {
      isCurrent = false
    }
  }, [agreement, typedData, name, own, side])
  if (terms.error) return <Refused error={terms.error} />
  return (
    <section className="card stack" aria-labelledby="confirmation">
      <h2 id="confirmation">{texts.title}</h2>
      <p className="soft">{texts.lead(agreement.id)}</p>
      {checked === undefined ? (
        <p role="status">{texts.checking}</p>
      ) : (
        <ul className="ticks">
          {ITEMS.map((item) => (
            <Tick key={item} isRight={checked[item]}>
              {texts.items[item]}
              {checked[item] ? '' : `：${texts.failed}`}
              {(item === 'provider' || item === 'consumer') && <span className="faint mono"> {checked.signers[item]}</span>}
              {item === 'digest' && <span className="faint mono"> {agreement.termsDigest}</span>}
            </Tick>
          ))}
          <Tick isRight={agreement.activatedAt !== null}>{texts.chain}</Tick>
        </ul>
      )}
      {side === 'consumer' && agreement.state === 'active' && <p className="soft">{page.steps[4]}：{texts.nextText}</p>}
    </section>
  )
}

function Tick({ isRight, children }: { isRight: boolean; children: ReactNode }) {
  return (
    <li className={isRight ? 'yes' : 'no'}>
      <span className="tick" aria-hidden="true">{isRight ? '✓' : '✕'}</span>
      <span>{children}</span>
    </li>
  )
}
