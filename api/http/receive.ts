import type { Context as HonoContext } from 'hono'
import { AppError } from '#api/kernel/errors.ts'

/** Longest file name, in characters. */
const FILE_NAME_LIMIT = 255

/**
 * The name of a file that is sent, in Unicode's composed form.
 * @throws invalid `request.file_name` for one that is absent, too long, a path, or holds invisible characters
 */
export function checkedFileName(text: string | undefined): string {
  const name = (text ?? '').normalize('NFC').trim()
  const isPlain = /^[^\p{C}\p{Zl}\p{Zp}/\\]+$/u.test(name) && !/^\.+$/.test(name)
  if (isPlain && name.length <= FILE_NAME_LIMIT) return name
  throw new AppError('invalid', 'request.file_name', '文件名须为 1 至 255 个可见字符，且不含路径', {
    location: 'query.fileName',
  })
}

/**
 * The bytes of a file that is sent as a request's body; it is not cancelled when they are no longer wanted, so that the
 * answer arrives.
 * @param interrupted the code of the refusal where the bytes end before the file does
 * @throws too_large `content.too_large` where the request announces more than the limit, invalid `interrupted`
 */
export function receivedFile(
  c: HonoContext,
  limitBytes: number,
  interrupted = 'request.upload_interrupted',
): AsyncIterable<Uint8Array> {
  const announced = c.req.header('content-length')
  if (announced !== undefined && /^\d{1,15}$/.test(announced) && Number(announced) > limitBytes)
    throw new AppError('too_large', 'content.too_large', `文件超过上限 ${limitBytes} 字节`, { limit: limitBytes })
  return chunksOf(c.req.raw.body, interrupted)
}

async function* chunksOf(
  body: ReadableStream<Uint8Array> | null,
  interrupted: string,
): AsyncGenerator<Uint8Array> {
  if (body === null) return
  const chunks = body.values({ preventCancel: true })
  for (;;) {
    const next = await chunks.next().catch((error: unknown) => {
      throw new AppError('invalid', interrupted, '上传中断，文件没有完整到达', {}, error)
    })
    if (next.done) return
    yield next.value
  }
}
