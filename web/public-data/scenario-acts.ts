import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import type { Sending } from './form.tsx'

export type Scenario = Schemas['Scenario']

/** From which side a scenario is looked at: who operates, who supplies, or who granted. */
export type ScenarioSide = 'operator' | 'department' | 'implementing_body'

type On<Body = object> = Body & { id: string }

/** What the parties of a scenario do about it. */
export type ScenarioActs = {
  propose: Sending<Schemas['ProposeScenario'], Scenario>
  decide: Sending<On<Schemas['DecideScenario']>, Scenario>
  withdraw: Sending<On, Scenario>
  offer: Sending<On<Schemas['ScenarioAgreement']>, Scenario>
  confirm: Sending<On<Schemas['ScenarioAgreement']>, Scenario>
  supply: Sending<On<Schemas['SupplyScenario']>, Scenario>
  close: Sending<On<Schemas['CloseScenario']>, Scenario>
  stop: Sending<On<Schemas['StopScenario']>, Scenario>
  setCeiling: Sending<On<Schemas['SetCeiling']>, Scenario>
}

const at = (id: string) => ({ path: { id } })

/** The acts upon scenarios, sent to the server. */
export function useScenarioActs(): ScenarioActs {
  return {
    propose: useAct((body: Schemas['ProposeScenario'], headers) => client.POST('/api/scenarios', { body, headers })),
    decide: useAct(({ id, ...body }: On<Schemas['DecideScenario']>, headers) =>
      client.POST('/api/scenarios/{id}/decision', { params: at(id), body, headers })),
    withdraw: useAct(({ id }: On, headers) =>
      client.POST('/api/scenarios/{id}/withdraw', { params: at(id), headers })),
    offer: useAct(({ id, ...body }: On<Schemas['ScenarioAgreement']>, headers) =>
      client.POST('/api/scenarios/{id}/agreement', { params: at(id), body, headers })),
    confirm: useAct(({ id, ...body }: On<Schemas['ScenarioAgreement']>, headers) =>
      client.POST('/api/scenarios/{id}/confirmation', { params: at(id), body, headers })),
    supply: useAct(({ id, ...body }: On<Schemas['SupplyScenario']>, headers) =>
      client.POST('/api/scenarios/{id}/supplies', { params: at(id), body, headers })),
    close: useAct(({ id, ...body }: On<Schemas['CloseScenario']>, headers) =>
      client.POST('/api/scenarios/{id}/close', { params: at(id), body, headers })),
    stop: useAct(({ id, ...body }: On<Schemas['StopScenario']>, headers) =>
      client.POST('/api/scenarios/{id}/stop', { params: at(id), body, headers })),
    setCeiling: useAct(({ id, ...body }: On<Schemas['SetCeiling']>, headers) =>
      client.PUT('/api/scenarios/{id}/ceiling', { params: at(id), body, headers })),
  }
}

/** The refusal of an act, where it was tried on this scenario. */
export const errorOf = <T extends { id: string }>(act: Sending<T, Scenario>, id: string) =>
  act.variables?.id === id ? act.error : null
