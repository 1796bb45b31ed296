import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import type { Numbered } from './document-form.tsx'
import type { PlanDraft } from './plan-form.tsx'

const at = (id: string) => ({ params: { path: { id } } })

/** Every act of the implementing body on one plan. */
export function usePlanActs(id: string) {
  return {
    edit: useAct((body: PlanDraft, headers) => client.PUT('/api/plans/{id}', { ...at(id), body, headers })),
    decide: useAct((body: Numbered, headers) => client.POST('/api/plans/{id}/decide', { ...at(id), body, headers })),
    approve: useAct((body: Numbered, headers) => client.POST('/api/plans/{id}/approve', { ...at(id), body, headers })),
    file: useAct((body: Numbered, headers) => client.POST('/api/plans/{id}/file', { ...at(id), body, headers })),
    call: useAct((body: Schemas['CallPlan'], headers) =>
      client.POST('/api/plans/{id}/call', { ...at(id), body, headers })),
    choose: useAct((body: Schemas['ChooseOperator'], headers) =>
      client.POST('/api/plans/{id}/choice', { ...at(id), body, headers })),
    select: useAct((_: undefined, headers) => client.POST('/api/plans/{id}/select', { ...at(id), headers })),
    withdraw: useAct((body: Schemas['WithdrawPlan'], headers) =>
      client.POST('/api/plans/{id}/withdraw', { ...at(id), body, headers })),
    grant: useAct((body: Schemas['GrantAuthorization'], headers) =>
      client.POST('/api/authorizations', { body, headers })),
  }
}

export type PlanActs = ReturnType<typeof usePlanActs>
