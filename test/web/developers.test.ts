import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { endpoints } from '#api/app.ts'
import { ACTS } from '#api/kernel/permit.ts'
import { ERRORS } from '#web/developers/errors.ts'
import { sampleOf } from '#web/developers/sample.ts'
import { STEPS, type Subject } from '#web/developers/steps.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const routes = endpoints(p.server, {
  delivery: p.delivery, sealKey: Buffer.alloc(32),
  trust: () => {
    throw new Error('not asked')
  },
})

const subject: Subject = {
  listingId: 'lst_1', plan: { kind: 'per_volume', unit: 'row', tiers: [{ upTo: null, unitPriceMicroYuan: 100 }] },
  purpose: "o'clock", agreementId: 'agr_1', transferId: 'tfr_1', key: 'k', startsAt: '2026-01-01T00:00:00Z',
  endsAt: '2026-02-01T00:00:00Z',
}
const routeOf = (method: string, path: string) =>
  routes.find((route) => route.method === method.toLowerCase() && matches(route.path, path))
const matches = (template: string, path: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)

describe('the samples for developers', () => {
  it('call routes that are there, and name the act that each needs', () => {
    for (const { name, act, call } of STEPS) {
      const { method, path } = call(subject)
      const route = routeOf(method, path)
      const needed = route === undefined ? 'no route' : ACTS[route.act] === 'public' ? null : route.act
      expect({ name, act }).toEqual({ name, act: needed })
    }
  })

  it('are run by the page only where they change nothing', () => {
    const posts = STEPS.filter(({ isReadOnly, call }) => isReadOnly && call(subject).method !== 'GET')
    expect(posts.map(({ name }) => name)).toEqual(['quote'])
  })

  it('write values as each language does', () => {
    const caller = { base: 'https://host', token: 'dyk_token' }
    const call = STEPS.find(({ name }) => name === 'offer')?.call(subject)
    const quote = STEPS.find(({ name }) => name === 'quote')?.call(subject)
    if (!call || !quote) throw new Error('the road has an offer and a quote')
    expect(sampleOf('curl', call, caller)).toContain(String.raw`o'\''clock`)
    expect(sampleOf('python', quote, caller)).toContain('"upTo": None')
    expect(sampleOf('typescript', quote, caller)).toContain('"upTo": null')
    for (const tongue of ['curl', 'typescript', 'python'] as const)
      expect(sampleOf(tongue, call, caller)).toMatch(/Authorization.*Bearer dyk_token[^]*Idempotency-Key/)
  })
})

describe('the table of errors', () => {
  const folder = fileURLToPath(new URL('../../api', import.meta.url))
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')

  it('has codes that the platform gives, each of its kind', () => {
    const given = ({ code, kind }: (typeof ERRORS)[number]) =>
      new RegExp(`AppError\\(\\s*'${kind}',\\s*'${code}'`).test(source) ||
      (kind === 'refused' && source.includes(`{ code: '${code}', message:`)) ||
      (kind === 'refused' && code.startsWith('gate.') && source.includes(`shut('${code.slice('gate.'.length)}',`))
    expect(ERRORS.filter((error) => !given(error))).toEqual([])
  })
})
