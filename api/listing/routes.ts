import { z } from '@hono/zod-openapi'
import { GateStates } from '#api/gate/schema.ts'
import { type Edge, type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { run } from '#api/http/run.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import type { Content, Run } from '#api/product/read-version.ts'
import { delistListing } from './delist.ts'
import { testDelivery } from './delivery-test.ts'
import { draftListing } from './draft.ts'
import { editListing } from './edit.ts'
import { getListing, listListings } from './find.ts'
import { getChecks } from './find-checks.ts'
import { findGates } from './find-gates.ts'
import { reviewFirst, reviewSecond } from './review.ts'
import {
  ChecksView, Delist, DeliveryTestView, DraftListing, ListingText, ListingView, ReviewListing,
} from './schema.ts'
import { submitAndTest } from './submit.ts'
import { withdrawListing } from './withdraw.ts'

/** States as they are stored: a suspended listing is a listed one. */
const StateQuery = PageQuery.extend({ state: z.enum(['draft', 'under_review', 'listed', 'delisted']).optional() })

const runOf =
  ({ server, actor, requestId }: Edge): Run =>
  (verb) =>
    run(server, actor, requestId, verb)

/** The routes of listings; `content` is what a delivery is tested by. */
export const listingEndpoints = (content: Content): Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/listings/{id}/submit',
    act: 'listing.submit',
    summary: '提交挂牌审核',
    params: IdParam,
    answer: ListingView,
    stream: async (edge, { params }) => edge.c.json(await submitAndTest(runOf(edge), content, params.id)),
  }),
  endpoint({
    method: 'post',
    path: '/api/listings/{id}/delivery-test',
    act: 'listing.test_delivery',
    summary: '试交付提交审核的版本',
    params: IdParam,
    answer: DeliveryTestView,
    stream: async (edge, { params }) => edge.c.json(await testDelivery(runOf(edge), content, params.id)),
  }),
  ...reads,
]

const reads: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/listings',
    act: 'listing.draft',
    summary: '起草挂牌',
    body: DraftListing,
    answer: ListingView,
    status: 201,
    handle: (ctx, { body }) => draftListing(ctx, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/listings',
    act: 'listing.view_own',
    summary: '挂牌列表',
    query: StateQuery,
    answer: pageOf(ListingView),
    handle: (ctx, { query }) => listListings(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/listings/{id}',
    act: 'listing.view_own',
    summary: '挂牌',
    params: IdParam,
    answer: ListingView,
    handle: (ctx, { params }) => getListing(ctx, params.id),
  }),
  endpoint({
    method: 'put',
    path: '/api/listings/{id}',
    act: 'listing.draft',
    summary: '编辑挂牌',
    params: IdParam,
    body: ListingText,
    answer: ListingView,
    handle: (ctx, { params, body }) => editListing(ctx, params.id, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/listings/{id}/gates',
    act: 'listing.view_own',
    summary: '该挂牌各关口的状态',
    params: IdParam,
    answer: GateStates,
    handle: (ctx, { params }) => findGates(ctx, params.id),
  }),
  endpoint({
    method: 'get',
    path: '/api/listings/{id}/checks',
    act: 'listing.view_own',
    summary: '审核要点及平台的发现',
    params: IdParam,
    answer: ChecksView,
    handle: (ctx, { params }) => getChecks(ctx, params.id),
  }),
  endpoint({
    method: 'post',
    path: '/api/listings/{id}/withdraw',
    act: 'listing.withdraw',
    summary: '撤回挂牌审核',
    params: IdParam,
    answer: ListingView,
    handle: (ctx, { params }) => withdrawListing(ctx, params.id),
  }),
  endpoint({
    method: 'post',
    path: '/api/listings/{id}/first-review',
    act: 'listing.review_first',
    summary: '挂牌初审',
    params: IdParam,
    body: ReviewListing,
    answer: ListingView,
    handle: (ctx, { params, body }) => reviewFirst(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/listings/{id}/second-review',
    act: 'listing.review_second',
    summary: '挂牌复审',
    params: IdParam,
    body: ReviewListing,
    answer: ListingView,
    handle: (ctx, { params, body }) => reviewSecond(ctx, params.id, body),
  }),
  endpoint({
    method: 'post',
    path: '/api/listings/{id}/delist',
    act: 'listing.delist',
    summary: '摘牌',
    params: IdParam,
    body: Delist,
    answer: ListingView,
    handle: (ctx, { params, body }) => delistListing(ctx, params.id, body),
  }),
]
