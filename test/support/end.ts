type Work = () => Promise<unknown>

const works: Work[] = []

/**
 * Has something closed once all tests of the running file are done. Vitest's `afterAll` does nothing where it is called
 * from a hook or a test, and workers outlive their files.
 */
export const atEnd = (work: Work): void => {
  works.push(work)
}

/** Closes all that a file opened, the last first. */
export async function closeAll(): Promise<void> {
  for (const work of works.splice(0).toReversed()) await work()
}
