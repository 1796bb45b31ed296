import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#api/kernel/time.ts'
import { completenessOf, fixesOf, type Told } from '#api/listing/completeness.ts'
import { listingInput, draft, readyVersion, list, submitted } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const now = new Date('2026-11-24T10:00:00Z')

const column = (name: string, nulls = 0) => ({ name, nulls, values: [] })

/** A listing that lacks nothing, with changes. */
function told({ text = {}, version = {}, ...over }: { text?: object; version?: object; description?: string } = {}): Told {
  const whole = {
    ...listingInput({ summary: '字'.repeat(60), useCases: ['甲', '乙'], keywords: ['石油', '压力', '油井'] }), ...text,
  }
  const facts = {
    createdAt: now, duplicateRows: 0, columns: [column('井号'), column('压力', 2)],
    descriptions: { 井号: '井的编号', 压力: '停井时为空' }, maskedFields: [],
  }
  return { text: whole, description: '', now, version: { ...facts, ...version }, ...over }
}

const fixed = (over: Parameters<typeof told>[0]) => fixesOf(told(over)).map(({ path, points, code }) => [path, points, code])

describe('the completeness of a listing', () => {
  it('is 100 where nothing is lacking', () => {
    expect(completenessOf(told())).toEqual({ score: 100, nextFixes: [] })
  })

  it.each<[Parameters<typeof told>[0], string, number, string]>([
    [{ text: { title: '' } }, 'title', 4, 'missing'],
    [{ text: { coverageFrom: null } }, 'coverageFrom', 4, 'missing'],
    [{ text: { granularity: '' } }, 'granularity', 4, 'missing'],
    [{ text: { license: '' } }, 'license', 6, 'missing'],
    [{ text: { summary: '字'.repeat(30) } }, 'summary', 5, 'summary_short'],
    [{ text: { summary: '' } }, 'summary', 10, 'summary_short'],
    [{ text: { useCases: ['甲'] } }, 'useCases', 3, 'use_cases_few'],
    [{ text: { forbiddenUses: [] } }, 'forbiddenUses', 4, 'missing'],
    [{ text: { keywords: ['石油', '压力'] } }, 'keywords', 2, 'keywords_few'],
    [{ text: { plans: [] } }, 'plans', 8, 'missing'],
    [{ version: { descriptions: { 压力: '停井时为空' } } }, 'version.descriptions', 8, 'fields_undescribed'],
    [{ version: { columns: [column('姓名')], descriptions: { 姓名: '名' } } }, 'version.maskedFields', 8, 'sensitive_unmasked'],
    [{ version: { createdAt: addDays(now, -3) } }, 'version', 6, 'version_overdue'],
    [{ version: { duplicateRows: 4 } }, 'version.quality', 3, 'quality_untold'],
  ])('%o lacks %s: %i points', (over, path, points, code) => {
    expect(fixed(over)).toEqual([[path, points, `completeness.${code}`]])
  })

  it('asks that empty values and doubled rows are told of, not that there are none', () => {
    expect(fixed({ version: { duplicateRows: 4 }, description: '同一井同一日可能重复上报。' })).toEqual([])
    expect(fixed({ version: { descriptions: { 井号: '井的编号', 压力: ' ' } } })).toEqual([
      ['version.descriptions', 8, 'completeness.fields_undescribed'], ['version.quality', 3, 'completeness.quality_untold'],
    ])
  })

  it('lets a suspected column be masked', () => {
    const columns = [column('姓名'), column('手机')]
    const descriptions = { 姓名: '名', 手机: '号' }
    expect(fixed({ version: { columns, descriptions, maskedFields: ['姓名'] } })).toEqual([
      ['version.maskedFields', 4, 'completeness.sensitive_unmasked'],
    ])
    expect(fixed({ version: { columns, descriptions, maskedFields: ['姓名', '手机'] } })).toEqual([])
  })

  it.each([
    ['daily', 2, true], ['daily', 3, false], ['weekly', 14, true], ['yearly', 732, true], ['yearly', 733, false],
    ['static', 9_000, true],
  ])(
    'an update cycle %s and a version of %i days: kept is %s', (updateCycle, days, isKept) => {
      const fixes = fixed({ text: { updateCycle }, version: { createdAt: addDays(now, -days) } })
      expect(fixes.length === 0).toBe(isKept)
    },
  )

  it('names the three fixes that bring most', () => {
    const bare = told({ text: { summary: '', plans: [], title: '' } })
    expect(completenessOf({ ...bare, version: null })).toEqual({
      score: 100 - 10 - 8 - 4 - 36,
      nextFixes: [
        { path: 'version.descriptions', points: 16, code: 'completeness.fields_undescribed' },
        { path: 'summary', points: 10, code: 'completeness.summary_short' },
        { path: 'plans', points: 8, code: 'completeness.missing' },
      ],
    })
  })

  it('is of 100: score and what is lacking sum to the whole', () => {
    const names = fc.uniqueArray(fc.constantFrom('姓名', '井号', '压力', '日期'))
    const facts = fc.record({ summary: fc.string({ maxLength: 80 }), names, described: names, masked: names, doubled: fc.nat(9) })
    fc.assert(fc.property(facts, ({ summary, names: keywords, described, masked: maskedFields, doubled: duplicateRows }) => {
      const descriptions = Object.fromEntries(described.map((name) => [name, '说明']))
      const columns = keywords.map((name) => column(name, 1))
      const one = told({ text: { summary, keywords }, version: { columns, descriptions, maskedFields, duplicateRows } })
      const { score, nextFixes } = completenessOf(one)
      const open = fixesOf(one)
      expect(score + open.reduce((sum, { points }) => sum + points, 0)).toBe(100)
      expect(nextFixes.length).toBe(Math.min(3, open.length))
      expect(open.every(({ points }) => points > 0)).toBe(true)
    }))
  })
})

