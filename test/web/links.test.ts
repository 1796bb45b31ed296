import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Act, ACTS, ROLES, type Role } from '#api/kernel/permit.ts'
import { SENTENCES } from '#api/notification/sentences.ts'
import { TASKS } from '#api/task/task.ts'
import { linkOf } from '#web/deadline/link.ts'
import { DESKS } from '#web/desk/desks.ts'

const WEB = join(import.meta.dirname, '../../web')
const textOf = (file: string) => readFileSync(join(WEB, file), 'utf8')

/** The pages of the site: the address, and the act that opens it, where it is a desk's. */
const PAGES = [...textOf('app.tsx').matchAll(/path: '(\/[^']*)', element: page\(\(\) => import\('\.\/([^']+)'\)/g)].map(
  ([, path = '', file = '']) => {
    const [, act] = /<DeskPage[^>]*? act="([a-z_.]+)"/.exec(textOf(file)) ?? []
    return { path, act: act as Act | undefined, matches: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`) }
  },
)

const may = (role: Role, act: Act): boolean => ACTS[act] === 'public' || (ACTS[act] as readonly Role[]).includes(role)
const actsOf = (role: Role): Act[] => (Object.keys(ACTS) as Act[]).filter((act) => may(role, act))

/** What is wrong with a link for somebody: there is no such page, or it is closed to them. */
function faultOf(href: string, role?: Role): string | undefined {
  const [path = ''] = href.split(/[?#]/)
  const found = PAGES.find(({ matches }) => matches.test(path))
  if (!found) return `${href}: no page`
  return role && found.act && !may(role, found.act) ? `${href}: closed to ${role}` : undefined
}

describe('every link that the platform gives', () => {
  it('leads from what waits for somebody to a page that they may open', () => {
    const faults = TASKS.flatMap(({ href, one, act, side }) =>
      ROLES.filter((role) => may(role, act) && (side === undefined || side.includes(role))).flatMap((role) =>
        [href, ...(one ? [one('id')] : [])].map((link) => faultOf(link, role)),
      ),
    )
    expect(faults.filter(Boolean)).toEqual([])
  })

  it('leads from a notification to a page', () => {
    const params = new Proxy<Record<string, string>>({}, { get: (_, name) => (name === 'side' ? 'my' : 'id') })
    const faults = Object.entries(SENTENCES).map(([, { href }]) => {
      const link = (href as (p: Record<string, string>) => string)(params)
      return link === '/id' ? undefined : faultOf(link) // the facts name the desk
    })
    expect(faults.filter(Boolean)).toEqual([])
  })

  it('leads from a clock to a page that whoever looks at it may open, or nowhere', () => {
    const faults = ROLES.flatMap((role) =>
      ['reg', 'ppr', 'res', 'scn', 'shr', 'aut', 'pln', 'asm', 'tkt', 'agr'].flatMap((prefix) =>
        ['responsible', 'interested', 'overseer'].map((side) => {
          const href = linkOf(`${prefix}_1`, side, { acts: actsOf(role) })
          return href === undefined ? undefined : faultOf(href, role)
        }),
      ),
    )
    expect([...new Set(faults)].filter(Boolean)).toEqual([])
  })

  it('leads from a clock to the page of who acts or answers', () => {
    const linkFor = (role: Role, subject: string, side = 'responsible') => linkOf(subject, side, { acts: actsOf(role) })
    expect(linkFor('registry', 'reg_1')).toBe('/registry/reg_1')
    expect(linkFor('department', 'reg_1')).toBe('/registrations/reg_1')
    expect(linkFor('department', 'scn_1/res_1')).toBe('/scenarios')
    expect(linkFor('operator', 'scn_1/res_1')).toBe('/operate?tab=scenarios')
    expect(linkFor('implementing_body', 'aut_1')).toBe('/implement/grants/aut_1')
    expect(linkFor('operator', 'aut_1')).toBe('/operate/grants/aut_1')
    expect(linkFor('implementing_body', 'pln_1')).toBe('/implement/plans/pln_1')
    expect(linkFor('operator', 'pln_1', 'interested')).toBe('/operate/plans/pln_1')
    expect(linkFor('consumer', 'agr_1')).toBe('/my/agreements/agr_1')
    expect(linkFor('provider', 'agr_1', 'interested')).toBe('/provide/agreements/agr_1')
    expect(linkFor('auditor', 'agr_1', 'overseer')).toBe('/supervise?q=agr_1#search')
    expect(linkFor('treasurer', 'agr_1', 'overseer')).toBeUndefined()
  })
})

it('a desk stands before everybody who may open it', () => {
  const faults = DESKS.flatMap(({ href, act }) => ROLES.filter((role) => may(role, act)).map((role) => faultOf(href, role)))
  expect(faults.filter(Boolean)).toEqual([])
  const hidden = DESKS.filter(({ href, act }) => {
    const page = PAGES.find(({ path }) => path === href)
    return page?.act !== undefined && ROLES.some((role) => may(role, page.act as Act) && !may(role, act))
  })
  expect(hidden.map(({ name }) => name)).toEqual([])
})

it('every page without a parameter is linked from another one', () => {
  const texts = globSync('**/*.{ts,tsx}', { cwd: WEB, exclude: ['dist/**', 'client/generated/**', 'app.tsx', '**/node_modules/**'] })
  const linked = texts.map(textOf).join('\n')
  const isLinked = (path: string) => new RegExp(`["'\`]${path}["'\`?#]`).test(linked)
  expect(PAGES.map(({ path }) => path).filter((path) => !path.includes(':') && !isLinked(path))).toEqual([])
})
