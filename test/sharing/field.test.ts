import { describe, expect, it } from 'vitest'
import { allowedFields, fieldsBeyond } from '#api/agreement/field.ts'
import { policyOf } from '#api/agreement/terms.ts'

const facts = {
  uid: 'agr_1', productId: 'prd_1', providerId: 'ptc_1', consumerId: 'ptc_2', startsAt: new Date(0),
  endsAt: new Date(1_000), quota: 1n, purposes: ['核验'], forbiddenUses: [], license: '约定',
}

describe('the fields of a policy', () => {
  it('are those that were signed, to the letter', () => {
    const fields = ['编号', 'a "quoted" \\ name', 'urn:dongying:field']
    expect(allowedFields(policyOf({ ...facts, fields }))).toEqual(fields)
  })

  it('are not limited where nothing is said of them, whatever else names the operand', () => {
    expect(allowedFields(policyOf(facts))).toBeUndefined()
    expect(allowedFields(policyOf({ ...facts, purposes: ['urn:dongying:field'] }))).toBeUndefined()
  })

  it('can be none', () => expect(allowedFields(policyOf({ ...facts, fields: [] }))).toEqual([]))
})

it.each([
  [['a', 'b'], ['a'], []],
  [['a'], ['a', 'b', 'b'], ['b']],
  [[], ['a'], ['a']],
  [['a'], [], []],
  [['a'], ['A'], ['A']],
])('of %j allowed, %j goes beyond by %j', (fields, selected, beyond) => {
  expect(fieldsBeyond({ fields }, selected)).toEqual(beyond)
})
