import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { delistListing } from './delist.ts'
import { draftListing } from './draft.ts'
import { editListing } from './edit.ts'
import { getListing, listListings } from './find.ts'
import { reviewFirst, reviewSecond } from './review.ts'
import { Delist, DraftListing, ListingText, ListingView, ReviewListing } from './schema.ts'
import { submitListing } from './submit.ts'
import { withdrawListing } from './withdraw.ts'

/** States as they are stored: a suspended listing is a listed one. */
const StateQuery = PageQuery.extend({ state: z.enum(['draft', 'under_review', 'listed', 'delisted']).optional() })

export const listingEndpoints: Endpoint[] = [
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
    method: 'post',
    path: '/api/listings/{id}/submit',
    act: 'listing.submit',
    summary: '提交挂牌审核',
    params: IdParam,
    answer: ListingView,
    handle: (ctx, { params }) => submitListing(ctx, params.id),
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
