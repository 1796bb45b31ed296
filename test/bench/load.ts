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

/** When a client asks for its next transfer: at once, or in its turn, from which its latency counts then. */
function turns({ clients, rate }: LoadPlan, n: number, from: number): () => Promise<number> {
  let turn = 0
  return async () => {
    if (rate === undefined) return performance.now()
    const due = from + ((turn++ * clients + n) * 1000) / rate
    await new Promise((resolve) => setTimeout(resolve, Math.max(due - performance.now(), 0)))
    return due
  }
}

async function drive(plan: LoadPlan): Promise<LoadResult> {
  const { url, consumers, clients, warmUpMs, measureMs } = plan
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const begin = performance.now()
  const from = begin + warmUpMs
  const until = from + measureMs
  const latencies: number[] = []
  let total = 0
  const client = async (n: number) => {
    const consumer = consumers[n % consumers.length]
    if (!consumer) throw new Error('there is a consumer')
    const address = new URL(`/api/agreements/${consumer.agreementId}/transfers`, url)
    const next = turns(plan, n, begin)
    for (let asked = await next(); asked < until; asked = await next()) {
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
