import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  scrypt,
  timingSafeEqual,
  type ScryptOptions,
} from 'node:crypto'
import { turns } from '#api/http/limits.ts'
import { assert } from '#api/kernel/assert.ts'
import { AppError } from '#api/kernel/errors.ts'

const SCRYPT: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }

/** Each hash takes 32 MiB and a thread of the four that files are read with: two at a time leave the others free. */
const inTurn = turns({
  atOnce: 2,
  waiting: 50,
  busy: () => new AppError('limited', 'session.busy', '正在核验口令的人过多，请稍后再试', { retryAfter: 5 }),
})

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((done, fail) => {
        scrypt(password.normalize('NFKC'), salt, 32, SCRYPT, (error, key) => (error ? fail(error) : done(key)))
      }),
  )

/**
 * The stored form of a password: scrypt (N = 2^15, r = 8), `salt:hash` in hexadecimal. It takes a tenth of a second
 * and may wait for its turn: never within a transaction.
 * @throws limited `session.busy` when too many wait
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}:${(await derive(password, salt)).toString('hex')}`
}

/** Whether a password is the one stored; it costs as much as `hashPassword`, and is refused like it. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [salt = '', hash = ''] = stored.split(':')
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'hex')), Buffer.from(hash, 'hex'))
}

/** A stored hash that no password has: it keeps the time of an unknown login's sign-in that of a known one's. */
export const NO_PASSWORD = `${'00'.repeat(16)}:${'00'.repeat(32)}`

/** A new bearer token of 256 bits with the prefix of its kind. */
export const newToken = (prefix: 'dys' | 'dyk'): string => `${prefix}_${randomBytes(32).toString('base64url')}`

/** How a token is stored: its SHA-256, since 256 bits of chance need no salt. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Seals a private key for storage: AES-256-GCM, `iv ‖ tag ‖ ciphertext` in base64, bound to the key's id. */
export function seal(secret: Buffer, id: string, sealKey: Buffer): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(id))
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Opens what `seal` sealed. @throws Error when the seal key is another one or the text was changed */
export function unseal(sealed: string, id: string, sealKey: Buffer): Buffer {
  const bytes = Buffer.from(sealed, 'base64')
  assert(bytes.length > 28, 'a sealed key holds iv and tag')
  const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, 12)).setAAD(Buffer.from(id))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
}
