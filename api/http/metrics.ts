import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  registry: Registry
  measure: MiddlewareHandler
  /** A figure that is read when the metrics are. */
  gauge: (name: string, help: string, read: () => number) => void
}

/** Prometheus metrics of one process: default figures, and the duration of requests by route, method and status. */
export function newMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
    registers: [registry],
  })
  return {
    registry,
    measure: async (c, next) => {
      const startedAt = performance.now()
      await next()
      const labels = { method: c.req.method, route: routePath(c, -1), status: String(c.res.status) }
      duration.observe(labels, (performance.now() - startedAt) / 1000)
    },
    gauge: (name, help, read) => {
      new Gauge({ name, help, registers: [registry], collect() { this.set(read()) } })
    },
  }
}
