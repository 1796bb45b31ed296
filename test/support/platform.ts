import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { Client } from 'pg'
import { inject } from 'vitest'
import { createApp } from '#api/app.ts'
import { readConfig } from '#api/config.ts'
import { contentEngine } from '#api/content/engine.ts'
import { contentStorage } from '#api/content/storage.ts'
import { openDatabase } from '#api/db/client.ts'
import { reservationQueue } from '#api/delivery/queue.ts'
import type { Delivery } from '#api/delivery/request.ts'
import { run } from '#api/http/run.ts'
import type { App, Server } from '#api/http/server.ts'
import type { Context } from '#api/kernel/context.ts'
import type { Actor, Role } from '#api/kernel/permit.ts'
import { STAFF_DUTIES } from '#api/kernel/permit.ts'
import { foundOrganization } from '#api/participant/found.ts'
import { usccCheckCharacter } from '#api/participant/participant.ts'
import { authenticator } from '#api/participant/session.ts'
import { newToken, tokenHash } from '#api/participant/secret.ts'
import { listenForSignals } from '#api/provenance/signal.ts'
import { startPlatform, type Platform } from '#api/server.ts'
import { atEnd } from './end.ts'
import { PASSWORD, TEMPLATE } from './global.ts'
import { startProcess } from './process.ts'
import { freePort } from './wait.ts'

export { eventually, freePort } from './wait.ts'

/** Somebody who can send requests. */
export type Member = {
  participantId: string
  personId: string
  token: string
  actor: Actor
  login: string
  password: string
}

