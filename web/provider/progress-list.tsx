import { Progress } from 'antd'
import { useText } from '../language/language.tsx'
import { newTexts } from '../language/provider-new.ts'
import { saySize } from '../part/say.ts'
import { type Live, STEPS, type Step } from './use-new-listing.ts'

type ListProps = {
  live: Extract<Live, { state: 'working' }>
  /** The steps that are told; all by default. */
  steps?: readonly Step[]
  cancel: () => void
}

/** How far a dropped file has come. */
export function ProgressList({ live: { step, sent, file }, steps = STEPS, cancel }: ListProps) {
  const { progress } = useText(newTexts)
  const now = STEPS.indexOf(step)
  const percent = Math.min(100, Math.floor((100 * sent) / Math.max(1, file.size)))
  return (
    <section className="card stack" aria-labelledby="progress">
      <h2 id="progress" className="provider-last">
        {progress.title}
      </h2>
      <ol className="provider-steps">
        {steps.map((name) => {
          const at = STEPS.indexOf(name)
          return (
            <li
              key={name}
              className={at < now ? 'done' : at === now ? 'now' : ''}
              aria-current={at === now ? 'step' : undefined}
            >
              <span>{progress[name]}</span>
              <span className="faint">{at < now ? progress.done : at === now ? '' : progress.waiting}</span>
            </li>
          )
        })}
      </ol>
      <p className="visually-hidden" role="status">
        {progress[step]}
      </p>
      {step === 'uploading' && (
        <>
          <Progress percent={percent} aria-label={progress.uploading} strokeColor="var(--main)" />
          <div className="row between">
            <span className="soft number">{progress.sent(saySize(sent), saySize(file.size))}</span>
            <button type="button" className="button" onClick={cancel}>
              {progress.cancel}
            </button>
          </div>
        </>
      )}
      {step === 'reading' && <p className="soft provider-last">{progress.readingLead}</p>}
    </section>
  )
}
