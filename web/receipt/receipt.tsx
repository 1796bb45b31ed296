import { useEffect, useMemo } from 'react'
import { Link } from 'react-router'
import { api, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { receiptText } from '../language/receipt.ts'
import { Loading, Refused } from '../part/state.tsx'
import { Places } from '../verify/give.tsx'
import { TrustInUse, usePlatformTrust } from '../verify/platform-trust.tsx'
import { siteChecker } from '../verify/site-checker.ts'
import { Steps } from '../verify/steps.tsx'
import { useCheck } from '../verify/use-check.ts'
import { NotProven, Verdict } from '../verify/verdict.tsx'
import { Certificate, type Certified } from './certificate.tsx'
import { isAwaiting, useReceipt } from './fetch-receipt.ts'
import '../verify/verify.css'
import './receipt.css'

type Given = { transfer: Schemas['Transfer']; agreement: Schemas['Agreement'] }

/** The receipt of a transfer, verified in this very browser, and the certificate that may be printed of it. */
export function ReceiptView({ transfer, agreement }: Given) {
  const texts = useText(receiptText)
  const receipt = useReceipt(transfer.id, transfer.recordIndex !== null)
  if (transfer.recordIndex === null)
    return (
      <div className="notice">
        <p>{texts.check.noReceipt}</p>
      </div>
    )
  if (receipt.data !== undefined) return <Checked transfer={transfer} agreement={agreement} text={receipt.data} />
  if (isAwaiting(receipt.error))
    return (
      <div className="notice wait" role="status">
        <p>{texts.check.awaiting}</p>
      </div>
    )
  return receipt.error ? <Refused error={receipt.error} retry={() => void receipt.refetch()} /> : <Loading />
}

function Checked({ transfer, agreement, text }: Given & { text: string }) {
  const texts = useText(receiptText)
  const trust = usePlatformTrust()
  const check = useCheck(siteChecker, trust.text)
  const { giveReceipt, found, file } = check
  useEffect(
    () => giveReceipt({ name: `${transfer.id}.json`, size: text.length, text }),
    [giveReceipt, transfer.id, text],
  )
  const { data: platform } = api.useQuery('get', '/api/platform', {}, { staleTime: Infinity })
  const certified = useMemo(
    () => (platform ? certifiedOf({ transfer, agreement, platform, found }) : null),
    [transfer, agreement, platform, found],
  )
  return (
    <>
      <section className="card receipt-check no-print">
        <h2>{texts.check.title}</h2>
        <p className="soft">{texts.check.lead}</p>
        <Places check={check} withReceipt={false} trust={<TrustInUse check={check} trust={trust} />} />
        <Verdict check={check} />
        <Steps found={found} content={file?.content ?? null} />
        <Link to="/verify">{texts.check.open}</Link>
      </section>
      {found !== null && (
        <div className="no-print">
          <NotProven report={found.report} />
        </div>
      )}
      <section className="stack certificate-part">
        <div className="row between no-print">
          <div>
            <h2>{texts.certificate.preview}</h2>
            <p className="soft">{texts.certificate.lead}</p>
          </div>
          <Print id={transfer.id} isReady={certified !== null} />
        </div>
        {certified !== null && <Certificate certified={certified} />}
      </section>
    </>
  )
}

type Basis = Pick<Certified, 'transfer' | 'agreement' | 'platform'> & { found: Certified['found'] | null }

/** What a certificate is made of; null unless the receipt verified. */
function certifiedOf({ found, ...basis }: Basis): Certified | null {
  if (found?.report.verdict !== 'verified') return null
  const {
    report: { facts },
    receipt,
    climb,
  } = found
  if (facts === null || receipt === null || climb === null) return null
  return { ...basis, found, facts, receipt, climb, at: new Date() }
}

/** Prints the certificate; the file that a browser saves is named after it. */
function Print({ id, isReady }: { id: string; isReady: boolean }) {
  const { act, certificate } = useText(receiptText)
  const print = () => {
    const title = document.title
    document.title = `${certificate.title} ${id}`
    window.print()
    document.title = title
  }
  return (
    <button
      type="button"
      className="button primary"
      disabled={!isReady}
      title={isReady ? undefined : act.afterCheck}
      onClick={print}
    >
      {act.certificate}
    </button>
  )
}
