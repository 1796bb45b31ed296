import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { AppError } from '../kernel/errors.ts'
import type { Opening } from './opening.ts'
import { Rpc } from './rpc.ts'

const MAX_BODY = 2 << 20
const MAX_CONNECTIONS = 256

/**
 * Serves a chain, also one that is still to be opened, on 127.0.0.1: JSON-RPC over WebSocket and over POST, and
 * `GET /healthz`. Returns the port.
 * @throws AppError unavailable `node.port_taken`
 */
export async function serve(opening: Opening, chainId: number, port: number): Promise<number> {
  const rpc = new Rpc(opening)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY, perMessageDeflate: false })
  const server = createServer((request, response) => void respond(request, response, opening, chainId, rpc))
  server.maxConnections = MAX_CONNECTIONS
  server.on('upgrade', (request, socket, head) => {
    if (!isLocal(request)) return socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    return sockets.handleUpgrade(request, socket, head, (client) => talk(client, rpc))
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', () => reject(new AppError('unavailable', 'node.port_taken', `链的端口 ${port} 已被占用`)))
  server.listen(port, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function talk(client: WebSocket, rpc: Rpc): void {
  client.on('error', () => client.terminate())
  client.on('message', (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) return client.close(1003, 'text only')
    return void rpc.answer(data.toString()).then((answer) => client.send(answer, () => undefined))
  })
}

async function respond(
  request: IncomingMessage, response: ServerResponse, opening: Opening, chainId: number, rpc: Rpc,
) {
  if (!isLocal(request)) return json(response, 403, { error: 'only programs on this machine are served' })
  if (request.method === 'GET' && request.url === '/healthz') {
    const state = opening.state()
    return json(response, state['status'] === 'ok' ? 200 : 503, { ...state, chainId })
  }
  if (request.method !== 'POST' || request.url !== '/') return json(response, 404, { error: 'not found' })
  const body = await bodyOf(request)
  if (body === undefined) return json(response, 413, { error: `a request has at most ${MAX_BODY} bytes` })
  return json(response, 200, await rpc.answer(body))
}

/** The body as text, `undefined` if it is too long or its sender went away. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request) {
      size += chunk.length
      if (size > MAX_BODY) return undefined
      chunks.push(chunk)
    }
  } catch {
    return undefined
  }
  return Buffer.concat(chunks).toString()
}

/** Pages in a browser send an Origin, and names that were bound to this machine arrive as another Host. */
const isLocal = ({ headers }: IncomingMessage): boolean =>
  headers.origin === undefined && /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '')

function json(response: ServerResponse, status: number, body: object | string): void {
  const close = status === 200 ? {} : { connection: 'close' }
  response.writeHead(status, { 'content-type': 'application/json', ...close })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