describe('a listing shows its completeness', async () => {
  const p = await platform()
  const provider = await p.organization('provider')
  const { id, productId } = await draft(p, provider, { summary: '字'.repeat(60) })

  it('to its provider, who sees what to mend, and to the staff', async () => {
    const own = await p.request('GET', `/api/listings/${id}`, { as: provider })
    expect(own.body.completeness.score).toBe(100 - 8 - 3 - 2)
    expect(own.body.completeness.nextFixes).toEqual([
      { path: 'version.descriptions', points: 8, code: 'completeness.fields_undescribed' },
      { path: 'useCases', points: 3, code: 'completeness.use_cases_few' },
      { path: 'keywords', points: 2, code: 'completeness.keywords_few' },
    ])
    await submitted(p, provider, id)
    const staff = await p.request('GET', `/api/listings/${id}`, { as: await p.organization('first_reviewer') })
    expect(staff.body.completeness).toEqual(own.body.completeness)
  })

  it('by the newest version that could be read', async () => {
    await readyVersion(p, provider, productId, { fields: ['手机', '姓名', '压力'] })
    const { body } = await p.request('GET', '/api/listings', { as: provider })
    expect(body.items[0].completeness.nextFixes).toEqual([
      { path: 'version.descriptions', points: 11, code: 'completeness.fields_undescribed' },
      { path: 'version.maskedFields', points: 8, code: 'completeness.sensitive_unmasked' },
      { path: 'useCases', points: 3, code: 'completeness.use_cases_few' },
    ])
  })

  it('not to the public', async () => {
    const { id: other } = await draft(p, provider)
    await list(p, provider, other)
    const { text } = await p.request('GET', `/api/catalog/${other}`)
    expect(text).not.toContain('nextFixes')
  })

  it('also where no version could be read yet', async () => {
    const product = { name: '空', description: '空', sourceMode: 'original', sourceNote: '空' }
    const bare = await p.request('POST', '/api/products', { as: provider, body: product })
    const { body } = await p.request('POST', '/api/listings', { as: provider, body: { productId: bare.body.id } })
    expect(body.completeness).toMatchObject({ score: 0, nextFixes: [{ path: 'version.descriptions' }, { path: 'summary' }, {}] })
  })
})
