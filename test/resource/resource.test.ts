import { describe, expect, it } from 'vitest'
import { addYears, checkAct, RESOURCE_ACTS, RESOURCE_STATES, resourceState } from '#api/resource/resource.ts'
import { AppError } from '#api/kernel/errors.ts'
import { addDays } from '#api/kernel/time.ts'

const now = new Date('2026-11-24T08:00:00Z')
const none = { registrationCode: null, registrationValidTo: null, registrationRevokedAt: null, withdrawnAt: null }
const rows = {
  published: { ...none },
  registered: { ...none, registrationCode: 'SDDJ-00000001', registrationValidTo: addDays(now, 1) },
  lapsed: { ...none, registrationCode: 'SDDJ-00000001', registrationValidTo: now },
  revoked: {
    ...none, registrationCode: 'SDDJ-00000001', registrationValidTo: addDays(now, 1), registrationRevokedAt: now,
  },
  withdrawn: { ...none, registrationCode: 'SDDJ-00000001', registrationValidTo: addDays(now, 1), withdrawnAt: now },
}

const codeOf = (act: () => void): string => {
  try {
    act()
    return 'none'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

describe('resource', () => {
  it.each(RESOURCE_STATES)('is %s by its registration and the time', (state) => {
    expect(resourceState(rows[state], now)).toBe(state)
  })

  it.each(RESOURCE_STATES)('%s: may be registered exactly when the table says so', (state) => {
    const isAllowed = RESOURCE_ACTS.register.from.some((from) => from === state)
    const expected = isAllowed ? 'none' : 'resource.act_not_allowed'
    expect(codeOf(() => checkAct('register', rows[state], now))).toBe(expected)
  })

  it('counts years by the calendar', () => {
    expect(addYears(new Date('2024-02-29T00:00:00Z'), 3)).toEqual(new Date('2027-03-01T00:00:00Z'))
  })
})
