import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { pageOf } from '#api/kernel/page.ts'
import { declareLiability } from './declare.ts'
import { destroyCopy } from './destroy.ts'
import { listDestructions } from './destructions.ts'
import { destructionExport } from './export.ts'
import { viewLiability } from './find.ts'
import { listSubjects } from './list-subjects.ts'
import {
  DeclarationView, Declare, Destroy, DestructionQuery, DestructionView, LiabilityQuery, LiabilityView, SubjectsQuery,
  SubjectsView,
} from './schema.ts'

export const liabilityEndpoints = ({ retentionDays }: { retentionDays: number }): Endpoint[] => [
  destructionExport,
  endpoint({
    method: 'get',
    path: '/api/liability',
    act: 'liability.view',
    summary: '追责：某一时刻谁对资源、版本或副本的哪个环节负责',
    query: LiabilityQuery,
    answer: LiabilityView,
    handle: (ctx, { query }) => viewLiability(ctx, query, retentionDays),
  }),
  endpoint({
    method: 'get',
    path: '/api/liability/subjects',
    act: 'liability.view',
    summary: '可以追责的资源、版本与副本，各列最近的',
    query: SubjectsQuery,
    answer: SubjectsView,
    handle: (ctx, { query }) => listSubjects(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/liability/declarations',
    act: 'liability.declare',
    summary: '声明本单位数据的采集、存储、处理方式或销毁',
    body: Declare,
    answer: DeclarationView,
    status: 201,
    handle: (ctx, { body }) => declareLiability(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/destructions',
    act: 'transfer.view_destructions',
    summary: '销毁清单：合约结束后的数据副本',
    query: DestructionQuery,
    answer: pageOf(DestructionView),
    handle: (ctx, { query }) => listDestructions(ctx, query),
  }),
  endpoint({
    method: 'post',
    path: '/api/transfers/{id}/destruction',
    act: 'transfer.destroy',
    summary: '提交一份数据副本的销毁证明',
    params: IdParam,
    body: Destroy,
    answer: DestructionView,
    status: 201,
    handle: (ctx, { params, body }) => destroyCopy(ctx, params.id, body),
  }),
]
