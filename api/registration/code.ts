import type { Context } from '#api/kernel/context.ts'
import { beijingDay } from '#api/kernel/time.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*'

/** Dongying's division code, and the letter of public data (公共数据). */
const PREFIX = '370500G'

/** The check character of a body by MOD 37-2: with it, the sum of all characters' values times 2^(i−1) is 1 mod 37. */
export function checkCharacter(body: string): string {
  let sum = 0
  for (const character of body) sum = ((sum + ALPHABET.indexOf(character)) * 2) % 37
  return ALPHABET[(38 - sum) % 37] ?? ''
}

/**
 * A query code (登记结果查询码) by this registry's own rule: division, G, year and month of issue in Beijing, a serial
 * number of six digits, check character. The national coding rule is the national platform's: this one is local.
 */
export function localCode(month: string, serial: number): string {
  const body = `${PREFIX}${month}${String(serial).padStart(6, '0')}`
  return body + checkCharacter(body)
}

/** Whether a text is a code by the local rule, its check character included. */
export const isLocalCode = (text: string): boolean =>
  /^370500G\d{12}[0-9A-Z*]$/.test(text) && checkCharacter(text.slice(0, -1)) === text.at(-1)

/** The next code of the month; two at once are given two numbers. */
export async function nextCode({ tx, now }: Context): Promise<string> {
  const month = beijingDay(now).slice(0, 7).replace('-', '')
  const [counted] = await tx.$queryRaw<{ last: number }[]>`
    insert into registration_serial (month, last) values (${month}, 1)
    on conflict (month) do update set last = registration_serial.last + 1 returning last`
  return localCode(month, counted?.last ?? 1)
}
