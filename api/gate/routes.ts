import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { explainScenario } from './explain.ts'
import { GateRuleView, GateStates } from './schema.ts'
import { GATE_RULES } from './table.ts'

export const gateEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/public/gates',
    act: 'catalog.view',
    summary: '全部硬性关口：问什么、依据哪一条',
    answer: z.object({ items: z.array(GateRuleView) }),
    handle: async () => ({ items: GATE_RULES.map((rule) => ({ ...rule, codes: rule.codes.map((code) => `gate.${code}`) })) }),
  }),
  endpoint({
    method: 'get',
    path: '/api/scenarios/{id}/gates',
    act: 'authorization.view',
    summary: '以该场景制作产品时各关口的状态',
    params: IdParam,
    answer: GateStates,
    handle: async (ctx, { params }) => ({ items: await explainScenario(ctx, params.id) }),
  }),
]
