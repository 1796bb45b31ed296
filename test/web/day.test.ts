import { describe, expect, it } from 'vitest'
import { beginOf, dayOf, daysAfter, endOf, lastDayOf } from '#web/part/day.ts'
import { wrongWith } from '#web/public-data/term.ts'

describe('the days of a date input', () => {
  it('are Beijing days, half-open', () => {
    expect(beginOf('2026-11-24')).toBe('2026-11-23T16:00:00.000Z')
    expect(endOf('2026-11-24')).toBe('2026-11-24T16:00:00.000Z')
    expect(lastDayOf(endOf('2026-11-24'))).toBe('2026-11-24')
    expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01')
  })

  it.each(['', '20261-01-01', '2026-13-01'])('have no instant where the input holds none: "%s"', (text) => {
    expect([beginOf(text), endOf(text), daysAfter(text, 1), lastDayOf(endOf(text))]).toEqual(['', '', '', ''])
    expect(dayOf(Number.NaN)).toBe('')
  })

  it('are no term where one of them is none', () => {
    expect(wrongWith({ from: '2026-11-24', to: '' }, 3)).toBeUndefined()
    expect(wrongWith({ from: '', to: '2026-11-24' }, 3)).toBeUndefined()
    expect(wrongWith({ from: '2026-11-24', to: '20299-01-01' }, 3)).toBe('window')
  })
})
