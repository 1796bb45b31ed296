import { join } from 'node:path'
import { assert } from '#api/kernel/assert.ts'
import { type Service, startProgram } from './child.ts'
import { type Claim, type Running, startOf } from './folder.ts'
import { keep, type Kept } from './keep.ts'
import { type Log, openLog, warningOf } from './log.ts'

/** The processes of a platform, in the order of its end: whoever uses another ends before it. */
const CHILD_NAMES = ['api', 'witness', 'node', 'postgres'] as const
export type ChildName = (typeof CHILD_NAMES)[number]
export type ProgramName = Exclude<ChildName, 'postgres'>
export type Scripts = Record<ProgramName, string>

type Addresses = Pick<Running, 'url' | 'databaseUrl' | 'chainUrl' | 'witnessUrl'>

/** The processes that one launch runs, so that it can end them at any instant. */
export class Crew {
  private readonly claim: Claim
  private readonly dataDir: string
  private readonly report: (line: string) => void
  private readonly members = new Map<ChildName, Kept>()
  private readonly processes = new Map<ChildName, { pid: number; startedAt: string }>()
  private readonly logs: Log[] = []
  private addresses: Addresses = { url: null, databaseUrl: null, chainUrl: null, witnessUrl: null }
  private readonly cleanUps: (() => Promise<void>)[] = []
  private readonly halt = new AbortController()
  private ending: Promise<void> | undefined

  constructor(claim: Claim, dataDir: string, report: (line: string) => void) {
    this.claim = claim
    this.dataDir = dataDir
    this.report = report
  }

  /** Keeps a child running from now on; what it writes goes to its log, warnings to people too. */
  keep(name: ChildName, start: (onLine: (line: string) => void) => Promise<Service>): Kept {
    assert(!this.ending, 'nothing starts once the end has begun')
    const log = openLog(join(this.dataDir, 'logs'), name)
    this.logs.push(log)
    const onLine = (line: string) => {
      log.write(line)
      const warning = warningOf(line)
      if (warning !== undefined) this.report(`${name}：${warning}`)
    }
    const kept = keep(name, () => start(onLine).then((service) => this.enrol(name, service)), this.report)
    this.members.set(name, kept)
    return kept
  }

  keepProgram(name: ProgramName, script: string, readyTimeoutMs: number, env: () => Promise<NodeJS.ProcessEnv>): Kept {
    return this.keep(name, async (onLine) => startProgram({ script, readyTimeoutMs, env: await env() }, onLine))
  }

  /** Writes down whose process it is, so that a later launcher waits for it, should this one be killed. */
  private enrol(name: ChildName, service: Service): Service {
    this.processes.set(name, { pid: service.pid, startedAt: startOf(service.pid) ?? '' })
    this.tell({})
    return service
  }

  /** Writes down where the platform's parts are found. */
  tell(addresses: Partial<Addresses>): void {
    this.addresses = { ...this.addresses, ...addresses }
    const processes = [...this.processes].map(([name, identity]) => ({ name, ...identity }))
    this.claim.record({ pid: process.pid, ...this.addresses, processes })
  }

  /** Fires when the end begins. */
  get halted(): AbortSignal {
    return this.halt.signal
  }

  /** Does something once all children have ended. */
  atEnd(cleanUp: () => Promise<void>): void {
    this.cleanUps.push(cleanUp)
  }

  get names(): ChildName[] {
    return [...this.members.keys()]
  }

  member(name: ChildName): Kept {
    const kept = this.members.get(name)
    if (!kept) throw new Error(`${name} is not run by this launcher`)
    return kept
  }

  /** Ends all in order, then frees the folder. */
  stop(): Promise<void> {
    return (this.ending ??= this.end())
  }

  private async end(): Promise<void> {
    this.halt.abort()
    for (const name of CHILD_NAMES) await this.members.get(name)?.stop()
    for (const cleanUp of this.cleanUps) await cleanUp()
    for (const log of this.logs) log.close()
    this.claim.release()
  }
}
