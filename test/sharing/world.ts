import { randomBytes } from 'node:crypto'
import type { Context } from '#api/kernel/context.ts'
import { addDays } from '#api/kernel/time.ts'
import { publishResource } from '#api/resource/publish.ts'
import type { PublishResource } from '#api/resource/schema.ts'
import { requestSharing } from '#api/sharing/request.ts'
import type { RequestSharing } from '#api/sharing/schema.ts'
import { resourceInput } from '#test/support/market.ts'
import type { Member, TestPlatform } from '#test/support/platform.ts'

/** The items of a resource that tells of persons in one of them. */
export const ITEMS = [{ name: '编号' }, { name: '名称' }, { name: '电话', personal: true }]

/** A resource of a department. */
export const resourceOf = (p: TestPlatform, owner: Member, over: Partial<PublishResource> = {}) =>
  p.run(owner, (ctx) =>
    publishResource(ctx, {
      ...resourceInput({ code: `SH-${randomBytes(6).toString('hex')}` }), fields: ITEMS.map(({ name }) => name),
      items: ITEMS, shareClass: 'conditional', ...over,
    }),
  )

export const requestInput = (resourceId: string, over: Partial<RequestSharing> = {}): RequestSharing => ({
  resourceId, purpose: '救助对象核验', basis: '社会救助暂行办法：核对申请人家庭状况', fields: ['编号', '名称'], necessity: {},
  level: 'city', endsAt: addDays(new Date(), 90), quota: 10, ...over,
})

export const ask = (p: TestPlatform, by: Member, resourceId: string, over: Partial<RequestSharing> = {}) =>
  p.run(by, (ctx: Context) => requestSharing(ctx, requestInput(resourceId, over)))

/** Two departments and a resource of the first. */
export async function twoDepartments(p: TestPlatform, over: Partial<PublishResource> = {}) {
  const [owner, requester] = [await p.organization('department'), await p.organization('department')]
  return { owner, requester, resource: await resourceOf(p, owner, over) }
}
