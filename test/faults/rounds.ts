import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import { type Client, clientOf, overNetwork, until } from '#api/cli/client.ts'
import { launch, type Platform } from '#api/cli/launch/launch.ts'
import * as road from '#api/cli/road.ts'
import { TransferAnswer, TransferView } from '#api/delivery/schema.ts'
import { CRASH_POINTS, type CrashPoint } from '#api/kernel/crash-point.ts'
import { hex32 } from '#api/kernel/hex.ts'
import { usccCheckCharacter } from '#api/participant/participant.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { DEMO_PASSWORD } from '#seeds/accounts.ts'

/** What is killed: the API holds the writer. */
export const VICTIMS = ['api', 'node', 'witness', 'postgres'] as const
export type Victim = (typeof VICTIMS)[number]

export type Cell = { point: CrashPoint; victim: Victim }

const points = Object.keys(CRASH_POINTS).filter((point): point is CrashPoint => point in CRASH_POINTS)

/** Every crash point × every process. */
export const TABLE: Cell[] = points.flatMap((point) => VICTIMS.map((victim) => ({ point, victim })))

/** Each point with the process that passes it, and each other process at the point where most is under way. */
export const DIAGONAL: Cell[] = [
  ...points.map((point) => ({ point, victim: CRASH_POINTS[point] })),
  ...(['node', 'witness', 'postgres'] as const).map((victim) => ({ point: 'batch.sent' as const, victim })),
]

const PRICE_FEN = 100
const MONEY_FEN = 10_000_000

/** A platform of separate processes on a temporary folder, with one deal that is active on the chain. */
export type Stage = {
  platform: Platform
  dataDir: string
  faults: string
  consumer: Client
  agreementId: string
  trust: string
  /** Transfers that were acknowledged, by key, with their receipts. */
  acknowledged: Map<string, { id: string; receipt: string }>
  close: () => Promise<void>
}

const uscc = (): string => {
  const first17 = `91370500${BigInt(`0x${randomBytes(6).toString('hex')}`).toString().padStart(9, '0').slice(-9)}`
  return first17 + usccCheckCharacter(first17)
}

