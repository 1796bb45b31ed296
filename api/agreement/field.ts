import { z } from 'zod'

/** The operand of the constraint by which a policy limits a use to fields, in the platform's profile of ODRL. */
export const FIELD = 'urn:dongying:field'

const Policy = z.object({
  permission: z.array(
    z.object({ constraint: z.array(z.object({ leftOperand: z.string(), rightOperand: z.unknown() })) }),
  ),
})

/** The fields that a signed policy limits the use to (允许的字段); undefined where it limits them not. */
export function allowedFields(policy: string): string[] | undefined {
  if (!policy.includes(FIELD)) return undefined
  const { permission } = Policy.parse(JSON.parse(policy))
  const limits = permission.flatMap(({ constraint }) => constraint).filter(({ leftOperand }) => leftOperand === FIELD)
  return limits.length === 0 ? undefined : limits.flatMap(({ rightOperand }) => z.array(z.string()).parse(rightOperand))
}

/** The fields among those selected that a request does not hold. */
export const fieldsBeyond = (
  { fields }: { fields: readonly string[] },
  selected: readonly string[],
): string[] => [...new Set(selected)].filter((field) => !fields.includes(field))
