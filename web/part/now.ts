import { useEffect, useState } from 'react'

const EVERY_MS = 30_000

/** The present instant, anew twice a minute: what counts down on a page that stays open. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
