import { useText } from '../language/language.tsx'
import { verifyText } from '../language/verify.ts'
import { verifyPageText } from '../language/verify-page.ts'
import { Page } from '../part/layout.tsx'
import { DropZone, Places } from './give.tsx'
import { LookUp } from './look.tsx'
import { TrustInUse, usePlatformTrust } from './platform-trust.tsx'
import { Recognise } from './recognise.tsx'
import { Result } from './result.tsx'
import { siteChecker } from './site-checker.ts'
import { useCheck, useLoaded } from './use-check.ts'
import './verify.css'

/** 核验: anybody checks a receipt, and the file it is about, on their own machine. */
export default function Verify() {
  const texts = useText(verifyText)
  const trust = usePlatformTrust()
  const check = useCheck(siteChecker, trust.text)
  const isLoaded = useLoaded(siteChecker)
  const sha256 = check.file?.content?.sha256
  return (
    <Page title={texts.title} lead={texts.lead}>
      <div className="verify">
        <section className="card give" aria-labelledby="give">
          <h2 id="give">{texts.give.title}</h2>
          <DropZone check={check} />
          <Places check={check} trust={<TrustInUse check={check} trust={trust} />} />
          {isLoaded && trust.text !== undefined && (
            <p className="ready">
              <span className="tag good">✓</span> {texts.ready}
            </p>
          )}
          {sha256 !== undefined && check.receipt === null && <Recognise key={sha256} sha256={sha256} />}
        </section>
        <Result check={check} />
      </div>
      <div className="verify-more">
        <WhyTrust />
        <Offline />
        <LookUp />
      </div>
    </Page>
  )
}

function WhyTrust() {
  const { why } = useText(verifyPageText)
  const { trust } = useText(verifyText)
  return (
    <section className="card why">
      <h2>{why.title}</h2>
      <p>{why.what}</p>
      <p>{why.platform}</p>
      <p>{why.own}</p>
      <a className="button" href="/api/provenance/trust" download="trust.json">
        {trust.download}
      </a>
    </section>
  )
}

function Offline() {
  const { offline } = useText(verifyPageText)
  return (
    <section className="card">
      <h2>{offline.title}</h2>
      <p>{offline.sentence}</p>
      <a className="button" href="/verify.html" download="verify.html">
        {offline.download}
      </a>
    </section>
  )
}
