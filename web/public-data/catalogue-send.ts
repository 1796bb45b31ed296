import { problemOf } from '../client/client.ts'

/**
 * Sends a file as it is, with its name; gives the answer's JSON.
 * @throws the problem that the server told, or status 0 for a broken connection
 */
export async function sendFile(path: string, file: File, query: Record<string, string> = {}): Promise<unknown> {
  const address = `${path}?${new URLSearchParams({ fileName: file.name, ...query })}`
  const sent = fetch(address, {
    method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' }, credentials: 'same-origin',
  })
  const response = await sent.catch(() => undefined)
  if (response === undefined) throw problemOf(undefined)
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw problemOf(answer)
  return answer
}
