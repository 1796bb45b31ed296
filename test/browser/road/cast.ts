import type { Page } from 'playwright-core'
import * as road from '#api/cli/road.ts'
import type { Site } from '#test/support/site.ts'
import { DAY_MS } from '#test/support/story.ts'

const DESKS = ['department', 'source', 'operator', 'consumer', 'body', 'registry', 'price'] as const
export type Desk = (typeof DESKS)[number]

/** Who takes part in the road, each with a login and a window; and the time that passes for all of them. */
export async function castOf({ world, visit }: Site) {
  const { platform, office } = world
  const { db, clock } = platform
  const party = async (role: 'department' | 'operator' | 'consumer') => {
    const { id, name, client } = await world.admit([role], 'platform')
    const { login } = await db.person.findFirstOrThrow({ where: { participantId: id } })
    const { uscc } = await db.participant.findUniqueOrThrow({ where: { id } })
    return { id, name, client, login, uscc }
  }
  const parties = {
    department: await party('department'), source: await party('department'),
    operator: await party('operator'), consumer: await party('consumer'),
    body: await platform.organization('implementing_body'),
    registry: await platform.organization('registry'),
    price: await platform.organization('price_authority'),
  }
  await road.topUp(office, parties.consumer.client, 1_000_000)
  const windows = new Map<string, Page>()

  /** A person's window, signed in; the same one until time has passed. */
  const as = async (who: Desk | (string & {})): Promise<Page> => {
    const known = windows.get(who)
    if (known) return known
    const login = DESKS.some((desk) => desk === who) ? parties[who as Desk].login : who
    const page = await visit({ as: login })
    page.setDefaultTimeout(20_000)
    windows.set(who, page)
    return page
  }

  /** Time passes: every session is over, and who comes back signs in again. */
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms)
    for (const page of windows.values()) await page.context().close()
    windows.clear()
  }

  /** Time passes until a Beijing day is over. */
  const passDay = (day: string): Promise<void> =>
    pass(Date.parse(`${day}T00:00:00+08:00`) + DAY_MS + 60_000 - clock.now().getTime())

  /** The Beijing day, or one some days later. */
  const day = (later = 0): string =>
    new Date(clock.now().getTime() + 8 * 3_600_000 + later * DAY_MS).toISOString().slice(0, 10)

  return { ...parties, clock, as, pass, passDay, day, toPresent: () => pass(Date.now() - clock.now().getTime()) }
}

export type Cast = Awaited<ReturnType<typeof castOf>>

/** The day until which a page says that something is published. */
export async function publishedUntil(page: Page): Promise<string> {
  const said = page.getByText(/公示(期)?至/).first()
  await said.waitFor()
  return /至 (\d{4}-\d\d-\d\d)/.exec(await said.innerText())?.[1] ?? ''
}
