import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { getResource, listResources } from './find.ts'
import { publishResource } from './publish.ts'
import { registerResource } from './register.ts'
import { idText, PublishResource, RegisterResource, ResourceView } from './schema.ts'

export const resourceEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/resources',
    act: 'resource.publish',
    summary: '发布公共数据资源',
    body: PublishResource,
    answer: ResourceView,
    status: 201,
    handle: (ctx, { body }) => publishResource(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/resources',
    act: 'resource.view',
    summary: '公共数据资源目录',
    query: PageQuery.extend({ departmentId: idText.optional() }),
    answer: pageOf(ResourceView),
    handle: (ctx, { query }) => listResources(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/resources/{id}',
    act: 'resource.view',
    summary: '公共数据资源',
    params: IdParam,
    answer: ResourceView,
    handle: (ctx, { params }) => getResource(ctx, params.id),
  }),
  endpoint({
    method: 'post',
    path: '/api/resources/{id}/register',
    act: 'resource.register',
    summary: '登记公共数据资源',
    params: IdParam,
    body: RegisterResource,
    answer: ResourceView,
    handle: (ctx, { params, body }) => registerResource(ctx, params.id, body),
  }),
]