export type Answer = {
  status: number
  /** The answer's JSON; its shape is what the test asserts. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it asserts
  body: any
  text: string
  headers: Headers
}

type Asked = {
  as?: Member
  body?: unknown
  key?: string
  headers?: Record<string, string>
  raw?: NonNullable<RequestInit['body']>
}

export type TestPlatform = Awaited<ReturnType<typeof platform>>

/** A valid unified social credit code that no other test has. */
export function uscc(): string {
  const digits = BigInt(`0x${randomBytes(6).toString('hex')}`).toString().padStart(9, '0').slice(-9)
  const first17 = `91370500${digits}`
  return first17 + usccCheckCharacter(first17)
}

export { PASSWORD }

const pinoSilent = pino({ level: 'silent' })

/** A clock that stands where the test sets it, and runs with the machine's otherwise. */
function testClock() {
  let offsetMs = 0
  return {
    now: () => new Date(Date.now() + offsetMs),
    advance: (ms: number) => {
      offsetMs += ms
    },
  }
}

/** A database of one's own: a copy of the migrated template. */
async function newDatabase() {
  const postgres = inject('postgres')
  const database = `t_${randomUUID().replaceAll('-', '')}`
  const client = new Client(postgres)
  await client.connect()
  await client.query(`create database ${database} template ${TEMPLATE}`)
  await client.end()
  return { ...postgres, database }
}

async function environment(extra: Record<string, string>) {
  const folder = await mkdtemp(join(inject('folder'), 'p-'))
  return readConfig({ DATA_DIR: folder, RATE_LIMIT_PER_MINUTE: '0', DATABASE_POOL: '8', LOG_LEVEL: 'silent', ...extra })
}

/**
 * A platform for one test file: a real database of its own, the real application, requests by `app.request`.
 * Without the chain no writer is elected, as in a process that is not the writer: what waits for the chain, waits.
 */
export async function platform(extra: Record<string, string> = {}) {
  const config = await environment(extra)
  const connection = await newDatabase()
  const clock = testClock()
  const db = openDatabase({ ...connection, max: config.DATABASE_POOL })
  const storage = contentStorage(config.contentDir)
  const engine = contentEngine({ tempDir: join(config.contentDir, 'work'), memoryMiB: 512, timeoutMs: 60_000 })
  const server: Server = {
    db, config, logger: pinoSilent, clock: clock.now,
    authenticate: authenticator(db, clock.now),
    settled: async () => false,
  }
  const signals = listenForSignals(connection)
  const delivery: Delivery = { content: { engine, storage }, queue: reservationQueue(server), signals }
  const app = createApp(server, {
    delivery,
    sealKey: randomBytes(32),
    trust: () => {
      throw new Error('this test has no chain')
    },
    health: () => ({
      writer: 'another',
      chain: { state: 'ok', sentence: null },
      witness: { state: 'ok', sentence: null },
    }),
  })
  atEnd(async () => {
    await signals.stop()
    engine.close()
    await db.$disconnect()
  })
  return toolsOf(app, server, clock, delivery)
}

/** A platform with a ledger of its own on the run's chain, or on the one given, its writer, and a witness process. */
export async function platformWithChain(extra: Record<string, string> = {}) {
  const witnessPort = await freePort()
  const witnessUrl = `http://127.0.0.1:${witnessPort}`
  const config = await environment({
    CHAIN_RPC_URL: inject('chainUrl'),
    WITNESS_URL: witnessUrl,
    PLATFORM_NAME: `ledger.${randomBytes(6).toString('hex')}.test`,
    ...extra,
  })
  const connection = await newDatabase()
  const clock = testClock()
  const stops: (() => Promise<void>)[] = []
  const started: Platform = await startPlatform({
    config, connection, clock: clock.now, logger: pinoSilent,
    onLedger: async ({ logVkey, ledger }) => {
      const witness = await startProcess('api/witness/main.ts', {
        WITNESS_DIR: join(config.DATA_DIR, 'witness'),
        WITNESS_PORT: String(witnessPort),
        WITNESS_NAME: `witness.${config.PLATFORM_NAME}`,
        LOG_VKEY: logVkey,
        LEDGER_ADDRESS: ledger,
        CHAIN_RPC_URL: config.CHAIN_RPC_URL ?? '',
      })
      stops.push(witness.stop)
    },
  })
  const stopWitness = async () => {
    for (const stop of stops.splice(0)) await stop()
  }
  atEnd(async () => {
    await started.stop()
    await stopWitness()
  })
  return { ...toolsOf(started.app, started.server, clock, started.delivery), started, config, stopWitness }
}

function toolsOf(app: App, server: Server, clock: ReturnType<typeof testClock>, delivery: Delivery) {
  const { db } = server

  /** Signs an organisation's first person in without the cost of scrypt: the credential is given. */
  const member = async (participantId: string, roles: readonly Role[]): Promise<Member> => {
    const person = await db.person.findFirstOrThrow({ where: { participantId } })
    const token = newToken('dys')
    const createdAt = clock.now()
    await db.session.create({
      data: {
        tokenHash: tokenHash(token), personId: person.id, createdAt, authenticatedAt: createdAt,
        expiresAt: new Date(createdAt.getTime() + 3_650 * 86_400_000),
      },
    })
    const actor: Actor = {
      participantId, personId: person.id, roles, via: 'session', scopes: null, authenticatedAt: createdAt,
    }
    return { participantId, personId: person.id, token, actor, login: person.login, password: PASSWORD }
  }

  const isStaff = (role: Role) => STAFF_DUTIES.some((duty) => duty === role)

  /** An admitted organisation with these roles and one person; staff duties make staff of the platform. */
  const organization = async (...roles: Role[]): Promise<Member> => {
    const staff = roles.some(isStaff)
    const id = await run(server, systemActor, 'test', (ctx) =>
      foundOrganization(ctx, {
        uscc: uscc(),
        name: `测试单位${randomBytes(3).toString('hex')}`,
        roles: staff ? ['platform'] : roles,
        people: [
          { login: `p${randomBytes(6).toString('hex')}`, passwordHash: inject('passwordHash'), name: '测试员', duties: staff ? roles : [] },
        ],
      }),
    )
    return member(id, roles)
  }

  const request = async (method: string, path: string, asked: Asked = {}): Promise<Answer> => {
    const { as, body, key, headers, raw } = asked
    const response = await app.request(path, {
      method,
      headers: {
        ...(as ? { authorization: `Bearer ${as.token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      ...(raw === undefined && body !== undefined ? { body: JSON.stringify(body) } : {}),
      ...(raw === undefined ? {} : { body: raw, duplex: 'half' }),
    } as RequestInit)
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : undefined
    return { status: response.status, body: parsed, text, headers: response.headers }
  }

  return {
    app, server, db, clock, delivery, organization, member, request,
    /** A key that a caller makes and keeps. */
    key: () => `test-${randomUUID()}`,
    /** Runs a verb as an actor in a transaction of its own. */
    run: <T>(who: Member, verb: (ctx: Context) => Promise<T>): Promise<T> => run(server, who.actor, 'test', verb),
  }
}

const systemActor: Actor = {
  participantId: 'platform', personId: null, roles: [], via: 'session', scopes: null, authenticatedAt: null,
}
