const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An identity number of nobody: region of Dongying, a birth date (`19900307`) and a serial, with its check character. */
export function identityNumber(birth: string, serial: number, region = '370502'): string {
  const body = `${region}${birth}${String(serial).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(body[place]), 0)
  return body + '10X98765432'[sum % 11]
}

/** The number with another check character, which no identity number has. */
export const withWrongCheck = (number: string): string => number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')

/** A card's number of this beginning and length, with the check digit that Luhn's rule gives it. */
export function cardNumber(beginning: string, length = 19): string {
  const body = beginning.padEnd(length - 1, '0123456789')
  const sum = [...body].toReversed().reduce((total, digit, place) => {
    const doubled = place % 2 === 0 ? 2 * Number(digit) : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return body + String((10 - (sum % 10)) % 10)
}
