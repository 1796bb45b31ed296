import { z } from 'zod'
import { join, resolve } from 'node:path'

const key = z.string().regex(/^0x[0-9a-f]{64}$/, 'a private key is 0x and 64 lower-case hexadecimal digits')
const count = (fallback: number, max: number) => z.coerce.number().int().min(0).max(max).default(fallback)

/** The chain id of the stand-in, which no public network has. */
export const STAND_IN_CHAIN_ID = 370_500

/** Every variable of the environment that the platform reads. */
const Environment = z.object({
  /** TCP port of the HTTP API. */
  PORT: count(8787, 65_535),
  /** Address to listen on. */
  HOST: z.string().max(255).default('127.0.0.1'),
  /** The folder of everything that must survive: database, chain journal, witness, keys, contents. */
  DATA_DIR: z.string().min(1).max(1000).default('data'),
  /** A PostgreSQL of one's own instead of the embedded one: postgres://user:password@host:port/database. */
  DATABASE_URL: z.string().max(2000).optional(),
  /** Connections that one API process keeps to the database. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12),
  /** A chain of one's own instead of the stand-in: ws:// or http:// address of its JSON-RPC. */
  CHAIN_RPC_URL: z.string().max(2000).optional(),
  /** Chain id that the RPC must answer. */
  CHAIN_ID: z.coerce.number().int().min(1).default(STAND_IN_CHAIN_ID),
  /** Address of a ledger that was deployed before; without it the platform deploys one. */
  LEDGER_ADDRESS: z.string().regex(/^0x[0-9a-f]{40}$/).optional(),
  /** Blocks on top of a transaction's own before it counts as final. */
  CHAIN_CONFIRMATIONS: count(0, 1000),
  /** Fee of a transaction, in wei a gas; 0 where the chain asks none. */
  CHAIN_FEE_WEI: z.coerce.bigint().min(0n).default(0n),
  /** Address of the witness that cosigns checkpoints. */
  WITNESS_URL: z.string().max(2000).optional(),
  /** The log's permanent name; it never changes, whatever chain or contract is used. */
  PLATFORM_NAME: z.string().regex(/^[a-z0-9.-]{3,100}$/).default('ledger.dongying-data.demo'),
  /** Keys of the chain's roles; without them they are made once and kept in DATA_DIR/keys. */
  ADMIN_KEY: key.optional(),
  RECORDER_KEY: key.optional(),
  REGISTRAR_KEY: key.optional(),
  REGULATOR_KEY: key.optional(),
  /** 32 bytes that seal the signing keys which the platform holds for organisations. */
  SEAL_KEY: key.optional(),
  /** Largest upload, in bytes. */
  UPLOAD_LIMIT_BYTES: z.coerce.number().int().min(1024).max(2 ** 40).default(2 * 2 ** 30),
  /** Largest JSON body of a request, in bytes. */
  BODY_LIMIT_BYTES: z.coerce.number().int().min(1024).max(2 ** 26).default(2 ** 20),
  /** Requests that one address may send within a minute; 0 leaves them unlimited. */
  RATE_LIMIT_PER_MINUTE: count(6_000, 10_000_000),
  /** Transfers that may wait for the chain; past it the answer is 503. */
  TRANSFER_QUEUE_LIMIT: z.coerce.number().int().min(1).max(100_000).default(4_000),
  /** Days that contents stay available after their agreement's end. */
  CONTENT_RETENTION_DAYS: count(30, 36_500),
  /** The platform's fee on every sale, in basis points. */
  FEE_BPS: z.coerce.number().int().min(0).max(5_000).default(500),
  /** What the permitted profit of public data is reckoned on: the permitted cost, or the operator's effective assets. */
  PROFIT_BASE: z.enum(['cost', 'assets']).default('cost'),
  /** How far the permitted rate of profit may lie above the yield of ten-year government bonds, in basis points. */
  PROFIT_SPREAD_LIMIT_BPS: z.coerce.number().int().min(0).max(600).default(600),
  /** Who decides on prices of public data: the province, or the city by the province's delegation. */
  PRICE_AUTHORITY: z.enum(['PROVINCE', 'CITY_DELEGATED']).default('PROVINCE'),
  /** Memory that one content worker (DuckDB) may use, in MiB. */
  CONTENT_MEMORY_MIB: z.coerce.number().int().min(128).max(1_048_576).default(1_024),
  /** Longest that one content job may take, in milliseconds. */
  CONTENT_TIMEOUT_MS: z.coerce.number().int().min(1_000).max(86_400_000).default(600_000),
  /** The SMTP server that takes e-mail: smtp://user:password@host:port or smtps://…; without it none is sent. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+/, 'an SMTP server is smtp://host:port or smtps://host:port')
    .max(2000)
    .optional(),
  /** The sender of e-mail: an address alone. */
  MAIL_FROM: z.email().max(254).optional(),
  /** Where people reach the platform: what links in e-mail begin with; without it the address it listens on. */
  PUBLIC_URL: z.string().regex(/^https?:\/\/[^\s/]+$/, 'an origin is https://host, without a path').max(500).optional(),
  /** At the first start: the demo's accounts and its story, its accounts alone, or neither. */
  DEMO: z.enum(['story', 'accounts', 'none']).default('story'),
  /** A folder by which fault tests stop a process at its crash points; never set in use. */
  FAULTS_DIR: z.string().max(1000).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Config = ReturnType<typeof readConfig>

/**
 * The configuration, read once at the start from the environment alone.
 * @throws Error with one sentence that names each variable which can't be used
 */
export function readConfig(environment: Record<string, string | undefined>) {
  const told = Object.entries(environment).filter(([, value]) => value !== '')
  const parsed = Environment.safeParse(Object.fromEntries(told))
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`环境变量无法使用：${faults.join('；')}`)
  }
  if ((parsed.data.SMTP_URL === undefined) !== (parsed.data.MAIL_FROM === undefined))
    throw new Error('环境变量无法使用：SMTP_URL 与 MAIL_FROM 须同时设置')
  const dataDir = resolve(parsed.data.DATA_DIR)
  return { ...parsed.data, DATA_DIR: dataDir, keysDir: join(dataDir, 'keys'), contentDir: join(dataDir, 'content') }
}
