import { useQuery } from '@tanstack/react-query'
import { client, problemOf, type Schemas } from '../client/client.ts'

const readScenario = async (id: string): Promise<Schemas['Scenario']> => {
  const { data, error } = await client.GET('/api/scenarios/{id}', { params: { path: { id } } })
  if (data === undefined) throw problemOf(error)
  return data
}

const readGrant = async (id: string): Promise<Schemas['OperatingAuthorization']> => {
  const { data, error } = await client.GET('/api/authorizations/{id}', { params: { path: { id } } })
  if (data === undefined) throw problemOf(error)
  return data
}

const readResource = async (id: string): Promise<Schemas['PublicDataResource']> => {
  const { data, error } = await client.GET('/api/resources/{id}', { params: { path: { id } } })
  if (data === undefined) throw problemOf(error)
  return data
}

async function readBehind(scenarioId: string) {
  const scenario = await readScenario(scenarioId)
  const [grant, resources] = await Promise.all([
    readGrant(scenario.authorizationId),
    Promise.all(scenario.resourceIds.map(readResource)),
  ])
  return { scenario, grant, resources }
}

/** All that stands behind public data: the scenario, its grant, and the resources with their registrations. */
export const useBehind = (scenarioId: string | null) =>
  useQuery({
    queryKey: ['behind', scenarioId],
    queryFn: () => readBehind(scenarioId ?? ''),
    enabled: scenarioId !== null,
  })
