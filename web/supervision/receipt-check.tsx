import { type ChangeEvent, useEffect, useId, useState } from 'react'
import { Link } from 'react-router'
import type { Step } from '#api/verifier/report.ts'
import { useText } from '../language/language.tsx'
import { traceTexts } from '../language/supervision-trace.ts'
import { verifyText } from '../language/verify.ts'
import { Loading, Refused } from '../part/state.tsx'
import { isAwaiting, useReceipt } from '../receipt/fetch-receipt.ts'
import { Mark } from '../verify/mark.tsx'
import { TrustInUse, usePlatformTrust } from '../verify/platform-trust.tsx'
import { siteChecker } from '../verify/site-checker.ts'
import { type Check, useCheck } from '../verify/use-check.ts'
import { Verdict } from '../verify/verdict.tsx'
import '../verify/verify.css'

type Given = { transferId: string; isRecorded: boolean }

/** The receipt of the transfer (存证回执): to be taken along, and verified in this very browser. */
export function ReceiptCheck({ transferId, isRecorded }: Given) {
  const { receipt: texts } = useText(traceTexts)
  const receipt = useReceipt(transferId, isRecorded)
  return (
    <section className="trace-receipt" aria-labelledby="receipt">
      <h3 id="receipt">{texts.title}</h3>
      {!isRecorded ? (
        <p className="soft">{texts.none}</p>
      ) : receipt.data !== undefined ? (
        <Held transferId={transferId} text={receipt.data} />
      ) : isAwaiting(receipt.error) ? (
        <p className="notice wait" role="status">
          {texts.awaiting}
        </p>
      ) : receipt.error ? (
        <Refused error={receipt.error} retry={() => void receipt.refetch()} />
      ) : (
        <Loading />
      )}
    </section>
  )
}

function Held({ transferId, text }: { transferId: string; text: string }) {
  const { receipt: texts } = useText(traceTexts)
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <div className="row">
        <a className="button" href={`/api/transfers/${transferId}/receipt`} download={`receipt-${transferId}.json`}>
          {texts.download}
        </a>
        {!isAsked && (
          <button type="button" className="button primary" onClick={() => setAsked(true)}>
            {texts.check}
          </button>
        )}
      </div>
      <p className="faint">{texts.lead}</p>
      {isAsked && <Checked transferId={transferId} text={text} />}
    </>
  )
}

function Checked({ transferId, text }: { transferId: string; text: string }) {
  const { receipt: texts } = useText(traceTexts)
  const trust = usePlatformTrust()
  const check = useCheck(siteChecker, trust.text)
  const { giveReceipt } = check
  useEffect(() => giveReceipt({ name: `${transferId}.json`, size: text.length, text }), [giveReceipt, transferId, text])
  return (
    <>
      <TrustInUse check={check} trust={trust} />
      <Verdict check={check} />
      <StepList check={check} />
      <FileChoice check={check} />
      <p>
        <Link to={`/my/transfers/${transferId}`}>{texts.full}</Link>
      </p>
    </>
  )
}

/** The file rests on all others. */
const isFile = ({ name }: Step): boolean => name === 'content'

/** The steps of the verification in the order in which they rest on each other, each with how it came out. */
function StepList({ check: { found } }: { check: Check }) {
  const { step, state } = useText(verifyText)
  if (found === null) return null
  return (
    <ol className="trace-steps">
      {found.report.steps
        .toSorted((a, b) => Number(isFile(a)) - Number(isFile(b)))
        .map((one) => (
          <li key={one.name}>
            <Mark state={one.state} />
            <span>{step[one.name].name}</span>
            <span className="faint">{state[one.state]}</span>
          </li>
        ))}
    </ol>
  )
}

function FileChoice({ check }: { check: Check }) {
  const { receipt: texts } = useText(traceTexts)
  const { give } = useText(verifyText)
  const id = useId()
  const change = ({ target }: ChangeEvent<HTMLInputElement>) => {
    void check.give([...(target.files ?? [])].slice(0, 1), 'file')
    target.value = ''
  }
  return (
    <p className="trace-file">
      <label className="button" htmlFor={id}>
        {texts.file}
      </label>
      <input id={id} type="file" className="visually-hidden" aria-describedby={`${id}-hint`} onChange={change} />
      <span className="faint" id={`${id}-hint`}>
        {check.file === null ? texts.fileHint : check.file.isUnreadable ? give.unreadable : check.file.name}
      </span>
    </p>
  )
}
