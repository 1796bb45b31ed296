import { appendFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'

/** A variable of the environment that the launcher must have given. */
export function given(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is missing`)
  return value
}

/** Ends with its stdin, writing its name to `<folder>/ended`. */
export function liveWithStdin(name: string, folder: string): void {
  process.stdin.on('close', () => {
    appendFileSync(join(folder, 'ended'), `${name}\n`)
    process.exit(0)
  }).resume()
}

/** Serves on a port and says so. */
export function serve(port: number, listener: RequestListener, notice: string[] = []): void {
  const server = createServer(listener)
  server.listen(port, '127.0.0.1', () => {
    console.log(JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}`, notice }))
  })
}
