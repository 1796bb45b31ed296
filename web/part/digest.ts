import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { siteChecker } from '../verify/site-checker.ts'

export const isDigest = (text: string): boolean => /^0x[0-9a-f]{64}$/.test(text)

/**
 * Hashes a file on this machine (SHA-256): of several that are chosen one after the other, the last one counts.
 * @param take takes the digest, or nothing where the file can't be read; it sees what the page holds by then
 */
export function useDigest(take: (digest: string, file: File) => void) {
  const [standing, setStanding] = useState<'idle' | 'reading' | 'unreadable'>('idle')
  const running = useRef<AbortController>(undefined)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => () => running.current?.abort(), [])
  const stop = () => {
    running.current?.abort()
    setStanding('idle')
  }
  const read = async (file: File) => {
    stop()
    const controller = new AbortController()
    running.current = controller
    setStanding('reading')
    const made = await siteChecker.hash(file, () => {}, controller.signal).catch(() => undefined)
    if (controller.signal.aborted) return
    // Drawn before another file's digest is taken: a form that is replaced as a whole would lose one of the two.
    flushSync(() => {
      setStanding(made === undefined ? 'unreadable' : 'idle')
      latest.current(made?.sha256 ?? '', file)
    })
  }
  return { standing, read, stop }
}
