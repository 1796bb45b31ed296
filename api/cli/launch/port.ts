import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { AppError } from '#api/kernel/errors.ts'

async function listen(host: string, port: number): Promise<Server> {
  const server = createServer()
  server.listen(port, host)
  await once(server, 'listening')
  return server
}

async function close(server: Server): Promise<number> {
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return address.port
}

/** Ports of this machine that nobody listens on, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen('127.0.0.1', 0)))
  return Promise.all(servers.map(close))
}

/** @throws unavailable `cli.port_unusable` when the platform can't listen there */
export async function requirePort(host: string, port: number): Promise<void> {
  const server = await listen(host, port).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'EADDRINUSE' ? '已被占用' : `不能使用（${error.code}）`
    const message = `地址 ${host} 的端口 ${port} ${reason}，请另设环境变量 PORT 或先停止占用它的程序`
    throw new AppError('unavailable', 'cli.port_unusable', message, {}, error)
  })
  await close(server)
}
