import type { SignedIn } from '../client/session.ts'

type Who = Pick<SignedIn, 'acts'>

/** Pages of things by the prefix of their identifiers. */
const PAGES: Record<string, (id: string, who: Who) => string | undefined> = {
  reg: (id, { acts }) => (acts.includes('registration.decide') ? `/registry/${id}` : `/registrations/${id}`),
  ppr: (id) => `/property/${id}`,
  res: (id) => `/resources/${id}`,
  scn: () => '/scenarios',
  shr: () => '/sharing',
  aut: (_, { acts }) => (acts.includes('authorization.accept') ? '/operate' : undefined),
  rvp: (_, { acts }) => (acts.includes('revenue.decide') ? '/price-office' : '/operate/revenue'),
}

/** The page of a thing that has a clock, for whoever looks at it; undefined where there is none. */
export function linkOf(subject: string, role: string, who: Who): string | undefined {
  // A clock may be about a part of a thing: `scn_…/res_…`.
  const [id = ''] = subject.split('/')
  const prefix = id.slice(0, 3)
  if (prefix !== 'agr') return PAGES[prefix]?.(id, who)
  if (role === 'overseer') return `/supervise?q=${id}#search`
  return role === 'responsible' ? `/my/agreements/${id}` : `/provide/agreements/${id}`
}
