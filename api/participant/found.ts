import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import type { Role } from '#api/kernel/permit.ts'

/** An organisation that no application makes: the platform itself, the regulator, the auditor; passwords are hashed. */
export type Founded = {
  uscc: string
  name: string
  roles: ('platform' | Role)[]
  people: { login: string; passwordHash: string; name: string; duties: Role[] }[]
}

/** Sets up an organisation with its people at the first start; one that is there already stays as it is. */
export async function foundOrganization(ctx: Context, { people, ...organization }: Founded): Promise<string> {
  const there = await ctx.tx.participant.findUnique({ where: { uscc: organization.uscc } })
  if (there) return there.id
  const id = newId('ptc', ctx.now)
  await ctx.tx.participant.create({
    data: {
      ...organization,
      id,
      state: 'admitted',
      contactName: people[0]?.name ?? organization.name,
      contactPhone: '0546-0000000',
      businessScope: '数据交易平台的运行与监管',
      createdAt: ctx.now,
      decidedAt: ctx.now,
    },
  })
  const who = (person: Founded['people'][number]) =>
    ({ ...person, id: newId('psn', ctx.now), participantId: id, createdAt: ctx.now })
  await ctx.tx.person.createMany({ data: people.map(who) })
  return id
}
