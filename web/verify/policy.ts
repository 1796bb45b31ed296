import type { Receipt } from '#api/verifier/receipt.ts'

type Policy = Receipt['agreement']['policy']
type Value = Policy[string]

const members = (value: Value | undefined): Policy =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
const items = (value: Value | undefined): Value[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** The purposes (用途) that an ODRL policy permits, as far as it has the usual shape. */
export function purposesOf(policy: Policy): string[] {
  const constraints = items(policy['permission']).flatMap((permission) => items(members(permission)['constraint']))
  return constraints
    .map(members)
    .filter(({ leftOperand }) => leftOperand === 'purpose')
    .flatMap(({ rightOperand }) => items(rightOperand))
    .filter((value) => typeof value === 'string')
}
