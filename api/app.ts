import { readFileSync } from 'node:fs'
import { OpenAPIHono } from '@hono/zod-openapi'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import { accountEndpoints } from '#api/account/routes.ts'
import { agreementEndpoints } from '#api/agreement/routes.ts'
import { changeEndpoints } from '#api/authorized-operation/change-routes.ts'
import { planEndpoints } from '#api/authorized-operation/plan-routes.ts'
import { authorizedOperationEndpoints } from '#api/authorized-operation/routes.ts'
import { scenarioEndpoints } from '#api/authorized-operation/scenario-routes.ts'
import { marketEndpoints } from '#api/catalog/market-routes.ts'
import { priceListEndpoints } from '#api/catalog/price-list-routes.ts'
import { disclosureEndpoints } from '#api/disclosure/routes.ts'
import { certificateEndpoints } from '#api/certificate/routes.ts'
import { catalogEndpoints } from '#api/catalog/routes.ts'
import { deadlineEndpoints } from '#api/deadline/routes.ts'
import type { Delivery } from '#api/delivery/request.ts'
import { reportEndpoints } from '#api/delivery/report-routes.ts'
import { deliveryEndpoints } from '#api/delivery/routes.ts'
import { gateEndpoints } from '#api/gate/routes.ts'
import type { Endpoint } from '#api/http/endpoint.ts'
import { rateLimit } from '#api/http/limits.ts'
import { type Metrics, newMetrics } from '#api/http/metrics.ts'
import { problem } from '#api/http/problem.ts'
import type { App, Server, Variables } from '#api/http/server.ts'
import { webRoutes } from '#api/http/web.ts'
import { STAND_IN_CHAIN_ID } from '#api/config.ts'
import { AppError, type Fault } from '#api/kernel/errors.ts'
import { liabilityEndpoints } from '#api/liability/routes.ts'
import { priceGuideEndpoints } from '#api/listing/price-guide-routes.ts'
import { listingEndpoints } from '#api/listing/routes.ts'
import { postOf } from '#api/notification/mail.ts'
import { notificationEndpoints } from '#api/notification/routes.ts'
import { orderEndpoints } from '#api/order/routes.ts'
import { standingEndpoints } from '#api/order/standing-routes.ts'
import { erasureEndpoints } from '#api/participant/erase-routes.ts'
import { relationEndpoints } from '#api/participant/related-routes.ts'
import { participantEndpoints } from '#api/participant/routes.ts'
import { pricingEndpoints } from '#api/pricing/routes.ts'
import { declarationEndpoints } from '#api/product/declaration-routes.ts'
import { productEndpoints } from '#api/product/routes.ts'
import { propertyRegistrationEndpoints } from '#api/property-registration/routes.ts'
import { logRoutes } from '#api/provenance/log-routes.ts'
import { provenanceEndpoints } from '#api/provenance/routes.ts'
import type { Trust } from '#api/provenance/trust.ts'
import { registrationEndpoints } from '#api/registration/routes.ts'
import { resourceEndpoints } from '#api/resource/routes.ts'
import { revenueEndpoints } from '#api/revenue/routes.ts'
import { rulesOf } from '#api/revenue/revenue.ts'
import { settlementEndpoints } from '#api/settlement/routes.ts'
import { sharingEndpoints } from '#api/sharing/routes.ts'
import { supervisionEndpoints } from '#api/supervision/routes.ts'
import { taskEndpoints } from '#api/task/routes.ts'

/** What the modules' routes are given beside the server. */
export type Parts = {
  delivery: Delivery
  sealKey: Buffer
  trust: () => Trust
  /** The state of chain and witness, as `/healthz` and `/readyz` tell it. */
  health: () => Health
}

export type Health = {
  writer: 'this' | 'another'
  chain: { state: 'ok' | 'unavailable'; sentence: string | null }
  witness: { state: 'ok' | 'unavailable'; sentence: string | null }
}

