import { refusedAs, type Row } from './row.ts'
import type { Scene } from './scene.ts'

const look = (query: string) => () => ({ to: `GET /api/liability?${query}`, as: 'regulator' as const })
const declare = (over: object) => ({ things }: Scene) => ({
  to: 'POST /api/liability/declarations', as: 'department' as const,
  body: { subject: things.resource, stage: 'collect', method: '系统采集', ...over },
})
const proof = { method: 'deleted', note: '删除文件', digest: `0x${'ab'.repeat(32)}` }
const destroy = (over: object, to?: string) => ({ things }: Scene) => ({
  to: `POST /api/transfers/${to ?? things.transfer}/destruction`, as: 'consumer' as const, body: { ...proof, ...over },
})
const list = (query: string) => () => ({ to: `GET /api/destructions?${query}`, as: 'regulator' as const })
const invalid = (path: string) => ({ status: 400, code: 'request.invalid', faults: [path] })

/** Liability for nothing, and proofs of nothing. */
export const liabilityRows: Row[] = [
  ...refusedAs(invalid('subject'), {
    'liability for nothing': look(''),
    'liability for a zero byte': look('subject=%00'),
  }),
  ...refusedAs(invalid('q'), {
    'things with a zero byte in their names': () => ({ to: 'GET /api/liability/subjects?q=a%00', as: 'regulator' }),
  }),
  ...refusedAs(invalid('at'), {
    'liability at no instant': look('subject=res_none&at=yesterday'),
    'liability at an instant without a zone': look('subject=res_none&at=2026-01-01T00:00:00'),
    'liability in the year 0': look('subject=res_none&at=0000-01-01T00:00:00Z'),
  }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'liability for what is not there': look('subject=res_none'),
    'liability for a thing without stages': look('subject=ptc_none'),
    'a declaration of what is not there': declare({ subject: 'res_none' }),
    'a proof of no transfer': destroy({}, 'tfr_none'),
    'a proof of a zero byte': destroy({}, '%00'),
  }),
  ...refusedAs(invalid('stage'), { 'a declaration of a stage that is none': declare({ stage: 'forget' }) }),
  ...refusedAs(invalid('method'), {
    'a declaration without a method': declare({ method: ' ' }),
    'a declaration of 301 characters': declare({ method: '法'.repeat(301) }),
    'a proof by no method': destroy({ method: 'hidden' }),
  }),
  ...refusedAs(invalid('fromAt'), {
    'a declaration of a day beyond the calendar': declare({ fromAt: '2999-01-01T00:00:00Z' }),
  }),
  ...refusedAs({ status: 400, code: 'liability.future', faults: ['fromAt'] }, {
    'a declaration of what is to come': declare({ fromAt: '2199-01-01T00:00:00Z' }),
  }),
  ...refusedAs({ status: 422, code: 'liability.stage' }, {
    'a declaration of an exchange': declare({ stage: 'exchange' }),
  }),
  ...refusedAs(invalid('digest'), { 'a proof without its document': destroy({ digest: '0x' }) }),
  ...refusedAs(invalid('note'), { 'a proof with a line break': destroy({ note: '删\n除' }) }),
  ...refusedAs({ status: 422, code: 'destruction.not_released' }, { 'a proof of what nobody took': destroy({}) }),
  ...refusedAs(invalid('state'), { 'destructions that are perhaps due': list('state=perhaps') }),
  ...refusedAs({ status: 400, code: 'page.cursor' }, { 'destructions after a zero byte': list('cursor=%00') }),
]
