import { useEffect, useRef, useState } from 'react'
import type { Content } from '#api/verifier/record.ts'
import type { Checker } from './checker.ts'
import { type Kind, kindOf, textOf } from './given.ts'
import type { Found } from './work.ts'

/** A receipt or trust file at hand. */
export type Text = { name: string; size: number; text: string }

/** The file at hand: on its way through the hash, hashed, or one that could not be read. */
export type Hashing = { name: string; size: number; done: number; content: Content | null; isUnreadable: boolean }

/** What a page has been given, what came of it, and how to give it more. */
export type Check = {
  receipt: Text | null
  trust: Text | null
  file: Hashing | null
  found: Found | null
  /** The program that verifies could not be loaded. */
  isBroken: boolean
  give: (files: readonly File[], as?: Kind) => Promise<void>
  giveReceipt: (receipt: Text) => void
  take: (kind: Kind) => void
}

/** Holds what is to be checked and checks it anew with every change: by one's own trust file, or else the given one. */
export function useCheck(checker: Checker, platformTrust?: string): Check {
  const [receipt, setReceipt] = useState<Text | null>(null)
  const [trust, setTrust] = useState<Text | null>(null)
  const { file, hash, drop } = useHash(checker)
  const { found, isBroken } = useFound(checker, receipt?.text, trust?.text ?? platformTrust, file?.content)

  const give = async (files: readonly File[], as?: Kind) => {
    for (const one of files) {
      const kind = as ?? (await kindOf(one))
      if (kind === 'file') void hash(one)
      else (kind === 'receipt' ? setReceipt : setTrust)({ name: one.name, size: one.size, text: await textOf(one) })
    }
  }
  const take = (kind: Kind) => (kind === 'file' ? drop() : (kind === 'receipt' ? setReceipt : setTrust)(null))
  return { receipt, trust, file, found, isBroken, give, giveReceipt: setReceipt, take }
}

/** The file at hand, hashed in the worker; another one, or none, stops the hash of the last. */
function useHash(checker: Checker) {
  const [file, setFile] = useState<Hashing | null>(null)
  const running = useRef<AbortController>(undefined)
  const drop = () => {
    running.current?.abort()
    setFile(null)
  }
  const hash = async (given: File) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const start: Hashing = { name: given.name, size: given.size, done: 0, content: null, isUnreadable: false }
    const show = (change: Partial<Hashing>) => controller.signal.aborted || setFile({ ...start, ...change })
    show({})
    try {
      const content = await checker.hash(given, (done) => show({ done }), controller.signal)
      show({ done: content.size, content })
    } catch {
      show({ isUnreadable: true })
    }
  }
  useEffect(() => () => running.current?.abort(), [])
  return { file, hash, drop }
}

/** What verification finds about what is given; null while there is no receipt or it is not done. */
function useFound(checker: Checker, receipt?: string, trust?: string, content?: Content | null) {
  const [found, setFound] = useState<Found | null>(null)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    if (receipt === undefined) return setFound(null)
    let isCurrent = true
    const given = { receipt, ...(trust === undefined ? {} : { trust }), ...(content ? { content } : {}) }
    checker.verify(given).then(
      (answer) => {
        if (!isCurrent) return
        setBroken(false)
        setFound(answer)
      },
      () => isCurrent && setBroken(true),
    )
    return () => {
      isCurrent = false
    }
  }, [checker, receipt, trust, content])
  return { found, isBroken }
}

/** Whether the program that verifies is here and needs no network any more; it is loaded when the page rests. */
export function useLoaded(checker: Checker): boolean {
  const [isLoaded, setLoaded] = useState(false)
  useEffect(() => {
    const load = () =>
      void checker.load().then(
        () => setLoaded(true),
        () => setLoaded(false),
      )
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(load, 200)
      return () => clearTimeout(timer)
    }
    const handle = requestIdleCallback(load, { timeout: 2_000 })
    return () => cancelIdleCallback(handle)
  }, [checker])
  return isLoaded
}
