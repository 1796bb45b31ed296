import { describe, expect, it } from 'vitest'
import { AppError } from '#api/kernel/errors.ts'
import {
  type Act, ACTS, type Actor, isPermitted, permit, type Role, ROLES, STAFF_DUTIES, VISITOR,
} from '#api/kernel/permit.ts'

/**
 * Who may do what, by the letters of the roles in their order: Provider, Consumer, Department, Operator, Admission,
 * 1st and 2nd reviewer, Treasurer, Regulator, aUditor. What is public needs no sign-in.
 */
const MATRIX: [Act, string][] = [
  ['participant.apply',              'public'],
  ['participant.sign_in',            'public'],
  ['participant.sign_out',           'PCDOA12TRU'],
  ['participant.view_own',           'PCDOA12TRU'],
  ['participant.list',               '····A12TRU'],
  ['participant.review',             '····A·····'],
  ['participant.manage_keys',        'PCDO······'],
  ['participant.manage_api_keys',    'PCDO······'],
  ['participant.manage_people',      'PCDOA12TRU'],
  ['resource.publish',               '··D·······'],
  ['resource.register',              '··D·······'],
  ['resource.view',                  'PCDOA12TRU'],
  ['authorization.grant',            '··D·······'],
  ['authorization.accept',           '···O······'],
  ['authorization.end',              '··D·······'],
  ['authorization.view',             '··DOA12TRU'],
  ['scenario.propose',               '···O······'],
  ['scenario.approve',               '··D·······'],
  ['ceiling.set',                    '··D·······'],
  ['product.create',                 'P··O······'],
  ['product.upload',                 'P··O······'],
  ['product.describe',               'P··O······'],
  ['product.view',                   'P··OA12TRU'],
  ['listing.draft',                  'P··O······'],
  ['listing.submit',                 'P··O······'],
  ['listing.withdraw',               'P··O······'],
  ['listing.delist',                 'P··O······'],
  ['listing.review_first',           '·····1····'],
  ['listing.review_second',          '······2···'],
  ['listing.view_own',               'P··OA12TRU'],
  ['listing.publish_standing_offer', 'P··O······'],
  ['catalog.search',                 'public'],
  ['catalog.view',                   'public'],
  ['pricing.quote',                  'public'],
  ['pricing.guide',                  'P··O······'],
  ['agreement.offer',                '·C········'],
  ['agreement.counter',              'PC·O······'],
  ['agreement.sign',                 'PC·O······'],
  ['agreement.decline',              'PC·O······'],
  ['agreement.terminate',            'PC·O······'],
  ['agreement.accept_standing',      '·C········'],
  ['agreement.view',                 'PC·O····RU'],
  ['order.place',                    '·C········'],
  ['order.view',                     'PC·O····RU'],
  ['account.view',                   'PCDO······'],
  ['account.request_top_up',         '·C········'],
  ['account.list_top_ups',           'PCDO···T··'],
  ['account.confirm_top_up',         '·······T··'],
  ['settlement.statement',           'P··O······'],
  ['settlement.request_payout',      'P··O······'],
  ['settlement.list_payouts',        'P··O···T··'],
  ['settlement.pay_out',             '·······T··'],
  ['transfer.request',               '·C········'],
  ['transfer.download',              '·C········'],
  ['transfer.view',                  'PC·O····RU'],
  ['provenance.view',                'public'],
  ['provenance.recognise',           'PCDO····RU'],
  ['supervision.search',             '········RU'],
  ['supervision.trace',              '········RU'],
  ['supervision.measure',            '········R·'],
  ['supervision.view_measures',      '········RU'],
  ['notification.view',              'PCDOA12TRU'],
  ['notification.read',              'PCDOA12TRU'],
  ['notification.set',               'PCDOA12TRU'],
]
const LETTERS = 'PCDOA12TRU'

const actorOf = (roles: Role[], scopes: Act[] | null = null): Actor => ({
  ...VISITOR, participantId: 'ptc_1', personId: 'psn_1', roles, scopes, via: scopes === null ? 'session' : 'api_key',
})

/** The letters of those whom the table lets in; `public` when that is everybody, signed in or not. */
function seenOf(act: Act): string {
  if (isPermitted(VISITOR, act)) return 'public'
  return ROLES.map((role, index) => (isPermitted(actorOf([role]), act) ? LETTERS[index] : '·')).join('')
}

const codeOf = (actor: Actor, act: Act): string => {
  try {
    permit(actor, act)
    return 'none'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

it('the matrix has every act and every role', () => {
  expect(MATRIX.map(([act]) => act).toSorted()).toEqual(Object.keys(ACTS).toSorted())
  expect(ROLES).toHaveLength(LETTERS.length)
})

describe('the matrix of acts and roles', () => {
  it.each(MATRIX)('%s %s', (act, expected) => expect(seenOf(act)).toBe(expected))
})

describe('whoever may not', () => {
  it('is asked to sign in, when nobody is', () => {
    for (const [act, expected] of MATRIX)
      expect(codeOf(VISITOR, act)).toBe(expected === 'public' ? 'none' : 'permit.sign_in')
  })

  it('is told that the role does not allow it', () => {
    expect(codeOf(actorOf(['consumer']), 'order.place')).toBe('none')
    expect(codeOf(actorOf(['provider']), 'order.place')).toBe('permit.role')
    expect(codeOf(actorOf([]), 'participant.view_own')).toBe('permit.role')
  })

  it('is told that the key does not allow it, where its organisation may', () => {
    const key = actorOf(['consumer'], ['transfer.view'])
    expect(codeOf(key, 'transfer.view')).toBe('none')
    expect(codeOf(key, 'order.place')).toBe('permit.scope')
    expect(codeOf(actorOf(['provider'], ['order.place']), 'order.place')).toBe('permit.role')
  })
})

it('the platform’s staff has no part in any trade', () => {
  const trade = /^(agreement|order|transfer|product|listing\.(draft|submit|withdraw|delist|publish))/
  const done = MATRIX.filter(([act]) => trade.test(act) && !act.endsWith('.view')).map(([act]) => act)
  expect(done.length).toBeGreaterThan(15)
  for (const act of done)
    for (const duty of STAFF_DUTIES) expect([act, isPermitted(actorOf([duty]), act)]).toEqual([act, false])
})
