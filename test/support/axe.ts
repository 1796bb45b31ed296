import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { z } from 'zod'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const Violations = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ target: z.array(z.unknown()) })) }))

/** What axe finds against a page as it stands: the rule, and the elements. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const found = Violations.parse(await page.evaluate('axe.run(document).then(({ violations }) => violations)'))
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** How far a page is wider than its window, in pixels: no page should be scrolled sideways. */
export const overflowOf = async (page: Page): Promise<number> =>
  z.number().parse(await page.evaluate('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)'))
