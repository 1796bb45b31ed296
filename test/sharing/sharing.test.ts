import { describe, expect, it } from 'vitest'
import { AGREEMENT_STATES } from '#api/agreement/agreement.ts'
import { AppError } from '#api/kernel/errors.ts'
import {
  checkFewest, checkShareable, checkSharingAct, crossingsOf, SHARING_ACTS, SHARING_STATES, type Shareable,
  sharingState, storedFor,
} from '#api/sharing/sharing.ts'

const codeOf = (work: () => void): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const resource: Shareable = {
  departmentId: 'ptc_owner', grade: 'general', shareClass: 'conditional', acquisition: 'own',
  items: [
    { name: '编号', personal: false, sensitive: false },
    { name: '电话', personal: true, sensitive: false },
    { name: '病史', personal: false, sensitive: true },
  ],
}

describe('every state by every act', () => {
  const allowed: Record<string, string[]> = {
    approve: ['requested'], refuse: ['requested'], withdraw: ['requested', 'approved'], end: ['active'],
  }
  const acts = Object.keys(SHARING_ACTS).filter((act): act is keyof typeof SHARING_ACTS => act in SHARING_ACTS)
  it.each(SHARING_STATES.flatMap((state) => acts.map((act) => ({ state, act }))))('$act from $state', ({ state, act }) => {
    const expected = allowed[act]?.includes(state) ? 'none' : 'sharing.act_not_allowed'
    expect(codeOf(() => checkSharingAct(act, state))).toBe(expected)
  })
})

describe('the state that is shown', () => {
  it.each([
    ['offered', 'approved'], ['signing', 'approved'], ['signed', 'signed'], ['activating', 'signed'],
    ['active', 'active'], ['terminating', 'active'], ['terminated', 'ended'], ['expired', 'ended'],
    ['refused', 'ended'], ['declined', 'withdrawn'],
  ] as const)('is told by the agreement once there is one: %s', (agreement, shown) => {
    expect(sharingState('approved', agreement)).toBe(shown)
    expect(storedFor(shown).agreements).toContain(agreement)
  })

  it('is told by the row before', () => {
    for (const stored of ['requested', 'refused', 'withdrawn']) expect(sharingState(stored, undefined)).toBe(stored)
  })

  it('finds each agreement under one state alone', () => {
    const found = SHARING_STATES.flatMap((state) => storedFor(state).agreements)
    expect(found.toSorted()).toEqual([...AGREEMENT_STATES].toSorted())
  })
})

describe('what may be asked for', () => {
  it.each([
    ['another department’s', {}, 'none'],
    ['one’s own', { departmentId: 'ptc_me' }, 'sharing.own'],
    ['what is not shared', { shareClass: 'none' }, 'sharing.none'],
    ['important data', { grade: 'important' }, 'sharing.grade'],
    ['core data', { grade: 'core' }, 'sharing.grade'],
    ['what its department got by sharing', { acquisition: 'shared' }, 'sharing.not_source'],
  ])('%s', (_, over, code) => {
    expect(codeOf(() => checkShareable({ ...resource, ...over }, 'ptc_me'))).toBe(code)
  })

  it.each([
    ['plain fields', ['编号'], {}, 'none'],
    ['a field that is not there', ['编号', '住址'], {}, 'sharing.field_unknown'],
    ['a reason for a field that is not there', ['编号'], { 住址: '核验' }, 'sharing.field_unknown'],
    ['a personal field without a reason', ['电话'], {}, 'sharing.necessity'],
    ['a sensitive field without a reason', ['病史'], { 电话: '联系' }, 'sharing.necessity'],
    ['a personal field with an empty reason', ['电话'], { 电话: '' }, 'sharing.necessity'],
    ['a personal field with its reason', ['电话'], { 电话: '联系申请人' }, 'none'],
  ])('%s', (_, fields, necessity, code) => {
    expect(codeOf(() => checkFewest(resource, { fields, necessity }))).toBe(code)
  })

  it('names the law in every refusal', () => {
    for (const over of [{ shareClass: 'none' }, { grade: 'core' }, { acquisition: 'shared' }])
      expect(() => checkShareable({ ...resource, ...over }, 'ptc_me')).toThrow(
        expect.objectContaining({ detail: expect.objectContaining({ basis: expect.stringMatching(/^《/) }) }),
      )
  })
})

it.each([
  ['city', null, null, ['department']],
  ['city', null, '全市', ['department']],
  ['city', null, '市本级', ['department']],
  ['town', '河口区', '市本级', ['department', 'level']],
  ['county', '广饶县', null, ['department', 'level']],
  ['city', null, '广饶县', ['department', 'level']],
  ['county', '广饶县', '广饶县', ['department']],
  ['county', '广饶县', '利津县', ['department', 'region']],
  ['town', '河口区', '全市', ['department', 'level']],
] as const)('a request from %s %s of a resource of %s crosses %j', (level, district, of, crossed) => {
  expect(crossingsOf({ level, district }, of)).toEqual(crossed)
})
