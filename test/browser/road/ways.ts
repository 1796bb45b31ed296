import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { clientOf } from '#api/cli/client.ts'
import { TransferAnswer } from '#api/delivery/schema.ts'
import type { Site } from '#test/support/site.ts'

/** A refusal as programs are told it: the rule's code, and the article. */
const Refusal = z.looseObject({ code: z.string(), basis: z.string().optional() })

/** What stands against a work: the rule's code with its article, or `none`. */
async function refusalOf(work: Promise<unknown>) {
  try {
    await work
    return 'none' as const
  } catch (error) {
    const { code, basis } = Refusal.parse(error)
    return { code, basis }
  }
}

/** The ways to data that a program has with its key: a request, a download that goes on, and one that is running. */
export function waysOf({ world }: Site, key: string, { agreement, content }: { agreement: string; content: string }) {
  const client = clientOf(async (path, init) => world.platform.app.request(path, init), key)
  const request = () => {
    const once = `road-${randomBytes(8).toString('hex')}`
    return refusalOf(client.post(`/api/agreements/${agreement}/transfers`, { format: 'csv' }, TransferAnswer, once))
  }
  const resume = () => refusalOf((async () => {
    const response = await client.ask('GET', content, { headers: { range: 'bytes=1000-' } })
    await response.body?.cancel()
  })())

  /** Begins a download; what it answers reads on to the end, or to where it breaks off, and tells the rule's code. */
  const run = async () => {
    const reader = (await client.ask('GET', content)).body?.getReader()
    await reader?.read()
    const goOn = async () => {
      while (!(await reader?.read())?.done);
    }
    return async (): Promise<string> => {
      const refused = await refusalOf(goOn())
      return refused === 'none' ? refused : refused.code
    }
  }
  return { request, resume, run }
}
