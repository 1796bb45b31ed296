import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { generation } from '#seeds/offer/city.ts'
import { openData } from '#seeds/offer/open.ts'
import { vegaFile } from '#seeds/open-data.ts'
import * as agriculture from '#seeds/synthetic/agriculture.ts'
import * as industry from '#seeds/synthetic/industry.ts'
import { PRICES_FIRST_END } from '#seeds/offer/petroleum.ts'
import * as petroleum from '#seeds/synthetic/petroleum.ts'
import * as traffic from '#seeds/synthetic/traffic.ts'
import * as wetland from '#seeds/synthetic/wetland.ts'

const LAST_DAY = '2026-06-30'

const generators: [string, (lastDay: string) => string][] = [agriculture, industry, petroleum, traffic, wetland].flatMap(
  (module) => Object.entries(module),
)

describe('synthetic data', () => {
  it.each(generators)('%s is the same at every call, and every row has every cell', (_, generate) => {
    const text = generate(LAST_DAY)
    expect(generate(LAST_DAY)).toBe(text)
    const [header = '', ...rows] = text.trimEnd().split('\n')
    const width = header.split(',').length
    expect(rows.filter((row) => row.split(',').length !== width)).toEqual([])
    expect(text).not.toMatch(/NaN|undefined|Infinity|Invalid/)
    expect(rows.length).toBeGreaterThan(100)
  })

  it('has a second version of the prices that only adds rows', () => {
    const first = petroleum.chemicalPrices(PRICES_FIRST_END)
    expect(petroleum.chemicalPrices(LAST_DAY).startsWith(first)).toBe(true)
  })
})

const Package = z.object({
  resources: z.array(
    z.object({
      path: z.string(),
      licenses: z.array(z.object({ title: z.string().optional(), path: z.string().optional() })).optional(),
    }),
  ),
})

describe('real data', () => {
  it('is taken only from files whose licence the package states', () => {
    const { resources } = Package.parse(JSON.parse(readFileSync(vegaFile('../datapackage.json'), 'utf8')))
    const paths = [...openData, generation].flatMap(({ content }) => ('path' in content ? [content.path] : []))
    for (const path of paths) {
      const [licence] = resources.find((resource) => vegaFile(resource.path) === path)?.licenses ?? []
      expect(licence?.path, path).toMatch(/^https:/)
      expect(licence?.title, path).not.toMatch(/not explicitly/i)
    }
    expect(paths.length).toBeGreaterThan(4)
  })
})

const MapFile = z.object({
  features: z.array(
    z.object({
      properties: z.object({ code: z.string(), name: z.string(), en: z.string() }),
      geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
    }),
  ),
})

describe('the map of the five districts', () => {
  const text = readFileSync(new URL('../../web/map/dongying.json', import.meta.url), 'utf8')
  const { features } = MapFile.parse(JSON.parse(text))

  it('has all five, Lijin with its exclave, in at most 25 KB', () => {
    expect(features.map(({ properties }) => `${properties.code} ${properties.name}`)).toEqual([
      '370502 东营区', '370503 河口区', '370505 垦利区', '370522 利津县', '370523 广饶县',
    ])
    expect(features.find(({ properties }) => properties.code === '370522')?.geometry).toMatchObject({ type: 'MultiPolygon' })
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(25_600)
  })
})
