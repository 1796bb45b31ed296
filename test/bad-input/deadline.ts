import { type Ask, refusedAs, type Row } from './row.ts'

const list = (query: string) => (): Ask => ({ to: `GET /api/deadlines?${query}`, as: 'consumer' })
const erase = (over: object, to = 'ptc_none') => (): Ask => ({
  to: `POST /api/participants/${to}/erasure`, as: 'admission',
  body: { ground: 'request', request: `0x${'cd'.repeat(32)}`, ...over },
})
const invalid = (path: string) => ({ status: 400, code: 'request.invalid', faults: [path] })

/** Clocks of nothing, and erasures of nobody. */
export const deadlineRows: Row[] = [
  ...refusedAs(invalid('state'), { 'clocks that stand still': list('state=still') }),
  ...refusedAs(invalid('kind'), { 'clocks of a limit that is none': list('kind=toString') }),
  ...refusedAs(invalid('subject'), {
    'clocks of a zero byte': list('subject=%00'),
    'clocks of 101 characters': list(`subject=${'x'.repeat(101)}`),
  }),
  ...refusedAs(invalid('limit'), { 'a thousand clocks': list('limit=1000') }),
  ...refusedAs({ status: 400, code: 'page.cursor' }, {
    'clocks after a zero byte': list('cursor=%00'),
    'clocks after another thing': list(`cursor=ptc_${'0'.repeat(26)}`),
  }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a clock of nobody': () => ({ to: 'GET /api/deadlines/dln_none', as: 'consumer' }),
    'a clock with a zero byte': () => ({ to: 'GET /api/deadlines/%00', as: 'consumer' }),
    'an erasure at nobody': erase({ contact: true }),
    'an erasure at a zero byte': erase({ contact: true }, '%00'),
  }),
  ...refusedAs(invalid('request'), {
    'an erasure that no paper asks for': erase({ request: '' }),
    'an erasure by a digest in capitals': erase({ request: `0x${'CD'.repeat(32)}` }),
  }),
  ...refusedAs(invalid('logins.0'), { 'an erasure of a zero byte': erase({ logins: ['\0\0\0'] }) }),
  ...refusedAs(invalid('logins'), {
    'an erasure of 51 persons': erase({ logins: Array.from({ length: 51 }, () => 'abc') }),
  }),
  ...refusedAs(invalid('ground'), { 'an erasure for no ground': erase({ ground: 'because' }) }),
  {
    input: 'an erasure of whoever has access', status: 422, code: 'person.enabled',
    ask: ({ provider, taken }) => erase({ logins: [taken.login] }, provider.id)(),
  },
  {
    input: 'an erasure of a person of another organisation', status: 422, code: 'person.unknown',
    ask: ({ consumer, taken }) => erase({ logins: [taken.login] }, consumer.id)(),
  },
  {
    input: 'a provider that has left while it trades', status: 422, code: 'participant.still_trading',
    ask: ({ provider }) => ({
      to: `POST /api/participants/${provider.id}/erasure`, as: 'admission',
      body: { ground: 'left', request: `0x${'cd'.repeat(32)}` },
    }),
  },
]
