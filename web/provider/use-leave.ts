import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'

/** Asks before what was typed is lost. */
export function useLeave(isDirty: boolean): void {
  const { page } = useText(listingTexts)
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (confirm(page.leave)) blocker.proceed()
    else blocker.reset()
  }, [blocker, page.leave])
  useEffect(() => {
    if (!isDirty) return
    const stop = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', stop)
    return () => removeEventListener('beforeunload', stop)
  }, [isDirty])
}
