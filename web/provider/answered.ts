type Answer<T> = { data?: T; error?: unknown }

/** What the API answered, for queries that ask more than once. @throws the problem that it told instead */
export async function answered<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error } = await answer
  if (data === undefined) throw error
  return data
}
