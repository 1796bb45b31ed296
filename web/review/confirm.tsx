import { Modal } from 'antd'
import type { Problem } from '../client/client.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { reviewTexts } from '../language/review.ts'
import { Refused } from '../part/state.tsx'

type ConfirmProps = {
  /** What is asked, and what comes of it; nothing is asked while it is undefined. */
  asked: { title: string; told: string; label: string; warning?: string | undefined } | undefined
  facts: [string, string][]
  error: Problem | null
  isBusy: boolean
  confirm: () => void
  cancel: () => void
}

/** The step between pressing and doing, where money is booked: who, how much, by which reference. */
export function Confirm({ asked, facts, error, isBusy, confirm, cancel }: ConfirmProps) {
  const { busy } = useText(reviewTexts)
  const { act } = useText(common)
  const footer = (
    <div className="row between">
      <button type="button" className="button" onClick={cancel}>
        {act.cancel}
      </button>
      <button type="button" className="button primary" disabled={isBusy} onClick={confirm}>
        {isBusy ? busy : asked?.label}
      </button>
    </div>
  )
  return (
    <Modal open={asked !== undefined} title={asked?.title} footer={footer} onCancel={cancel} destroyOnHidden>
      <div className="stack">
        <dl className="facts">
          {facts.map(([name, value], at) => [
            <dt key={name}>{name}</dt>,
            <dd key={`${name}-value`} className={at === 1 ? 'review-total' : undefined}>
              {value}
            </dd>,
          ])}
        </dl>
        {asked?.warning !== undefined && <p className="notice bad">{asked.warning}</p>}
        <p className="soft last">{asked?.told}</p>
        {error !== null && <Refused error={error} />}
      </div>
    </Modal>
  )
}
