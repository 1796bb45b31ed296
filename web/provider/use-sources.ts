import { api, type Schemas } from '../client/client.ts'
import { useMay, useSession } from '../client/session.ts'

/** The scenarios of the grants that one operates under; none for who operates none. */
export function useScenarios(): Schemas['Scenario'][] {
  const isOperator = useMay('scenario.propose')
  const { data } = api.useQuery('get', '/api/scenarios', { params: { query: { limit: 100 } } }, { enabled: isOperator })
  return data?.items ?? []
}

/** The resources that a department opens, with or without conditions; none for others. */
export function useOpenResources(): { id: string; name: string }[] {
  const departmentId = useSession()?.participant.id ?? ''
  const isDepartment = useMay('resource.publish')
  const query = { limit: 100, departmentId }
  const { data } = api.useQuery('get', '/api/resources', { params: { query } }, { enabled: isDepartment })
  return (data?.items ?? []).filter(({ openClass }) => openClass !== 'closed')
}

/** Products that another one may be made of: one's own, and bought ones, but no public data of one's own. */
export function useParents(): { id: string; name: string }[] {
  const own = useSession()?.participant.id
  const products = api.useQuery('get', '/api/products', { params: { query: { limit: 100 } } })
  const agreements = api.useQuery('get', '/api/agreements', { params: { query: { limit: 100 } } })
  const made = (products.data?.items ?? []).filter(({ scenarioId }) => scenarioId === null)
  const bought = (agreements.data?.items ?? []).filter(
    ({ consumer, activatedAt }) => consumer.id === own && activatedAt !== null,
  )
  const all = [
    ...made.map(({ id, name }) => ({ id, name })),
    ...bought.map(({ productId, title }) => ({ id: productId, name: title })),
  ]
  return [...new Map(all.map((one) => [one.id, one])).values()]
}
