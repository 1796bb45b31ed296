/** The names whose values are not the same, as a list for people; undefined when all are. */
export function differing(fields: [name: string, isSame: boolean][]): string | undefined {
  const names = fields.flatMap(([name, isSame]) => (isSame ? [] : [name]))
  return names.length === 0 ? undefined : names.join('、')
}

/** What a computation gives, or undefined where the stored values are too malformed for it. */
export function computed<T>(compute: () => T): T | undefined {
  try {
    return compute()
  } catch {
    return undefined
  }
}
