import type { Step } from '#api/verifier/report.ts'

/** How a step stands on the page: before there is a receipt it waits. */
export type MarkState = Step['state'] | 'waiting'

const SHAPES: Record<MarkState, string> = {
  passed: 'M7 12.5l3.4 3.4L17 9',
  failed: 'M8.5 8.5l7 7M15.5 8.5l-7 7',
  not_checked: 'M8 12h8',
  waiting: '',
}

/** A tick, a cross, a dash, or an empty ring; what it means stands beside it in words. */
export function Mark({ state }: { state: MarkState }) {
  return (
    <svg className={`mark ${state}`} viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
      <circle cx="12" cy="12" r="10.5" />
      <path d={SHAPES[state]} />
    </svg>
  )
}
