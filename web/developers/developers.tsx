import { useState } from 'react'
import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { developersText } from '../language/developers.ts'
import { useText } from '../language/language.tsx'
import { Page } from '../part/layout.tsx'
import { type HeldKey, KeyPart } from './key.tsx'
import { Errors, Rules } from './reference.tsx'
import { type Tongue, TONGUES } from './sample.ts'
import { StepPart } from './step.tsx'
import { STEPS } from './steps.ts'
import { useSubject } from './subject.ts'
import './developers.css'

const isTongue = (text: string | undefined): text is Tongue => TONGUES.some((one) => one === text)

/** 开发者: the road from search to verification in samples that run, with the reader's own key. */
export default function Developers() {
  const texts = useText(developersText)
  const { values, change } = useAddress(['in'])
  const tongue = isTongue(values.in) ? values.in : 'curl'
  const [held, setHeld] = useState<HeldKey | null>(null)
  const { subject, known, learn } = useSubject()
  return (
    <Page title={texts.title} lead={texts.lead}>
      <Links />
      <KeyPart held={held} onHold={setHeld} />
      <section aria-labelledby="samples" className="stack">
        <div className="row between samples-head">
          <div>
            <h2 id="samples">{texts.sample.title}</h2>
            <p className="soft">{texts.sample.note}</p>
          </div>
          <fieldset className="tongues">
            <legend className="visually-hidden">{texts.sample.tongue}</legend>
            {TONGUES.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="tongue"
                  checked={one === tongue}
                  onChange={() => change({ in: one === 'curl' ? undefined : one }, { replace: true })}
                />
                <span>{texts.sample[one]}</span>
              </label>
            ))}
          </fieldset>
        </div>
        <ol className="road">
          {STEPS.map((step, at) => (
            <StepPart
              key={step.name}
              step={step}
              number={at + 1}
              tongue={tongue}
              subject={subject}
              known={known}
              held={held}
              onAnswer={(answer) => learn(step.name, answer)}
            />
          ))}
        </ol>
      </section>
      <Errors />
      <Rules />
    </Page>
  )
}

function Links() {
  const { links } = useText(developersText)
  return (
    <nav className="links" aria-label={links.docs}>
      <a className="card" href="/docs">
        <strong>{links.docs}</strong>
        <span className="soft">{links.docsSay}</span>
      </a>
      <a className="card" href="/openapi.json">
        <strong>{links.openapi}</strong>
        <span className="soft">{links.openapiSay}</span>
      </a>
      <Link className="card" to="/verify">
        <strong>{links.verify}</strong>
        <span className="soft">{links.verifySay}</span>
      </Link>
      <a className="card" href="/healthz">
        <strong>{links.status}</strong>
        <span className="soft">{links.statusSay}</span>
      </a>
    </nav>
  )
}
