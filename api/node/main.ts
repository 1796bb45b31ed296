import { writeSync } from 'node:fs'
import { watchCrashPoints } from '../kernel/crash-point.ts'
import { AppError } from '../kernel/errors.ts'
import { takeFolder } from '../kernel/folder.ts'
import { announce, endWithParent, fail } from '../kernel/process.ts'
import { Chain } from './chain.ts'
import { nodeConfig } from './config.ts'
import { Journal } from './journal.ts'
import { Opening, sentenceOf } from './opening.ts'
import { replay } from './replay.ts'
import { serve } from './server.ts'

/** Makes the chain again from its journal; a journal that is refused stays refused, and everybody is told. */
async function open(opening: Opening, journal: Journal, chainId: number): Promise<void> {
  const say = (sentence: string) => void writeSync(2, `${sentence}\n`)
  try {
    const { engine, head } = await replay(journal, chainId, (progress) => {
      opening.advance(progress)
      say(sentenceOf(progress))
    })
    opening.open(new Chain(engine, journal, head, fail))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    opening.refuse(error)
    say(`错误：${error.message}`)
  }
}

/* The stand-in chain: a process of its own that looks like an ordinary chain to its clients. */
try {
  endWithParent()
  process.on('uncaughtException', fail)
  const { folder, port, chainId, faultsDir } = nodeConfig(process.env)
  watchCrashPoints(faultsDir)
  await takeFolder(folder)
  const journal = await Journal.open(folder)
  const opening = new Opening()
  const served = await serve(opening, chainId, port)
  announce({ url: `ws://127.0.0.1:${served}`, chainId })
  await open(opening, journal, chainId)
} catch (error) {
  fail(error)
}