/** Every route of the platform. */
export function endpoints(
  { config }: Pick<Server, 'config'>,
  { delivery, sealKey, trust }: Omit<Parts, 'health'>,
): Endpoint[] {
  const signing = { platform: config.PLATFORM_NAME, sealKey }
  return [
    ...deadlineEndpoints,
    ...participantEndpoints({ sealKey }),
    ...relationEndpoints,
    ...erasureEndpoints,
    ...resourceEndpoints(delivery.content),
    ...planEndpoints,
    ...authorizedOperationEndpoints,
    ...changeEndpoints,
    ...scenarioEndpoints,
    ...productEndpoints(delivery.content),
    ...declarationEndpoints,
    ...registrationEndpoints,
    ...propertyRegistrationEndpoints,
    ...pricingEndpoints,
    ...gateEndpoints,
    ...revenueEndpoints(rulesOf(config)),
    ...listingEndpoints(delivery.content),
    ...priceGuideEndpoints({ feeBps: config.FEE_BPS }),
    ...catalogEndpoints,
    ...marketEndpoints(),
    ...priceListEndpoints(rulesOf(config)),
    ...agreementEndpoints(signing),
    ...orderEndpoints,
    ...standingEndpoints(signing),
    ...accountEndpoints,
    ...settlementEndpoints,
    ...deliveryEndpoints(delivery, config.PLATFORM_NAME),
    ...reportEndpoints,
    ...sharingEndpoints,
    ...provenanceEndpoints({ trust, platform: platformOf(config) }),
    ...liabilityEndpoints({ retentionDays: config.CONTENT_RETENTION_DAYS }),
    ...certificateEndpoints,
    ...disclosureEndpoints,
    ...supervisionEndpoints,
    ...notificationEndpoints(postOf(config)),
    ...taskEndpoints,
  ]
}

const platformOf = ({ PLATFORM_NAME, DEMO, CHAIN_ID }: Server['config']) => ({
  name: PLATFORM_NAME, isDemo: DEMO !== 'none', isStandIn: CHAIN_ID === STAND_IN_CHAIN_ID,
})

/** Mounts every module's routes, the OpenAPI document and what operators look at. */
export function createApp(server: Server, parts: Parts): App {
  const app: App = new OpenAPIHono<{ Variables: Variables }>({
    defaultHook: (result) => {
      if (result.success) return
      const faults: Fault[] = result.error.issues.slice(0, 50).map((issue) => ({
        path: issue.path.map(String).join('.'),
        message: issue.message,
      }))
      throw new AppError('invalid', 'request.invalid', '请求内容不符合要求', { faults })
    },
  })
  const metrics = newMetrics()
  app.use(requestId({ limitLength: 100 }), secureHeaders({ contentSecurityPolicy: CONTENT_POLICY }), metrics.measure)
  const limit = rateLimit(server.config.RATE_LIMIT_PER_MINUTE, server.clock)
  for (const paths of ['/api/*', '/log/*']) app.use(paths, limit)
  app.onError((error, c) => {
    const answer = problem(c, error)
    const { method, path } = c.req
    const facts = { method, path, status: answer.status, requestId: c.get('requestId') }
    if (answer.status >= 500) server.logger.error({ ...facts, err: error }, 'request failed')
    else server.logger.info({ ...facts, code: error instanceof AppError ? error.code : error.name }, 'request refused')
    return answer
  })
  for (const { mount } of endpoints(server, parts)) mount(app, server)
  logRoutes(app, server)
  operatorRoutes(app, server, parts, metrics)
  documentRoutes(app)
  webRoutes(app)
  return app
}

function operatorRoutes(app: App, { db }: Server, { health }: Parts, { registry }: Metrics): void {
  app.get('/healthz', (c) => c.json({ status: 'alive', ...health() }))
  app.get('/readyz', async (c) => {
    try {
      await db.$queryRaw`select 1`
      return c.json({ status: 'ready', ...health() })
    } catch {
      return c.json({ status: 'unready', sentence: '数据库暂时无法使用', ...health() }, 503)
    }
  })
  app.get('/metrics', async (c) => c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }))
}

/** Nothing is loaded from elsewhere; the documentation's page sets styles of its own. */
const CONTENT_POLICY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  frameAncestors: ["'none'"],
}

/** The files of the documentation's page, from the package on this machine: nothing is loaded from elsewhere. */
const DOCUMENT_FILES: Record<string, string> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
}

const DOCUMENT_PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>东营大数据交易分平台 · 接口文档</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="docs"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`

/** The head of the OpenAPI document. */
export const OPENAPI = {
  openapi: '3.1.0',
  info: { title: '东营大数据交易分平台', version: '1', description: '数据要素交易：先存证，后放行；回执可离线核验。' },
}

function documentRoutes(app: App): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })
  app.doc31('/openapi.json', OPENAPI)
  app.get('/docs', (c) => c.html(DOCUMENT_PAGE))
  app.get('/docs/start.js', (c) =>
    c.body(`SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs' })`, 200, { 'content-type': 'text/javascript' }),
  )
  for (const [name, type] of Object.entries(DOCUMENT_FILES)) {
    const file = new URL(import.meta.resolve(`swagger-ui-dist/${name}`))
    app.get(`/docs/${name}`, (c) => c.body(readFileSync(file), 200, { 'content-type': type }))
  }
}
