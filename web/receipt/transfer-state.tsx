import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { receiptText } from '../language/receipt.ts'

type State = Schemas['Transfer']['state']

const TONES: Record<State, string> = {
  reserved: 'tag accent',
  submitted: 'tag accent',
  recorded: 'tag good',
  released: 'tag good',
  rejected: 'tag danger',
  withheld: 'tag danger',
  lapsed: 'tag',
}

/** The state of a transfer in words. */
export function TransferState({ state }: { state: State }) {
  const texts = useText(receiptText)
  return <span className={TONES[state]}>{texts.state[state]}</span>
}
