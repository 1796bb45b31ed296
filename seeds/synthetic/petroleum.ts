/** Seed of the synthetic series: the same numbers on every machine. */
const SEED = 20_260_101
const WELLS = 12
const DAYS = 365

/** A generator of uniform numbers in [0, 1): mulberry32, so that anybody can make the same series again. */
function uniform(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * 演示数据: a year of daily tubing and casing pressure (MPa) and temperature (℃) of twelve oil wells that do not exist,
 * as CSV. Pressure falls slowly, wells are worked over now and then, and some days are missing.
 */
export function oilWellPressure(): string {
  const next = uniform(SEED)
  const rows = ['井号,日期,油压_MPa,套压_MPa,井口温度_℃,日产液_t,备注']
  for (let well = 1; well <= WELLS; well++) {
    let pressure = 2.2 + next() * 1.6
    for (let day = 0; day < DAYS; day++) {
      const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)
      const workover = next() < 0.006
      pressure = workover ? 2.4 + next() : Math.max(0.4, pressure * 0.9985 + (next() - 0.5) * 0.06)
      if (next() < 0.01) continue
      const temperature = 38 + 10 * Math.sin((2 * Math.PI * (day - 100)) / DAYS) + next() * 3
      const liquid = 12 + pressure * 6 + next() * 4
      const name = `演示-${String(well).padStart(3, '0')}`
      const note = workover ? '检泵' : ''
      rows.push(
        [name, date, pressure.toFixed(2), (pressure * 0.42 + next() * 0.2).toFixed(2), temperature.toFixed(1), liquid.toFixed(1), note].join(),
      )
    }
  }
  return `${rows.join('\n')}\n`
}
