import { type Checker, openChecker } from './checker.ts'

/** The one checker of the site's pages. */
export const siteChecker: Checker = openChecker(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
)
