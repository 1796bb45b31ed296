import { randomUUID } from 'node:crypto'
import { z } from 'zod'

const Problem = z.looseObject({
  title: z.string(), code: z.string(), status: z.number(), basis: z.string().optional(),
})

/** A request that was refused: the problem document's code and sentence. */
export class ApiFailure extends Error {
  readonly status: number
  readonly code: string
  /** The article or clause that refuses, where one does. */
  readonly basis: string | undefined

  constructor(problem: z.infer<typeof Problem>, what: string) {
    super(`${what}：${problem.title}（${problem.code}）${problem.faults ? ` ${JSON.stringify(problem.faults)}` : ''}`)
    this.name = 'ApiFailure'
    this.status = problem.status
    this.code = problem.code
    this.basis = problem.basis
  }
}

/** Sends a request to the platform: over the network, or inside the process. */
export type Send = (path: string, init: RequestInit) => Promise<Response>

/** Requests to the API as one account; the key of a request that moves money or data is made before it is sent. */
export type Client = {
  ask: (method: string, path: string, init?: RequestInit) => Promise<Response>
  get: <T extends z.ZodType>(path: string, answer: T) => Promise<z.output<T>>
  text: (path: string) => Promise<string>
  post: <T extends z.ZodType>(path: string, body: unknown, answer: T, key?: string) => Promise<z.output<T>>
  /** Sends bytes as they are. */
  send: <T extends z.ZodType>(path: string, body: Bytes, answer: T) => Promise<z.output<T>>
  /** The same platform as another account. */
  signIn: (login: string, password: string) => Promise<Client>
}

export type Bytes = NonNullable<RequestInit['body']>

export const overNetwork = (url: string): Send => (path, init) => fetch(new URL(path, url), init)

export function clientOf(send: Send, token?: string): Client {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }

  const ask = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await send(path, { ...init, method, headers: { ...authorization, ...init.headers } })
    if (response.ok) return response
    const text = await response.text()
    const parsed = Problem.safeParse(parseJson(text))
    throw new ApiFailure(
      parsed.success ? parsed.data : { title: text.slice(0, 200), code: 'unknown', status: response.status },
      `${method} ${path}`,
    )
  }

  return {
    ask,
    get: async (path, answer) => answer.parse(await (await ask('GET', path)).json()),
    text: async (path) => (await ask('GET', path)).text(),
    post: async (path, body, answer, key = randomUUID()) => {
      const init = {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
      }
      return answer.parse(await (await ask('POST', path, init)).json())
    },
    send: async (path, body, answer) =>
      answer.parse(
        await (await ask('POST', path, {
          body,
          headers: { 'content-type': 'application/octet-stream' },
          duplex: 'half',
        })).json(),
      ),
    signIn: async (login, password) => {
      const body = JSON.stringify({ login, password })
      const response = await ask('POST', '/api/sessions', { body, headers: { 'content-type': 'application/json' } })
      const session = z.looseObject({ token: z.string() }).parse(await response.json())
      return clientOf(send, session.token)
    },
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Repeats a question until it is answered. @throws Error naming what did not come in time */
export async function until<T>(ask: () => Promise<T | undefined>, what: string, timeoutMs = 60_000): Promise<T> {
  const end = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (performance.now() > end) throw new Error(`没有按时等到：${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
