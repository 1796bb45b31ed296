import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { anchorOf } from './fields.ts'

type Fault = { path: string; message: string; fix: string; basis: string; isDeferrable: boolean }

/** What the pre-check found (预审): each point with its fix, its basis and the way to its field. */
export function Coach({ faults, isStale }: { faults: readonly Fault[]; isStale: boolean }) {
  const { coach: texts } = useText(registrationTexts)
  return (
    <section className="card registration-coach" aria-labelledby="coach">
      <h2 id="coach">{texts.title}</h2>
      {isStale && <p className="notice wait">{texts.stale}</p>}
      {faults.length === 0 ? (
        <p className="notice good" role="status">{texts.clean}</p>
      ) : (
        <>
          <p className="soft" role="status">{texts.found(String(faults.length))} {texts.lead}</p>
          <ol className="registration-faults">
            {faults.map(({ path, message, fix, basis, isDeferrable }) => (
              <li key={`${path} ${message}`}>
                <a href={`#${anchorOf(path)}`}><strong>{message}</strong></a>
                {isDeferrable && <span className="tag">{texts.deferrable}</span>}
                <span>{texts.fix}：{fix}</span>
                <span className="faint">{texts.basis}：{basis}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
