import { describe, expect, it } from 'vitest'
import { AppError } from '#api/kernel/errors.ts'
import {
  type Act, ACTS, type Actor, isPermitted, permit, type Role, ROLES, STAFF_DUTIES, VISITOR,
} from '#api/kernel/permit.ts'

/**
 * Who may do what, by the letters of the roles in their order: Provider, Consumer, Department, Operator, Implementing
 * body, reGistry, price (Fee) authority, Admission, 1st and 2nd reviewer, Treasurer, Regulator, aUditor. What is public
 * needs no sign-in.
 */
const MATRIX: [Act, string][] = [
  ['participant.apply',              'public'],
  ['participant.sign_in',            'public'],
  ['participant.sign_out',           'PCDOIGFA12TRU'],
  ['participant.view_own',           'PCDOIGFA12TRU'],
  ['participant.list',               '·······A12TRU'],
  ['participant.review',             '·······A·····'],
  ['participant.manage_keys',        'PCDO·········'],
  ['participant.manage_api_keys',    'PCDO·········'],
  ['participant.manage_people',      'PCDOIGFA12TRU'],
  ['participant.erase',              '·······A·····'],
  ['deadline.view',                  'PCDOIGFA12TRU'],
  ['deadline.summarise',             '···········RU'],
  ['deadline.view_rules',            'public'],
  ['relation.declare',                'PCDO···A·····'],
  ['relation.end',                    'PCDO···A·····'],
  ['relation.view',                   'PCDO···A12TRU'],
  ['resource.publish',               '··D··········'],
  ['resource.register',              '··D··········'],
  ['resource.view',                  'PCDOIGFA12TRU'],
  ['resource.change',                '··D··········'],
  ['resource.withdraw',              '··D··········'],
  ['resource.consent',               '··D··········'],
  ['resource.import',                '··D·I········'],
  ['resource.measure',               '··D··········'],
  ['source.settle',                  '····I········'],
  ['source.view_conflicts',          '··D·I··A12TRU'],
  ['ticket.report',                  '·CDOI········'],
  ['ticket.answer',                  '··D··········'],
  ['ticket.follow',                  '·CDOI········'],
  ['ticket.decide',                  '····I········'],
  ['ticket.view',                    '·CDOI··A12TRU'],
  ['plan.draft',                     '····I········'],
  ['plan.decide',                    '····I········'],
  ['plan.call',                      '····I········'],
  ['plan.apply',                     '···O·········'],
  ['plan.choose',                    '····I········'],
  ['plan.object',                    'PCDO·········'],
  ['plan.answer',                    '····I········'],
  ['plan.withdraw',                  '····I········'],
  ['plan.view',                      'PCDOI··A12TRU'],
  ['plan.view_published',            'public'],
  ['authorization.grant',            '····I········'],
  ['authorization.accept',           '···O·········'],
  ['authorization.file',             '····I········'],
  ['authorization.suspend',          '····I········'],
  ['authorization.give_notice',      '···OI········'],
  ['authorization.end',              '····I········'],
  ['authorization.hand_over',        '····I········'],
  ['authorization.change',           '····I········'],
  ['authorization.accept_change',    '···O·········'],
  ['authorization.assess',           '····I········'],
  ['authorization.rectify',          '···O·········'],
  ['authorization.view',             '··DOI··A12TRU'],
  ['scenario.propose',               '···O·········'],
  ['scenario.review',                 '··D·I········'],
  ['scenario.withdraw',               '···O·········'],
  ['scenario.offer_agreement',        '···O·········'],
  ['scenario.confirm',                '··D·I········'],
  ['scenario.supply',                 '··D··········'],
  ['scenario.close',                  '···O·········'],
  ['scenario.stop',                   '····I········'],
  ['ceiling.set',                    '····I········'],
  ['revenue.apply',                  '···O·········'],
  ['revenue.decide',                 '······F······'],
  ['revenue.view',                   '···OI·F····RU'],
  ['registration.apply',             '··DO·········'],
  ['registration.decide',            '·····G·······'],
  ['registration.object',            'PCDO·········'],
  ['registration.view',              '··DOIG·A12TRU'],
  ['registration.query',             'public'],
  ['property.prepare',               'P·DO·········'],
  ['property.verify',                '········1····'],
  ['property.view',                  'P·DO···A12TRU'],
  ['product.create',                 'P·DO·········'],
  ['product.upload',                 'P·DO·········'],
  ['product.describe',               'P·DO·········'],
  ['product.declare',                'P·DO·········'],
  ['product.view',                   'P·DO···A12TRU'],
  ['consent.enter',                  'P··O·········'],
  ['consent.withdraw',               'P··O·········'],
  ['consent.view',                   'PC·O···A12TRU'],
  ['listing.draft',                  'P·DO·········'],
  ['listing.submit',                 'P·DO·········'],
  ['listing.withdraw',               'P·DO·········'],
  ['listing.delist',                 'P·DO·········'],
  ['listing.test_delivery',          'P·DO····12···'],
  ['listing.review_first',           '········1····'],
  ['listing.review_second',          '·········2···'],
  ['listing.view_own',               'P·DO···A12TRU'],
  ['listing.publish_standing_offer', 'P·DO·········'],
  ['catalog.search',                 'public'],
  ['catalog.view',                   'public'],
  ['pricing.quote',                  'public'],
  ['pricing.view',                   'public'],
  ['pricing.guide',                  'P··O·········'],
  ['agreement.offer',                'PCDO·········'],
  ['agreement.counter',              'PC·O·········'],
  ['agreement.sign',                 'PCDO·········'],
  ['agreement.decline',              'PCDO·········'],
  ['agreement.terminate',            'PCDO·········'],
  ['agreement.accept_standing',      'PCDO·········'],
  ['agreement.view',                 'PCDO·······RU'],
  ['order.place',                    'PCDO·········'],
  ['order.view',                     'PCDO·······RU'],
  ['account.view',                   'PCDO·········'],
  ['account.request_top_up',         '·C···········'],
  ['account.list_top_ups',           'PCDO······T··'],
  ['account.confirm_top_up',         '··········T··'],
  ['settlement.statement',           'P··O·········'],
  ['settlement.request_payout',      'P··O·········'],
  ['settlement.list_payouts',        'P··O······T··'],
  ['settlement.pay_out',             '··········T··'],
  ['transfer.request',               'PCDO·········'],
  ['transfer.download',              'PCDO·········'],
  ['transfer.view',                  'PCDO·······RU'],
  ['transfer.destroy',               'PCDO·········'],
  ['transfer.view_destructions',     'PCDO·······RU'],
  ['liability.declare',              'P·DO·········'],
  ['liability.view',                 'PCDO·······RU'],
  ['sharing.request',                '··D··········'],
  ['sharing.answer',                 '··D··········'],
  ['sharing.end',                    '··D··········'],
  ['sharing.supply',                 '··D··········'],
  ['sharing.view',                   '··D·I······RU'],
  ['provenance.view',                'public'],
  ['provenance.recognise',           'PCDO·······RU'],
  ['certificate.issue',               'PCDO·········'],
  ['certificate.view',                'PCDO···A12TRU'],
  ['certificate.revoke',              '·········2·R·'],
  ['filing.submit',                   'PCDO·········'],
  ['filing.view',                     'PCDO···A12TRU'],
  ['filing.decide',                   '·········2···'],
  ['disclosure.publish',              '···OI········'],
  ['statistics.view',                 '····I··A12TRU'],
  ['supervision.search',             '···········RU'],
  ['supervision.trace',              '···········RU'],
  ['supervision.measure',            '···········R·'],
  ['supervision.view_measures',      '···········RU'],
  ['notification.view',              'PCDOIGFA12TRU'],
  ['notification.read',              'PCDOIGFA12TRU'],
  ['notification.set',               'PCDOIGFA12TRU'],
]
const LETTERS = 'PCDOIGFA12TRU'

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
    expect(codeOf(actorOf(['registry']), 'order.place')).toBe('permit.role')
    expect(codeOf(actorOf([]), 'participant.view_own')).toBe('permit.role')
  })

  it('is told that the key does not allow it, where its organisation may', () => {
    const key = actorOf(['consumer'], ['transfer.view'])
    expect(codeOf(key, 'transfer.view')).toBe('none')
    expect(codeOf(key, 'order.place')).toBe('permit.scope')
    expect(codeOf(actorOf(['registry'], ['order.place']), 'order.place')).toBe('permit.role')
  })
})

it('the platform’s staff has no part in any trade', () => {
  const trade = /^(agreement|order|transfer|product|listing\.(draft|submit|withdraw|delist|publish))/
  const done = MATRIX.filter(([act]) => trade.test(act) && !act.endsWith('.view')).map(([act]) => act)
  expect(done.length).toBeGreaterThan(15)
  for (const act of done)
    for (const duty of STAFF_DUTIES) expect([act, isPermitted(actorOf([duty]), act)]).toEqual([act, false])
})
