import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readConfig } from '#api/config.ts'
import { openDatabase } from '#api/db/client.ts'
import { migrate } from '#api/db/migrate.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { ChainSettings } from '#api/provenance/connection.ts'
import { loadKeys } from '#api/provenance/keys.ts'
import { moveLedger } from '#api/provenance/move.ts'
import { openFolder, say } from './launch/place.ts'

const USAGE = '用法：node api/cli/move-ledger.ts [--data 数据目录] [--rpc 新链的 RPC 地址 --chain-id 新链的链标识]'

const Options = z.object({
  data: z.string().max(1000).optional(),
  rpc: z.string().regex(/^(ws|http)s?:\/\/\S+$/).max(2000).optional(),
  'chain-id': z.coerce.number().int().min(1).optional(),
})

/** The options of the command. @throws AppError invalid `cli.usage` */
function optionsOf(args: string[]) {
  const kind = { type: 'string' } as const
  try {
    const { values } = parseArgs({ args, options: { data: kind, rpc: kind, 'chain-id': kind } })
    const options = Options.parse(values)
    if ((options.rpc === undefined) === (options['chain-id'] === undefined)) return options
  } catch {
    // What can't be read is told below, as what does not fit together is.
  }
  throw new AppError('invalid', 'cli.usage', USAGE)
}

/**
 * Moves the log of a platform that does not run to a new ledger: on its own chain, or on the one that is named.
 * Everything else is set by the environment, as the platform's own start reads it.
 */
async function main(): Promise<string> {
  const { data, rpc, 'chain-id': chainId } = optionsOf(process.argv.slice(2))
  const config = readConfig({ ...process.env, ...(data === undefined ? {} : { DATA_DIR: resolve(data) }) })
  const place = await openFolder(config)
  try {
    await migrate(place.connection)
    const db = openDatabase({ ...place.connection, max: 2 })
    try {
      const { CHAIN_ID, CHAIN_CONFIRMATIONS: confirmations, CHAIN_FEE_WEI: feeWei, PLATFORM_NAME: platform } = config
      const from: ChainSettings = { rpcUrl: place.rpcUrl, chainId: CHAIN_ID, confirmations, feeWei }
      const to = rpc === undefined ? from : { ...from, rpcUrl: rpc, chainId: chainId ?? CHAIN_ID }
      const keys = loadKeys(config)
      // It names the old ledger; the next start writes it anew, and the witness waits for it.
      await rm(join(config.DATA_DIR, 'log.json'), { force: true })
      const { epoch, ledger, size } = await moveLedger({
        db, keys, platform, from, to, clock: () => new Date(), report: say,
      })
      const next = rpc === undefined ? '' : `，请以 CHAIN_RPC_URL=${rpc} CHAIN_ID=${chainId} 启动平台与见证方`
      return `账本已换到第 ${epoch} 期的合约 ${ledger}，承接 ${size} 条存证${next}\n`
    } finally {
      await db.$disconnect()
    }
  } finally {
    await place.stop()
  }
}

try {
  const text = await main()
  process.stdout.write(text, () => process.exit(0))
} catch (error) {
  const reason = error instanceof AppError ? error.message : String(error)
  process.stderr.write(`未能换期：${reason}\n`, () => process.exit(1))
}
