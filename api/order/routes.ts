import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { listOrders, viewOrder } from './find.ts'
import { orderAgreement } from './place.ts'
import { OrderView, PlaceOrder } from './schema.ts'

export const orderEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/orders',
    act: 'order.place',
    summary: '为双方已签的合约下单',
    body: PlaceOrder,
    answer: OrderView,
    status: 202,
    idempotent: true,
    handle: (ctx, { body }) => orderAgreement(ctx, body.agreementId),
    settles: {
      subject: ({ agreementId }) => agreementId,
      location: ({ id }) => `/api/orders/${id}`,
      view: (ctx, { id }) => viewOrder(ctx, id),
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/orders',
    act: 'order.view',
    summary: '订单列表',
    query: PageQuery,
    answer: pageOf(OrderView),
    handle: (ctx, { query }) => listOrders(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/orders/{id}',
    act: 'order.view',
    summary: '订单',
    params: IdParam,
    answer: OrderView,
    handle: (ctx, { params }) => viewOrder(ctx, params.id),
  }),
]
