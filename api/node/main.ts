import { writeSync } from 'node:fs'
import { watchCrashPoints } from '../kernel/crash-point.ts'
import { takeFolder } from '../kernel/folder.ts'
import { announce, endWithParent, fail } from '../kernel/process.ts'
import { Chain } from './chain.ts'
import { nodeConfig } from './config.ts'
import { Journal } from './journal.ts'
import { replay } from './replay.ts'
import { serve } from './server.ts'

/* The stand-in chain: a process of its own that looks like an ordinary chain to its clients. */
try {
  endWithParent()
  process.on('uncaughtException', fail)
  const { folder, port, chainId, faultsDir } = nodeConfig(process.env)
  watchCrashPoints(faultsDir)
  await takeFolder(folder)
  const journal = await Journal.open(folder)
  const { engine, head } = await replay(journal, chainId, (sentence) => writeSync(2, `${sentence}\n`))
  const chain = new Chain(engine, journal, head, fail)
  const served = await serve(chain, chainId, port)
  announce({ url: `ws://127.0.0.1:${served}`, chainId, height: head.number })
} catch (error) {
  fail(error)
}
