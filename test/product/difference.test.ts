import { expect, it } from 'vitest'
import { createProduct } from '#api/product/create.ts'
import { hiddenAnswer, productInput } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const { id } = await p.run(provider, (ctx) => createProduct(ctx, productInput()))
for (const raw of ['a,b\n1,x\n2,y\n', 'a,b,c\n2,y,1\n3,z,2\n', 'a,b\n1\n'])
  await p.request('POST', `/api/products/${id}/versions?fileName=a.csv`, { as: provider, raw })
const compare = (query: string, who = provider, of = id) =>
  p.request('GET', `/api/products/${of}/difference?${query}`, { as: who })

it('tells what columns and rows a version adds and takes away', async () => {
  const answer = await compare('from=1&to=2')
  expect(answer.body).toEqual({
    columnsAdded: ['c'], columnsRemoved: [], columnsChanged: [], rowsAdded: 1, rowsRemoved: 1, rowsUnchanged: 1,
  })
})

it.each(['', 'from=1', 'from=0&to=1', 'from=1&to=x', 'from=1&to=99999999999'])('answers 400 for %j', async (query) => {
  expect((await compare(query)).status).toBe(400)
})

it('is for those who may see the product', async () => {
  const consumer = await p.organization('consumer')
  expect((await compare('from=1&to=2', consumer)).body.code).toBe('permit.role')
  const other = await p.organization('provider')
  const theirs = hiddenAnswer(await compare('from=1&to=2', other))
  expect(theirs).toEqual(hiddenAnswer(await compare('from=1&to=2', other, 'prd_absent')))
  const auditor = await p.organization('auditor')
  expect((await compare('from=1&to=2', auditor)).status).toBe(200)
})

it('compares versions that were read alone', async () => {
  expect((await compare('from=1&to=3')).body.code).toBe('product.version_not_ready')
  expect((await compare('from=1&to=4')).status).toBe(404)
})
