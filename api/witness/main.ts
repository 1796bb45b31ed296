import { serve } from '@hono/node-server'
import { AppError } from '../kernel/errors.ts'
import { watchCrashPoints } from '../kernel/crash-point.ts'
import { takeFolder } from '../kernel/folder.ts'
import { announce, endWithParent, fail } from '../kernel/process.ts'
import { witnessApp } from './app.ts'
import { ChainView } from './chain-view.ts'
import { witnessConfig } from './config.ts'
import { Memory } from './memory.ts'
import { Witness } from './witness.ts'

/* The witness: a process of its own, with its own key and folder; in real life the regulator's machine. */
try {
  endWithParent()
  process.on('uncaughtException', fail)
  const { folder, port, name, logKey, chainUrl, ledger, faultsDir } = witnessConfig(process.env)
  watchCrashPoints(faultsDir)
  await takeFolder(folder)
  const witness = new Witness(await Memory.open(folder, name, logKey), logKey, new ChainView(chainUrl, ledger))
  const server = serve({ fetch: witnessApp(witness).fetch, port, hostname: '127.0.0.1' }, (address) =>
    announce({ url: `http://127.0.0.1:${address.port}`, vkey: witness.vkey }))
  server.on('error', () => fail(new AppError('unavailable', 'witness.port_taken', `见证方的端口 ${port} 已被占用`)))
} catch (error) {
  fail(error)
}
