import { z } from 'zod'
import type * as road from '#api/cli/road.ts'
import { openDeadline } from '#api/deadline/open.ts'
import { run } from '#api/http/run.ts'
import { VISITOR } from '#api/kernel/permit.ts'
import type { World } from '#test/support/story.ts'

/** One use of every route of clocks and of what is kept for how long. */
export async function deadlines({ platform, visitor, office }: World, { id, client }: road.Party): Promise<void> {
  const ignore = z.unknown()
  await run(platform.server, VISITOR, 'test', (ctx) =>
    openDeadline(ctx, { limit: 'sharing_answer', subject: 'shr_access', title: '试办', responsibleId: id }))
  const Found = z.object({ items: z.array(z.looseObject({ id: z.string() })) })
  const { items } = await client.get('/api/deadlines?subject=shr_access', Found)
  await client.get(`/api/deadlines/${items[0]?.id}`, ignore)
  await client.text('/api/deadlines/export')
  await office.regulator.get('/api/deadlines/summary', ignore)
  for (const path of ['limits', 'retention']) await visitor.get(`/api/public/${path}`, ignore)
}

/** A person's wish that its personal fields go. */
export async function erasure({ office }: World, { id }: road.Party): Promise<void> {
  const asked = { ground: 'request', request: `0x${'cd'.repeat(32)}`, contact: true }
  await office.admission.post(`/api/participants/${id}/erasure`, asked, z.unknown())
}
