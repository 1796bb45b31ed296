import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The order of the trade: a module imports only from those before it. Programs (cli) and the composition come last. */
const ORDER = [
  'kernel', 'db', 'http', 'content', 'account', 'provenance', 'deadline', 'pricing', 'participant', 'resource',
  'authorized-operation', 'product', 'registration', 'property-registration', 'revenue', 'gate', 'listing', 'catalog',
  'agreement', 'settlement', 'order', 'delivery', 'sharing', 'certificate', 'liability', 'disclosure', 'supervision',
  'notification', 'task',
]

/** Processes of their own, which know the trade's words but not its modules. */
const PROCESSES: Record<string, string[]> = {
  verifier: [],
  node: ['kernel'],
  witness: ['kernel', 'provenance'],
}

const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
    .map((name) => join(folder, name))

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, name]) => name ?? '')

/**
 * The module of api/ that an import names, seen from a file; undefined for packages and for files beside the modules.
 */
function moduleOf(file: string, name: string): string | undefined {
  const path = name.startsWith('#api/')
    ? name.replace('#api/', 'api/')
    : name.startsWith('.')
      ? relative(root, join(root, file, '..', name))
      : ''
  return /^api\/([^/]+)\//.exec(path)?.[1]
}

const edges = filesOf('api').flatMap((file) => {
  const from = /^api\/([^/]+)\//.exec(file)?.[1]
  return importsOf(file).map((name) => ({ file, from, name, to: moduleOf(file, name) }))
})

describe('the tree tells the trade', () => {
  it('has each module import only from those before it', () => {
    const wrong = edges.filter(({ from, to }) => {
      const [own, other] = [ORDER.indexOf(from ?? ''), ORDER.indexOf(to ?? '')]
      return own >= 0 && to !== undefined && to !== from && (other < 0 || other > own)
    })
    // Two type-only edges run against the order: a context carries a transaction, and money's units need no module.
    const allowed = new Set(['kernel → db'])
    const refused = wrong.filter(({ from, to }) => !allowed.has(`${from} → ${to}`))
    expect(refused.map(({ file, name }) => `${file} imports ${name}`)).toEqual([])
  })

  it('keeps the processes of their own apart', () => {
    const wrong = edges.filter(({ from, to }) => {
      const allowed = PROCESSES[from ?? '']
      return allowed !== undefined && to !== undefined && to !== from && !allowed.includes(to)
    })
    expect(wrong.map(({ file, name }) => `${file} imports ${name}`)).toEqual([])
  })

  it('has one file that talks to a chain for the trade', () => {
    const talks = edges.filter(({ from, name }) => name === 'viem' && ORDER.includes(from ?? ''))
    const isClient = /createPublicClient|createWalletClient|webSocket\(/
    const makesClients = talks.filter(({ file }) => isClient.test(readFileSync(join(root, file), 'utf8')))
    expect(makesClients.map(({ file }) => file)).toEqual(['api/provenance/connection.ts'])
  })

  it('reads the environment in one place for each process', () => {
    // A variable in brackets is handed on to a child process, not read as configuration.
    const readers = filesOf('api').filter((file) => /process\.env\b(?!\[)/.test(readFileSync(join(root, file), 'utf8')))
    expect(readers.filter((file) => !/^api\/(cli|node|witness)\//.test(file))).toEqual(['api/server.ts'])
  })

  it('names no folder at the top that the style does not know', () => {
    const known = new Set([
      'api', 'contracts', 'web', 'seeds', 'test', 'node_modules', 'data', 'artifacts', 'cache', '.git', '.ci',
      'hardhat.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'vitest.config.ts',
      '.gitignore', '.npmrc', 'knip.json', '.oxlintrc.json', 'LICENSE',
    ])
    expect(readdirSync(root).filter((name) => !known.has(name))).toEqual([])
  })

  it('has no file of more than 300 lines, and no bucket for what has no name', () => {
    const files = [...filesOf('api'), ...filesOf('seeds'), ...filesOf('test')]
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 300)
    expect(long).toEqual([])
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|managers?|common|index)\.ts$/.test(file))).toEqual([])
  })
})
