import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { declareRelation, endRelation } from './related-declare.ts'
import { listRelations } from './related-list.ts'
import { DeclareRelation, EndRelation, RelationView } from './related-schema.ts'

export const relationEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/relations',
    act: 'relation.declare',
    summary: '申报关联关系',
    body: DeclareRelation,
    answer: RelationView,
    status: 201,
    handle: (ctx, { body }) => declareRelation(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/relations',
    act: 'relation.view',
    summary: '关联关系列表',
    query: PageQuery,
    answer: pageOf(RelationView),
    handle: (ctx, { query }) => listRelations(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/relations/{id}/end',
    act: 'relation.end',
    summary: '终止关联关系',
    params: IdParam,
    body: EndRelation,
    answer: RelationView,
    handle: (ctx, { params, body }) => endRelation(ctx, params.id, body),
  }),
]
