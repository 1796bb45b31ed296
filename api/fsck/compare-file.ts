import type { Hex32 } from '#api/kernel/hex.ts'
import { type Place, rowOf } from './invariant.ts'

/** What a row says of a stored file; null where it says nothing of that. */
export type Claim = {
  key: string
  sha256: string | null
  sm3: string | null
  sizeBytes: bigint | null
  table: string
  id: string
}

/** What a stored file is. */
export type Measured = { sha256: Hex32; sm3: Hex32; sizeBytes: bigint }

type Fault = { place: Place; sentence: string }

const holds = (claim: Claim, { sha256, sm3, sizeBytes }: Measured): boolean =>
  (claim.sha256 === null || claim.sha256 === sha256) &&
  (claim.sm3 === null || claim.sm3 === sm3) &&
  (claim.sizeBytes === null || claim.sizeBytes === sizeBytes)

/**
 * Who is wrong about a file: the file, when it is missing or is what nobody says of it; otherwise the rows that say
 * something else of it.
 */
export function claimFaults(claims: Claim[], file: Measured | undefined, place: Place): Fault[] {
  const names = claims.map(({ table, id }) => `${table} ${id}`).join('、')
  if (!file) return [{ place, sentence: `文件不存在或不能读取，${names} 指向它` }]
  const wrong = claims.filter((claim) => !holds(claim, file))
  const telling = claims.filter(({ sha256 }) => sha256 !== null)
  if (wrong.length > 0 && wrong.length === telling.length)
    return [{ place, sentence: `文件的哈希或大小（${file.sizeBytes} 字节）与 ${names} 所记不符` }]
  return wrong.map(({ table, id }) => ({ place: rowOf(table, id), sentence: '所记哈希或大小与文件不符' }))
}
