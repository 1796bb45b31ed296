import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import type { Numbered } from './document-form.tsx'

const at = (id: string) => ({ params: { path: { id } } })

/** Every act on one grant, of either side. */
export function useGrantActs(id: string) {
  return {
    accept: useAct((_: undefined, headers) => client.POST('/api/authorizations/{id}/accept', { ...at(id), headers })),
    file: useAct((body: Numbered, headers) =>
      client.POST('/api/authorizations/{id}/file', { ...at(id), body, headers })),
    suspend: useAct((body: Schemas['Reason'], headers) =>
      client.POST('/api/authorizations/{id}/suspend', { ...at(id), body, headers })),
    resume: useAct((body: Schemas['Reason'], headers) =>
      client.POST('/api/authorizations/{id}/resume', { ...at(id), body, headers })),
    notice: useAct((body: Schemas['Reason'], headers) =>
      client.POST('/api/authorizations/{id}/notice', { ...at(id), body, headers })),
    end: useAct((body: Schemas['EndAuthorization'], headers) =>
      client.POST('/api/authorizations/{id}/end', { ...at(id), body, headers })),
    handOver: useAct((body: Schemas['HandOver'], headers) =>
      client.POST('/api/authorizations/{id}/handover', { ...at(id), body, headers })),
    change: useAct((body: Schemas['ProposeChange'], headers) =>
      client.POST('/api/authorizations/{id}/changes', { ...at(id), body, headers })),
    assess: useAct((body: Schemas['AssessOperator'], headers) =>
      client.POST('/api/authorizations/{id}/assessments', { ...at(id), body, headers })),
  }
}

export type GrantActs = ReturnType<typeof useGrantActs>

/** Every act on one change of a grant. */
export function useChangeActs(id: string) {
  return {
    decide: useAct((body: Numbered, headers) =>
      client.POST('/api/authorization-changes/{id}/decide', { ...at(id), body, headers })),
    approve: useAct((body: Numbered, headers) =>
      client.POST('/api/authorization-changes/{id}/approve', { ...at(id), body, headers })),
    accept: useAct((_: undefined, headers) =>
      client.POST('/api/authorization-changes/{id}/accept', { ...at(id), headers })),
    file: useAct((body: Numbered, headers) =>
      client.POST('/api/authorization-changes/{id}/file', { ...at(id), body, headers })),
    abandon: useAct((_: undefined, headers) =>
      client.POST('/api/authorization-changes/{id}/abandon', { ...at(id), headers })),
  }
}
