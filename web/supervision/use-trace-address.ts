import { useAddress } from '../client/address.ts'

/** A change of what is looked at is no step of its own in the history, and leaves the page where it is. */
const QUIET = { replace: true, preventScrollReset: true }

/** What is chosen of a trace and how it is shown, in the address, so that a colleague opens the same. */
export function useTraceAddress(transferId: string) {
  const { values, change } = useAddress(['at', 'view', 'all'])
  const isTable = values.view === 'table'
  const isWhole = values.all === '1'
  return {
    at: values.at,
    isTable,
    isWhole,
    choose: (at: string) => change({ at: at === transferId ? undefined : at }, QUIET),
    showTable: (shown: boolean) => change({ view: shown ? 'table' : undefined }, QUIET),
    toggleWhole: () => change({ all: isWhole ? undefined : '1' }, QUIET),
  }
}
