import { expect, it } from 'vitest'
import type { Inspection } from '#api/content/schema.ts'
import { compareVersions } from '#api/product/compare-versions.ts'
import { inspectionOf, readyProduct, readyVersion } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const version = (number: number, fields: string[], over: Partial<Inspection> = {}, maskedFields: string[] = []) => ({
  number, sha256: `0x${'ab'.repeat(32)}`, maskedFields, inspection: { ...inspectionOf(fields), ...over },
})

const withColumn = (change: Partial<Inspection['columns'][number]>) => ({
  columns: inspectionOf(['井', '压']).columns.map((one) => (one.name === '压' ? { ...one, ...change } : one)),
})

it('tells columns that came, went, and changed their type, and rows', () => {
  const told = compareVersions(version(1, ['井', '压', '旧']), version(2, ['井', '压', '新'], { rows: 5 }))
  expect(told).toMatchObject({
    from: 1, to: 2, added: [{ name: '新' }], removed: [{ name: '旧' }], retyped: [], rows: { from: 3, to: 5 },
    isSameFile: true,
  })
  const retyped = compareVersions(version(1, ['井', '压']), version(2, ['井', '压'], withColumn({ type: 'float' })))
  expect(retyped.retyped).toEqual([{ name: '压', from: 'integer', to: 'float' }])
})

it('tells shares of empty values and bounds, and nothing that did not change', () => {
  const before = version(1, ['井', '压'])
  expect(compareVersions(before, version(2, ['井', '压'])).changed).toEqual([])
  const changed = compareVersions(before, version(2, ['井', '压'], withColumn({ nulls: 1, max: 99 }))).changed
  expect(changed).toEqual([{ name: '压', nullBps: { from: 0, to: 3_333 }, range: { from: [1, 9], to: [1, 99] } }])
})

it('tells no bound of a column that is masked in either version', () => {
  for (const [a, b] of [[['压'], []], [[], ['压']]] as const) {
    const told = compareVersions(
      version(1, ['井', '压'], {}, [...a]), version(2, ['井', '压'], withColumn({ nulls: 1, max: 99 }), [...b]),
    )
    expect(told.changed).toEqual([{ name: '压', nullBps: { from: 0, to: 3_333 }, range: null }])
    const same = compareVersions(version(1, ['井', '压'], {}, [...a]), version(2, ['井', '压'], withColumn({ max: 99 }), [...b]))
    expect(same.changed).toEqual([])
  }
})

it('is answered to the provider and the staff, of the version before by default', async () => {
  const p = await platform()
  const provider = await p.organization('provider')
  const { id } = await readyProduct(p, provider)
  await readyVersion(p, provider, id, { fields: ['井号', '温度'] })
  const get = async (path: string, as = provider) => {
    const { status, body } = await p.request('GET', `/api/products/${id}/versions/${path}`, { as })
    return [status, body.code ?? body.added?.[0]?.name]
  }
  expect(await get('2/difference')).toEqual([200, '温度'])
  expect(await get('2/difference?from=1', await p.organization('second_reviewer'))).toEqual([200, '温度'])
  expect(await get('1/difference')).toEqual([404, 'not_found'])
  expect(await get('2/difference?from=9')).toEqual([404, 'not_found'])
  expect(await get('2/difference?from=0')).toEqual([400, 'request.invalid'])
  expect(await get('2/difference', await p.organization('provider'))).toEqual([404, 'not_found'])
  expect(await get('2/difference', await p.organization('consumer'))).toEqual([403, 'permit.role'])
})
