import { open } from 'node:fs/promises'
import { AppError } from '#api/kernel/errors.ts'
import { encrypted } from './zip-file.ts'

/** Bytes of the directory that are looked at: the streams of 64 names. */
const DIRECTORY_BYTES = 8_192

/**
 * Why a compound file (依据 MS-CFB 2.6) is not taken: an encrypted workbook, an old one, or neither of them (undefined).
 * Its directory names what is in it.
 */
export async function oleRefusal(path: string, start: Buffer): Promise<AppError | undefined> {
  if (start.length < 512) return undefined
  const sectorBytes = 1 << Math.min(start.readUInt16LE(30), 12)
  const directory = await textAt(path, (start.readUInt32LE(48) + 1) * sectorBytes)
  if (directory.includes('EncryptedPackage') || directory.includes('EncryptionInfo')) return encrypted()
  const isOld = directory.includes('Workbook') || directory.includes('Book\0')
  return isOld ? new AppError('unsupported', 'content.xlsx_old_format', OLD) : undefined
}

const OLD = '不支持旧版 Excel（xls）文件，请另存为 xlsx 后再上传'

async function textAt(path: string, position: number): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(DIRECTORY_BYTES), 0, DIRECTORY_BYTES, position)
    return buffer.toString('utf16le', 0, bytesRead & ~1)
  } finally {
    await file.close()
  }
}
