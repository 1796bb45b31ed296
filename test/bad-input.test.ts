import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { agreementRows } from './bad-input/agreements.ts'
import { bodyRows } from './bad-input/bodies.ts'
import { certificateRows } from './bad-input/certificate.ts'
import { callerRows } from './bad-input/callers.ts'
import { fileRows, UPLOAD_LIMIT } from './bad-input/files.ts'
import { declarationRows } from './bad-input/declaration.ts'
import { deadlineRows } from './bad-input/deadline.ts'
import { takeStock, withFailedVersion } from './bad-input/left.ts'
import { liabilityRows } from './bad-input/liability.ts'
import { listingRows } from './bad-input/listings.ts'
import { otherRows } from './bad-input/others.ts'
import { moneyRows } from './bad-input/money.ts'
import { notificationRows } from './bad-input/notifications.ts'
import { operationRows } from './bad-input/operation.ts'
import { readRows } from './bad-input/reads.ts'
import { registrationRows } from './bad-input/registration.ts'
import { resourceRows } from './bad-input/resource.ts'
import { revenueRows } from './bad-input/revenue.ts'
import type { Ask, Row } from './bad-input/row.ts'
import { openScene, type Scene } from './bad-input/scene.ts'
import { scenarioRows } from './bad-input/scenario.ts'
import { selectionRows } from './bad-input/selections.ts'
import { sharingRows } from './bad-input/sharing.ts'
import { eventually, platformWithChain } from './support/platform.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene(await platformWithChain({ UPLOAD_LIMIT_BYTES: String(UPLOAD_LIMIT) }))
})

const table: Row[] = [
  ...fileRows, ...listingRows, ...agreementRows, ...moneyRows, ...selectionRows, ...bodyRows, ...callerRows, ...otherRows,
  ...notificationRows, ...scenarioRows, ...sharingRows,
  ...operationRows, ...deadlineRows, ...liabilityRows,
  ...revenueRows, ...registrationRows, ...declarationRows,
  ...resourceRows, ...certificateRows,
  ...readRows,
]

async function send({ to, as = 'nobody', headers, keyless = false, ...content }: Ask) {
  const [method = '', path = ''] = to.split(' ')
  const token = as === 'nobody' ? undefined : scene.tokens[as]
  return scene.platform.request(method, path, {
    ...content,
    headers: {
      ...(keyless ? {} : { 'idempotency-key': `bad-${randomBytes(8).toString('hex')}` }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
  })
}

describe('a bad input is told where it is wrong, and leaves nothing behind', () => {
  it.each(table)('$input: $status $code', async ({ ask, status, code, at = {}, faults, leaves }) => {
    const before = await takeStock(scene)
    const { body, headers } = await send(await ask(scene))
    expect(body).toMatchObject({ status, code, ...at })
    if (faults) expect([...new Set(body.faults?.map(({ path }: { path: string }) => path))]).toEqual(faults)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body.title).toMatch(/^[^\n]*\p{Script=Han}[^\n]*$/u)

    const after = await takeStock(scene)
    expect(after).toEqual(leaves ? withFailedVersion(before, after) : before)
    if (leaves) {
      const version = await scene.platform.db.productVersion.findFirstOrThrow({ orderBy: { id: 'desc' } })
      expect(version).toMatchObject({ state: 'failed', failure: { code } })
    }
  })

  it('names every input once', () => {
    const names = table.map(({ input }) => input)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('the platform goes on: what was offered can still be signed', async () => {
    const { provider, things } = scene
    const { digest } = (await send({ to: `GET /api/agreements/${things.offered}/terms`, as: 'provider' })).body
    const to = `POST /api/agreements/${things.offered}/sign`
    const { status } = await send({ to, as: 'provider', body: await provider.sign(digest) })
    expect(status).toBe(200)
    const where = { id: things.offered, state: 'signing' }
    await eventually(() => scene.platform.db.agreement.findFirst({ where }), 'the signature')
  })
})
