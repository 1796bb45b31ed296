import { useEffect, useRef, useState } from 'react'
import { useAct } from '../client/act.ts'
import type { Schemas } from '../client/client.ts'
import { siteChecker } from '../verify/site-checker.ts'
import { tidy } from './use-search.ts'

type Hashing = { file: File; done: number; isUnreadable: boolean }

/** Sends a file's bytes, which the platform reads and does not keep; its answer is that of a search. */
async function sendFile(file: File, headers: { 'idempotency-key': string }) {
  const response = await fetch('/api/supervision/search-file', { method: 'POST', body: file, headers })
  const answer: unknown = await response.json()
  return response.ok ? { data: asAnswer(answer), response } : { error: answer, response }
}

/** Safe because the API answers with nothing else at this address. */
const asAnswer = (answer: unknown) => answer as { hits: Schemas['SearchHit'][] }

/**
 * Looks a file up by what it holds: hashed on this machine, so that only its hash is sent; where that fails, the
 * file itself may be sent.
 * @param found takes the hash
 */
export function useFileSearch(found: (sha256: string) => void) {
  const [hashing, setHashing] = useState<Hashing>()
  const [hashed, setHashed] = useState<{ name: string; sha256: string }>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const send = useAct(sendFile)
  const take = async (file: File) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    send.reset()
    const show = (change: Partial<Hashing>) =>
      controller.signal.aborted || setHashing({ file, done: 0, isUnreadable: false, ...change })
    show({})
    try {
      const { sha256 } = await siteChecker.hash(file, (done) => show({ done }), controller.signal)
      if (controller.signal.aborted) return
      setHashing(undefined)
      setHashed({ name: file.name, sha256 })
      found(sha256)
    } catch {
      show({ isUnreadable: true })
    }
  }
  return { hashing, hashed, take, send, sent: send.data && tidy(send.data.hits) }
}