export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'dy-faults-'))
  const faults = join(folder, 'faults')
  const dataDir = join(folder, 'data')
  await mkdir(faults)
  const own = { DATA_DIR: dataDir, PORT: '0', DEMO: 'accounts', FAULTS_DIR: faults, RATE_LIMIT_PER_MINUTE: '0' }
  const env = { ...process.env, ...own }
  const platform = await launch({ env })
  const visitor = clientOf(overNetwork(platform.url))
  const office = await road.openOffice(visitor, DEMO_PASSWORD)
  const admit = (roles: road.Application['roles']) =>
    road.admit(visitor, office, {
      uscc: uscc(), name: '故障演练单位', roles, businessScope: '演练', login: `f${randomBytes(6).toString('hex')}`,
      password: randomBytes(12).toString('hex'), key: privateKeyToAccount(generatePrivateKey()),
    })
  const [provider, consumer] = [await admit(['provider']), await admit(['consumer'])]
  await road.topUp(office, consumer.client, MONEY_FEN)
  const path = join(folder, 'data.csv')
  await writeFile(path, `编号,值\n${Array.from({ length: 500 }, (_, i) => `${i},${i * i}`).join('\n')}\n`)
  const source = { name: '演练数据', description: '演练', sourceMode: 'original', sourceNote: '演练生成' }
  const { id: productId } = await road.createProduct(provider.client, source, { path, fileName: 'data.csv' })
  const listing = await road.list(office, provider.client, {
    productId, title: '演练数据', summary: '演练', updateCycle: 'static', coverageSpace: '东营市', coverageFrom: '2026-01-01',
    coverageTo: '2026-12-31', granularity: '行', license: '演练', useCases: ['演练'], forbiddenUses: ['转售'],
    keywords: ['演练'],
    plans: [{ kind: 'per_use', priceFen: PRICE_FEN }],
  })
  const window = { startsAt: new Date(Date.now() - 60_000), endsAt: new Date(Date.now() + 86_400_000) }
  const wish = { plan: 0, purpose: '演练', quota: 100_000, ...window }
  const { id: agreementId } = await road.conclude(provider, consumer, listing.id, wish)
  return {
    platform, dataDir, faults, agreementId,
    consumer: consumer.client,
    trust: await visitor.text('/api/provenance/trust'),
    acknowledged: new Map(),
    close: async () => {
      await platform.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const sha256Of = (bytes: Uint8Array) => hex32(createHash('sha256').update(bytes).digest())

/** @throws Error that names the promise which did not hold */
function holds(condition: boolean, promise: string): void {
  if (!condition) throw new Error(`broken promise: ${promise}`)
}

/** A fresh selection for each round, so that its content is prepared anew. */
const demandOf = (round: number) => ({ format: 'csv', selection: { fields: ['编号', '值'], limit: 100 + round } })

type Answer = z.infer<typeof TransferAnswer>

const ask = (stage: Stage, key: string, round: number): Promise<Answer> =>
  stage.consumer.post(`/api/agreements/${stage.agreementId}/transfers`, demandOf(round), TransferAnswer, key)

/** Repeats what a crash may have cut off, with the same key, until it is answered. */
const insist = <T>(act: () => Promise<T>, what: string): Promise<T> =>
  until(() => act().catch(() => undefined), what, 60_000)

async function download(stage: Stage, answer: Answer): Promise<Uint8Array> {
  return new Uint8Array(await (await stage.consumer.ask('GET', answer.content)).arrayBuffer())
}

/** Clears the files of a round and arms the next one's point. */
async function arm(faults: string, point: CrashPoint): Promise<void> {
  for (const state of ['arm', 'reached', 'go']) await rm(join(faults, `${point}.${state}`), { force: true })
  await writeFile(join(faults, `${point}.arm`), '')
}

/**
 * One round: a transfer is requested, a process is killed at the point, the platform recovers by itself, the same
 * request is sent again: the same transfer comes back, its bytes have the recorded digest, its receipt verifies, and
 * what was acknowledged before is still the same.
 */
export async function playRound(stage: Stage, { point, victim }: Cell, round: number): Promise<void> {
  const key = `fault-${round}-${randomBytes(8).toString('hex')}`
  await arm(stage.faults, point)
  const first = ask(stage, key, round).then(
    async (answer) => ({ answer, bytes: await download(stage, answer).catch(() => undefined) }),
    () => undefined,
  )
  await until(async () => existsSync(join(stage.faults, `${point}.reached`)) || undefined, `the point ${point}`, 60_000)
  const back = stage.platform.restarted(victim)
  process.kill(stage.platform.pidOf(victim), 'SIGKILL')
  await writeFile(join(stage.faults, `${point}.go`), '')
  await back
  const before = await first
  const answer = await insist(() => ask(stage, key, round), `the transfer after ${victim} died at ${point}`)
  const isSame = before === undefined || before.answer.transfer.id === answer.transfer.id
  holds(isSame, 'the same key gives the same transfer')
  const bytes = await insist(() => download(stage, answer), 'the bytes')
  holds(sha256Of(bytes) === answer.transfer.sha256, 'the bytes are the recorded ones')
  const areSame = before?.bytes === undefined || Buffer.compare(before.bytes, bytes) === 0
  holds(areSame, 'the bytes are those that were released before')
  const receipt = await insist(() => stage.consumer.text(answer.receipt.href), 'the receipt')
  const content = { sha256: sha256Of(bytes), size: bytes.length }
  const report = verifyReceipt(receipt, { content, trust: stage.trust })
  const failed = report.steps.find(({ state }) => state === 'failed')
  holds(report.verdict === 'verified', `the receipt verifies: ${failed?.sentence}`)
  stage.acknowledged.set(key, { id: answer.transfer.id, receipt })
}

const Balances = z.looseObject({ availableFen: z.number(), heldFen: z.number() })
const Transfers = z.object({ items: z.array(TransferView), next: z.string().nullable() })

/**
 * After all rounds: everything acknowledged is there once, nothing else was taken, and the money is right to the fen.
 */
export async function settleAccounts(stage: Stage): Promise<void> {
  const listed: string[] = []
  for (let cursor = ''; ; ) {
    const page = await insist(() => stage.consumer.get(`/api/transfers?limit=100${cursor}`, Transfers), 'the transfers')
    listed.push(...page.items.map(({ id }) => id))
    if (page.next === null) break
    cursor = `&cursor=${page.next}`
  }
  const acknowledged = [...stage.acknowledged.values()].map(({ id }) => id)
  const areAllThere = listed.toSorted().join() === acknowledged.toSorted().join()
  holds(areAllThere, 'every acknowledged transfer is there once, and no other')
  const { availableFen, heldFen } = await stage.consumer.get('/api/account', Balances)
  holds(heldFen === 0 && availableFen === MONEY_FEN - PRICE_FEN * acknowledged.length, 'the money is right to the fen')
  for (const { id, receipt } of stage.acknowledged.values()) {
    const now = await stage.consumer.text(`/api/transfers/${id}/receipt`)
    holds(now === receipt, 'a receipt is the same text for ever')
  }
}
