import { describe, expect, it } from 'vitest'
import { addYears, checkRegistration, RESOURCE_ACTS, RESOURCE_STATES, resourceState } from '#api/resource/resource.ts'
import { AppError } from '#api/kernel/errors.ts'
import { addDays } from '#api/kernel/time.ts'

const now = new Date('2026-11-24T08:00:00Z')
const rows = {
  published: { registrationCode: null, registrationValidTo: null },
  registered: { registrationCode: 'SDDJ-00000001', registrationValidTo: addDays(now, 1) },
  lapsed: { registrationCode: 'SDDJ-00000001', registrationValidTo: now },
} as const
const year = { validFrom: now, validTo: addYears(now, 1) }

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
    expect(codeOf(() => checkRegistration(rows[state], year, now))).toBe(expected)
  })

  it.each([
    ['none', now, addYears(now, 3)],
    ['resource.registration_term', now, new Date(addYears(now, 3).getTime() + 1)],
    ['resource.registration_window', now, now],
    ['resource.registration_window', addDays(now, -10), now],
    ['resource.registration_window', addDays(now, 2), addDays(now, 1)],
  ])('a registration answers %s', (expected, validFrom, validTo) => {
    expect(codeOf(() => checkRegistration(rows.published, { validFrom, validTo }, now))).toBe(expected)
  })

  it('counts years by the calendar', () => {
    expect(addYears(new Date('2024-02-29T00:00:00Z'), 3)).toEqual(new Date('2027-03-01T00:00:00Z'))
  })
})
