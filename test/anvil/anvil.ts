import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createPublicClient, webSocket } from 'viem'
import { eventually, freePort } from '#test/support/wait.ts'

const PLATFORMS: Record<string, string> = {
  'linux x64': 'linux-amd64', 'linux arm64': 'linux-arm64',
  'darwin x64': 'darwin-amd64', 'darwin arm64': 'darwin-arm64',
}

/** The program of `@foundry-rs/anvil` for this machine, as npm left it: its install script is not needed. */
export function anvilProgram(): string | undefined {
  const name = PLATFORMS[`${process.platform} ${process.arch}`] ?? 'none'
  const path = fileURLToPath(new URL(`../../node_modules/@foundry-rs/anvil-${name}/bin/anvil`, import.meta.url))
  return existsSync(path) ? path : undefined
}

export const CHAIN_ID = 370_501

/** Like a real chain: a block each second whether or not there is something in it, no coin, no rich accounts. */
const FLAGS = [
  '--block-time', '1', '--base-fee', '0', '--gas-price', '0', '--disable-min-priority-fee', '--accounts', '0',
  '--gas-limit', '60000000', '--enable-tx-gas-limit', '--host', '127.0.0.1', '--quiet',
]

/** Starts anvil on a free port. It ends with `stop`, and where this process dies before that, with its stdin. */
export async function startAnvil(program: string, chainId = CHAIN_ID): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await freePort()
  const url = `ws://127.0.0.1:${port}`
  const watched = 'exec 3<&0; "$0" "$@" </dev/null 3<&- & P=$!; cat <&3 >/dev/null; kill $P; wait $P'
  const words = ['-c', watched, program, ...FLAGS, '--chain-id', String(chainId), '--port', String(port)]
  const child = spawn('/bin/sh', words, { stdio: ['pipe', 'ignore', 'inherit'] })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const client = createPublicClient({ transport: webSocket(url, { retryCount: 0, reconnect: false }) })
  await eventually(() => client.getChainId().catch(() => undefined), 'anvil answers')
  const connection = await client.transport.getRpcClient()
  connection.close()
  return {
    url,
    stop: async () => {
      child.stdin.end()
      await exited
    },
  }
}
