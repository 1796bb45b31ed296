/**
 * One fault to be planted: an exact text that occurs once in a file, what replaces it, and the test that must notice.
 */
export type Mutant = {
  name: string
  file: string
  find: string
  replace: string
  /** A test file, and the names of tests within it (a regular expression); all of them by default. */
  guard: string
  test?: string
  /** Mutants of one batch are planted together, since each has a test of its own that looks at nothing else. */
  batch?: string
}

type Edit = [name: string, find: string, replace: string, test?: string]

/** Mutants of one file with one guard. */
export const plantedIn = (file: string, guard: string, edits: Edit[]): Mutant[] =>
  edits.map(([name, find, replace, test]) => ({ name, file, find, replace, guard, ...(test === undefined ? {} : { test }) }))

/** The mutant of a check that was taken out: its condition never holds. */
export const unchecked = (name: string, condition: string, test?: string): Edit => {
  const edit = [name, `if (${condition})`, 'if (false)'] as const
  return test === undefined ? [...edit] : [...edit, test]
}
