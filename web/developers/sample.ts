import { addressOf, type Call } from './steps.ts'

/** The languages of the samples. */
export const TONGUES = ['curl', 'typescript', 'python'] as const
export type Tongue = (typeof TONGUES)[number]

/** Where a sample calls, and with which key; a public call needs none. */
export type Caller = { base: string; token: string | null }

/** A runnable sample of a call: nothing but the language's own library, and the key in its place. */
export const sampleOf = (tongue: Tongue, call: Call, caller: Caller): string => WRITE[tongue](call, caller)

const WRITE: Record<Tongue, (call: Call, caller: Caller) => string> = { curl, typescript, python }

/** The file of the delivered bytes, which may be large: its samples resume or stream. */
const CONTENT = 'data.csv'

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
const json = (value: unknown, indent = 0) => JSON.stringify(value, null, indent)

function headersOf({ body, signature, idempotencyKey }: Call, { token }: Caller): [string, string][] {
  return [
    ...(token === null ? [] : [['Authorization', `Bearer ${token}`] satisfies [string, string]]),
    ...(body || signature ? [['Content-Type', 'application/json'] satisfies [string, string]] : []),
    ...(idempotencyKey === undefined ? [] : [['Idempotency-Key', idempotencyKey] satisfies [string, string]]),
  ]
}

function curl(call: Call, caller: Caller): string {
  const parts = [
    call.file === undefined ? 'curl -s' : call.file === CONTENT ? 'curl -f -C - --retry 5' : 'curl -fs',
    `${call.query === undefined ? '' : '-G '}${quoted(caller.base + call.path)}`,
    ...Object.entries(call.query ?? {}).map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`),
    ...headersOf(call, caller).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(call.body ? [`-d ${quoted(json(call.body))}`] : []),
    ...(call.signature ? ['-d "{\\"signature\\": \\"$SIGNATURE\\"}"'] : []),
    ...(call.file === undefined ? [] : [`-o ${call.file}`]),
  ]
  return parts.join(' \\\n  ')
}

function typescript(call: Call, caller: Caller): string {
  const headers = headersOf(call, caller).map(([name, value]) => `    ${json(name)}: ${json(value)},`)
  const body = call.signature ? '{ signature: process.env.SIGNATURE }' : json(call.body, 2)
  const options = [
    ...(call.method === 'GET' ? [] : ["  method: 'POST',"]),
    ...(headers.length > 0 ? ['  headers: {', ...headers, '  },'] : []),
    ...(call.body || call.signature ? [`  body: JSON.stringify(${indented(body)}),`] : []),
  ]
  const given = options.length > 0 ? `, {\n${options.join('\n')}\n}` : ''
  return [
    ...(call.file === undefined ? [] : ["import { writeFile } from 'node:fs/promises'", '']),
    `const response = await fetch(${json(caller.base + addressOf(call))}${given})`,
    'if (!response.ok) throw new Error(await response.text())',
    call.file === undefined
      ? 'console.log(await response.json())'
      : `await writeFile(${json(call.file)}, response.body ?? '')`,
    ...(call.file === CONTENT ? ["console.log(response.headers.get('repr-digest'))"] : []),
  ].join('\n')
}

const indented = (text: string) => text.replaceAll('\n', '\n  ')

function python(call: Call, caller: Caller): string {
  const headers = headersOf(call, caller).map(([name, value]) => `    ${json(name)}: ${json(value)},`)
  const isSent = call.body !== undefined || call.signature === true
  const modules = [...(isSent || call.file === undefined ? ['json'] : []), ...(call.signature ? ['os'] : [])]
  const given = [
    json(caller.base + addressOf(call)),
    ...(headers.length > 0 ? ['headers=headers'] : []),
    ...(isSent ? ['data=json.dumps(body).encode()'] : []),
  ]
  return [
    `import ${[...modules, ...(call.file === undefined ? [] : ['shutil']), 'urllib.request'].join(', ')}`,
    '',
    ...(isSent ? [`body = ${call.signature ? '{"signature": os.environ["SIGNATURE"]}' : literal(call.body)}`] : []),
    ...(headers.length > 0 ? ['headers = {', ...headers, '}'] : []),
    `request = urllib.request.Request(\n    ${given.join(',\n    ')},\n)`,
    'with urllib.request.urlopen(request) as response:',
    ...(call.file === undefined
      ? ['    print(json.dumps(json.load(response), ensure_ascii=False, indent=2))']
      : [`    with open(${json(call.file)}, "wb") as file:`, '        shutil.copyfileobj(response, file)']),
    ...(call.file === CONTENT ? ['    print(response.headers["repr-digest"])'] : []),
  ].join('\n')
}

const WORDS = new Map<unknown, string>([
  [null, 'None'],
  [true, 'True'],
  [false, 'False'],
])

/** A JSON value as Python writes it. */
function literal(value: unknown, indent = 0): string {
  if (typeof value !== 'object' || value === null) return WORDS.get(value) ?? json(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const pad = ' '.repeat(indent + 4)
  const items = Array.isArray(value)
    ? value.map((item) => `${pad}${literal(item, indent + 4)},\n`)
    : Object.entries(value).map(([key, item]) => `${pad}${json(key)}: ${literal(item, indent + 4)},\n`)
  return items.length === 0 ? open + close : `${open}\n${items.join('')}${' '.repeat(indent)}${close}`
}
