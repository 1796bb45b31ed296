import { useEffect, useRef } from 'react'

type Keys = { move: (steps: number) => void; toggle: () => void; exportTable: () => void }

/** Where a key belongs to what has the focus. */
const TAKEN = 'input, textarea, select, [contenteditable], [role="dialog"], .sheet, pre'

/** The keys of a trace: ← and → move, T toggles the table, E exports. */
export function useTraceKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest(TAKEN) !== null) return
      const { move, toggle, exportTable } = latest.current
      const acts: Record<string, () => void> = {
        ArrowLeft: () => move(-1),
        ArrowRight: () => move(1),
        t: toggle,
        e: exportTable,
      }
      const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
