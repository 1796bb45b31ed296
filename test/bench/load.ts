import { createHash, randomBytes } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { type LoadPlan, type LoadResult, percentile } from './drive.ts'

/* The load, a process of its own: keep-alive clients, each asking for the next transfer once it has the last one's. */

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }

function post(agent: Agent, url: URL, token: string): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${token}`, accept: 'text/csv', 'content-type': 'application/json',
    'idempotency-key': randomBytes(16).toString('hex'), 'content-length': '16',
  }
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    asked.on('error', reject)
    asked.end('{"format":"csv"}')
  })
}

/** @throws Error unless the bytes came, they are those that were recorded, and the receipt's address is with them */
function check({ status, headers, body }: Answer): void {
  if (status !== 200) throw new Error(`${status} ${body.toString().slice(0, 300)}`)
  const digest = createHash('sha256').update(body).digest('base64')
  if (headers['repr-digest'] !== `sha-256=:${digest}:`) throw new Error('the bytes are not those of the record')
  if (!/^<\/api\/transfers\/tfr_[0-9a-z]+\/receipt>/.test(String(headers.link))) throw new Error('there is no receipt')
}

async function drive({ url, consumers, clients, warmUpMs, measureMs }: LoadPlan): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const from = performance.now() + warmUpMs
  const until = from + measureMs
  const latencies: number[] = []
  let total = 0
  const client = async (n: number) => {
    const consumer = consumers[n % consumers.length]
    if (!consumer) throw new Error('there is a consumer')
    const address = new URL(`/api/agreements/${consumer.agreementId}/transfers`, url)
    for (let asked = performance.now(); asked < until; asked = performance.now()) {
      check(await post(agent, address, consumer.token))
      const now = performance.now()
      total++
      if (now >= from && now < until) latencies.push(now - asked)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, n) => client(n)))
  agent.destroy()
  return {
    total,
    perSecond: latencies.length / (measureMs / 1000),
    latencyMs: { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) },
  }
}

process.on('message', (plan: LoadPlan) => {
  void drive(plan).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ failure: String(error) }),
  ).finally(() => process.disconnect())
})
