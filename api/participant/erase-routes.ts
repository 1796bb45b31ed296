import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { Erase, eraseParticipantPersonalFields, ErasureView } from './erase.ts'

export const erasureEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/participants/{id}/erasure',
    act: 'participant.erase',
    summary: '删除个人信息：单位退出或本人请求，存证不受影响',
    params: IdParam,
    body: Erase,
    answer: ErasureView,
    handle: (ctx, { params, body }) => eraseParticipantPersonalFields(ctx, params.id, body),
  }),
]
