import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url))

const Manifest = z.record(z.string(), z.looseObject({ file: z.string(), imports: z.array(z.string()).default([]) }))
const manifest = Manifest.parse(JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8')))

/** A source and everything that it imports at once, not what it loads when it is needed. */
function loadedBy(source: string, seen = new Set<string>()): Set<string> {
  if (!seen.has(source)) {
    seen.add(source)
    for (const one of manifest[source]?.imports ?? []) loadedBy(one, seen)
  }
  return seen
}

const filesOf = (...sources: string[]): string[] => [
  ...new Set(sources.flatMap((source) => [...loadedBy(source)]).map((source) => manifest[source]?.file ?? '')),
]

const read = (file: string): Buffer => readFileSync(dist + file)

const PUBLIC = ['home/home.tsx', 'catalog/catalog.tsx', 'catalog/product.tsx', 'verify/verify.tsx', 'developers/developers.tsx']

describe('the first load of a public page', () => {
  it.each(PUBLIC)('%s has at most 200 KB of JavaScript, gzipped', (page) => {
    const files = filesOf('index.html', page)
    expect(files.every((file) => file.endsWith('.js'))).toBe(true)
    expect(files.reduce((sum, file) => sum + gzipSync(read(file)).length, 0)).toBeLessThanOrEqual(200_000)
  })

  it.each(PUBLIC)('%s has neither antd nor ECharts in it', (page) => {
    for (const file of filesOf('index.html', page)) expect([file, /ant-btn|zrender|_echarts_/.test(read(file).toString())]).toEqual([file, false])
  })
})

it('desks do have antd, so that the search for it can fail', () => {
  expect(filesOf('consumer/order.tsx').some((file) => /ant-/.test(read(file).toString()))).toBe(true)
})
