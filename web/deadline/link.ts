import type { Act } from '#api/kernel/permit.ts'
import type { SignedIn } from '../client/session.ts'

type Who = Pick<SignedIn, 'acts'>

type Place = [act: Act, path: (id: string) => string]

/** Pages of things by the prefix of their identifiers: the first that whoever looks may open. */
const PLACES: Record<string, Place[]> = {
  reg: [['registration.decide', (id) => `/registry/${id}`], ['registration.apply', (id) => `/registrations/${id}`]],
  ppr: [['property.prepare', (id) => `/property/${id}`]],
  res: [['resource.view', (id) => `/resources/${id}`]],
  scn: [['scenario.review', () => '/scenarios'], ['scenario.propose', () => '/operate?tab=scenarios']],
  shr: [['sharing.view', () => '/sharing']],
  pln: [['plan.draft', (id) => `/implement/plans/${id}`], ['plan.apply', (id) => `/operate/plans/${id}`]],
  aut: [
    ['authorization.grant', (id) => `/implement/grants/${id}`], ['authorization.accept', (id) => `/operate/grants/${id}`],
    ['authorization.view', (id) => `/resources/grants/${id}`],
  ],
  // An assessment stands on the page of its grant, which its clock does not name.
  asm: [['authorization.accept', () => '/operate'], ['authorization.grant', () => '/implement']],
  rvp: [['revenue.decide', () => '/price-office'], ['revenue.apply', () => '/operate/revenue']],
}

/** An agreement's page is at the desk of its side; who oversees finds it by the search. */
const AGREEMENT: Record<string, Place> = {
  responsible: ['agreement.view', (id) => `/my/agreements/${id}`],
  interested: ['agreement.view', (id) => `/provide/agreements/${id}`],
  overseer: ['supervision.search', (id) => `/supervise?q=${id}#search`],
}

/** The page of a thing that has a clock, for whoever looks at it; undefined where they have none. */
export function linkOf(subject: string, role: string, { acts }: Who): string | undefined {
  // A clock may be about a part of a thing: `scn_…/res_…`.
  const [id = ''] = subject.split('/')
  const prefix = id.slice(0, 3)
  const agreement = AGREEMENT[role]
  const places = prefix === 'agr' && agreement ? [agreement] : PLACES[prefix]
  return places?.find(([act]) => acts.includes(act))?.[1](id)
}
