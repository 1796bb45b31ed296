import { addressOf, type Call } from './steps.ts'

/** What a call answered, as far as a developer wants to see it. */
export type Answer = {
  status: number
  statusText: string
  tookMs: number
  headers: [string, string][]
  text: string
  json: unknown
}

/** The headers that say something beyond the body. */
const TELLING = [
  'content-type',
  'content-length',
  'location',
  'link',
  'retry-after',
  'repr-digest',
  'etag',
  'accept-ranges',
  'x-request-id',
]

/** Does a call for real: with the given key, or else as whoever is signed in at this browser. */
export async function run(call: Call, token: string | null): Promise<Answer> {
  const begunAt = performance.now()
  const response = await fetch(addressOf(call), {
    method: call.method,
    credentials: token === null ? 'same-origin' : 'omit',
    headers: {
      accept: 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(call.body ? { 'content-type': 'application/json' } : {}),
    },
    ...(call.body ? { body: JSON.stringify(call.body) } : {}),
  })
  const text = await response.text()
  const headers = TELLING.flatMap((name) => {
    const value = response.headers.get(name)
    return value === null ? [] : [[name, value] satisfies [string, string]]
  })
  const { status, statusText } = response
  return { status, statusText, tookMs: Math.round(performance.now() - begunAt), headers, text, json: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The id of the first item of a list that was answered; undefined where there is none. */
export function firstIdOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('items' in json) || !Array.isArray(json.items)) return undefined
  const [first] = json.items.map(asUnknown)
  return typeof first === 'object' && first !== null && 'id' in first && typeof first.id === 'string'
    ? first.id
    : undefined
}

const asUnknown = (value: unknown): unknown => value
