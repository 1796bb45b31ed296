import { describe, expect, it } from 'vitest'
import { type Facts, MOMENTS, type Moment } from '#api/gate/facts.ts'
import { opening } from '#api/gate/opening.ts'
import { refusalOf } from '#api/gate/gate.ts'
import { addDays } from '#api/kernel/time.ts'
import { declaration, lawful, NOW, party, resource } from '#test/gate/facts.ts'

const DEPARTMENT = party('ptc_department', { roles: ['department'] })
const SIGNED = { state: 'active', isWhole: true }

/** What a department opens or shares, free of charge, for somebody. */
function given(sourceMode: 'opened' | 'shared', own: Parameters<typeof resource>[0] = {}, over: Partial<Facts> = {}): Facts {
  const consumer = sourceMode === 'shared' ? party('ptc_other', { roles: ['department'] }) : party('ptc_consumer')
  return lawful({
    deal: {
      id: 'agr_1', productId: 'prd_1', plans: [{ kind: 'free' }], consumerId: consumer.id, purpose: '设备维护',
      endsAt: addDays(NOW, 30), agreement: SIGNED,
    },
    product: {
      id: 'prd_1', sourceMode, sourceNote: '履职中收集', scenarioId: null, providerId: DEPARTMENT.id, resourceId: 'res_1',
    },
    declaration: sourceMode === 'shared' ? null : declaration({ processing: 'raw' }),
    provider: DEPARTMENT, consumer, publicData: null, revenue: undefined,
    resources: [resource({ openClass: 'conditional', shareClass: 'conditional', ...own })],
    ...over,
  })
}

/** The same without an agreement: what is offered to anybody. */
const standing = (facts: Facts): Facts => {
  const { agreement: _, ...deal } = facts.deal
  return { ...facts, deal }
}

const ALL: readonly Moment[] = MOMENTS
const others = (...left: Moment[]): Moment[] => MOMENTS.filter((moment) => !left.includes(moment))

const CASES: [string, string, Facts, readonly Moment[]][] = [
  ['a closed resource', 'opening_closed', given('opened', { openClass: 'closed' }), ALL],
  ['an application for what needs none', 'opening_unconditional', given('opened', { openClass: 'unconditional' }), ['offer']],
  ['a standing offer of what needs an application', 'opening_conditional', standing(given('opened')), ['sign', 'order']],
  ['another department’s resource', 'opening_own', given('opened', { departmentId: 'ptc_x' }), ALL],
  ['no resource', 'opening_own', given('opened', {}, { resources: [] }), ALL],
  ['a company that opens', 'opening_own', given('opened', {}, { provider: party('ptc_department', { roles: ['provider'] }) }), ALL],
  ['a resource that was withdrawn', 'opening_withdrawn', given('opened', { withdrawnAt: NOW }), ALL],
  ['a company that is shared with', 'sharing_departments', given('shared', {}, { consumer: party('ptc_c') }), others('list')],
  ['what is not shared', 'sharing_none', given('shared', { shareClass: 'none' }), others('list')],
  ['a department that buys', 'opening_consumer', lawful({ consumer: party('ptc_c', { roles: ['department'] }) }), ALL],
  ['a provider that buys', 'opening_consumer', lawful({ consumer: party('ptc_c', { roles: ['provider'] }) }), ALL],
]

describe('a lawful gift', () => {
  it.each(MOMENTS)('passes at %s', (moment) => {
    expect(refusalOf({ ...given('opened'), moment })).toBeUndefined()
    const shared = refusalOf({ ...given('shared'), moment })
    expect(shared?.code).toBe(moment === 'list' ? 'gate.sharing_unlisted' : undefined)
  })

  it('goes to any participant, and on one offer where it is unconditional', () => {
    for (const role of ['consumer', 'provider', 'department', 'operator'] as const) {
      const facts = given('opened', { openClass: 'unconditional' }, { consumer: party('ptc_any', { roles: [role] }) })
      for (const moment of ['sign', 'order'] as const) expect(opening({ ...standing(facts), moment })).toBeUndefined()
    }
  })
})

describe.each(CASES)('%s', (_, code, facts, moments) => {
  it('is refused with its law at each moment that it concerns, and at no other', () => {
    const found = MOMENTS.filter((moment) => opening({ ...facts, moment })?.code === `gate.${code}`)
    expect(found).toEqual(moments)
    expect(opening({ ...facts, moment: moments[0] ?? 'offer' })?.detail.basis).toMatch(/^《/)
  })
})
