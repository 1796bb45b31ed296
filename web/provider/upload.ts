import { type Problem, problemOf, type Schemas } from '../client/client.ts'

export type Version = Schemas['ProductVersion']

type Upload = {
  productId: string
  file: File
  /** The sheet that is read of an Excel workbook; the first that holds a table without. */
  sheet?: string | undefined
  /** Bytes that have left this machine. */
  onSent: (bytes: number) => void
  signal: AbortSignal
}

/** An upload that its own provider stopped. */
export const CANCELLED = 'cancelled'

/**
 * Sends a file as the next version of a product; the answer waits for its reading. XMLHttpRequest, because it alone
 * tells how much of a body has been sent.
 * @throws the problem that the server told, status 0 for a broken connection, code `cancelled` when it was stopped
 */
export function upload({ productId, file, sheet, onSent, signal }: Upload): Promise<Version> {
  const query = new URLSearchParams({ fileName: file.name, ...(sheet === undefined ? {} : { sheet }) })
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/products/${encodeURIComponent(productId)}/versions?${query}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.upload.onload = () => onSent(file.size)
    request.onload = () =>
      request.status === 201 ? resolve(asVersion(request.response)) : reject(asThrown(problemOf(request.response)))
    request.onerror = () => reject(asThrown(problemOf(undefined)))
    request.onabort = () => reject(asThrown({ ...problemOf(undefined), code: CANCELLED }))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

/** Safe because the API answers an upload with 201 only with the version that came of it. */
const asVersion = (body: unknown) => body as Version

/** A problem as something thrown, as the client throws its problems: without a stack, which nobody reads. */
const asThrown = (problem: Problem): Error => problem as unknown as Error
