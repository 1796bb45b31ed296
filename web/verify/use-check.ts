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
  const isHashing = file !== null && file.content === null && !file.isUnreadable
  const { found, isBroken } = useFound(checker, isHashing, receipt?.text, trust?.text ?? platformTrust, file?.content)

  /** All files are looked at before the first is taken: no verdict is of a part of what was given together. */
  const give = async (files: readonly File[], as?: Kind) => {
    const given = await Promise.all(
      files.map(async (one) => {
        const kind = as ?? (await kindOf(one))
        return { one, kind, text: kind === 'file' ? '' : await textOf(one) }
      }),
    )
    for (const { one, kind, text } of given)
      if (kind === 'file') void hash(one)
      else (kind === 'receipt' ? setReceipt : setTrust)({ name: one.name, size: one.size, text })
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

type Given = { receipt?: string; trust?: string; content?: Content }

const isSame = (one: Given, other: Given): boolean =>
  one.receipt === other.receipt && one.trust === other.trust && one.content === other.content

/**
 * What verification finds about what is given now; null while there is no receipt, while its file is still being
 * hashed, or while it is not done.
 */
function useFound(checker: Checker, isHashing: boolean, receipt?: string, trust?: string, content?: Content | null) {
  const [last, setLast] = useState<{ given: Given; found: Found } | null>(null)
  const [isBroken, setBroken] = useState(false)
  useEffect(() => {
    if (receipt === undefined || isHashing) return undefined
    let isCurrent = true
    const given = givenOf(receipt, trust, content)
    checker.verify({ ...given, receipt }).then(
      (found) => {
        if (!isCurrent) return
        setBroken(false)
        setLast({ given, found })
      },
      () => isCurrent && setBroken(true),
    )
    return () => {
      isCurrent = false
    }
  }, [checker, isHashing, receipt, trust, content])
  const isOfNow = last !== null && !isHashing && isSame(last.given, givenOf(receipt, trust, content))
  return { found: isOfNow ? last.found : null, isBroken }
}

const givenOf = (receipt?: string, trust?: string, content?: Content | null): Given => ({
  ...(receipt === undefined ? {} : { receipt }),
  ...(trust === undefined ? {} : { trust }),
  ...(content ? { content } : {}),
})

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
