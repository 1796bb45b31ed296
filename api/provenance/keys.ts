import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from '#api/config.ts'
import { AppError } from '#api/kernel/errors.ts'
import { asHex, bytesOfHex, hex, type Hex32 } from '#api/kernel/hex.ts'
import { generateKey, parseSigningKey, type SigningKey } from './note.ts'

/** The platform's secrets: the keys of the chain's roles, the log's key, and the key that seals held signing keys. */
export type Keys = {
  admin: Hex32
  recorder: Hex32
  registrar: Hex32
  regulator: Hex32
  sealKey: Buffer
  log: SigningKey
}

const secret = z.string().regex(/^0x[0-9a-f]{64}$/).transform(asHex)
const Stored = z.strictObject({
  admin: secret,
  recorder: secret,
  registrar: secret,
  regulator: secret,
  seal: secret,
  log: z.string().max(500),
})

/** The origin of the log: the platform's permanent name and the epoch. */
export const originOf = (platform: string): string => `${platform}/0`

/**
 * The keys, from the environment where given, otherwise made once and kept in `DATA_DIR/keys/platform.json` (mode 600).
 * @throws unavailable `keys.unreadable`
 */
export function loadKeys(config: Config): Keys {
  const stored = readOrMake(join(config.keysDir, 'platform.json'), originOf(config.PLATFORM_NAME))
  const given = (value: string | undefined, fallback: Hex32) => (value === undefined ? fallback : asHex(value))
  return {
    admin: given(config.ADMIN_KEY, stored.admin),
    recorder: given(config.RECORDER_KEY, stored.recorder),
    registrar: given(config.REGISTRAR_KEY, stored.registrar),
    regulator: given(config.REGULATOR_KEY, stored.regulator),
    sealKey: bytesOfHex(given(config.SEAL_KEY, stored.seal)),
    log: parseSigningKey(stored.log),
  }
}

function readOrMake(file: string, origin: string): z.infer<typeof Stored> {
  if (!existsSync(file)) write(file, origin)
  try {
    return Stored.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new AppError('unavailable', 'keys.unreadable', `平台密钥文件无法读取：${file}`, {}, error)
  }
}

function write(file: string, origin: string): void {
  const made = () => hex(randomBytes(32))
  const keys = {
    admin: made(),
    recorder: made(),
    registrar: made(),
    regulator: made(),
    seal: made(),
    log: generateKey(origin, 'log').secret,
  }
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
}
