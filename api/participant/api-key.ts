import type { ApiKey } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { isPermitted, permit } from '#api/kernel/permit.ts'
import { addDays } from '#api/kernel/time.ts'
import { PERSONAL_ACTS } from './participant.ts'
import type { AddApiKey } from './schema.ts'
import { newToken, tokenHash } from './secret.ts'

const LIMIT = 50

const apiKeyView = (row: ApiKey) => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
})

/**
 * Makes an API key, limited to acts that its maker may do; its token is shown this once.
 * @throws forbidden `api_key.scope` for an act beyond the maker's own or of a person alone, refused `api_key.too_many`
 */
export async function addApiKey(ctx: Context, { name, scopes, days }: AddApiKey) {
  permit(ctx.actor, 'participant.manage_api_keys')
  const beyond = scopes.find((act) => !isPermitted(ctx.actor, act) || PERSONAL_ACTS.some((own) => own === act))
  if (beyond)
    throw new AppError('forbidden', 'api_key.scope', '不能授予自己没有的权限，也不能授予须由本人行使的权限', { act: beyond })
  const createdBy = await holdMaker(ctx)
  const { participantId } = ctx.actor
  if ((await ctx.tx.apiKey.count({ where: { participantId, revokedAt: null } })) >= LIMIT)
    throw new AppError('refused', 'api_key.too_many', '有效的 API 密钥已达 50 个，请先吊销不用的')
  const token = newToken('dyk')
  const row = await ctx.tx.apiKey.create({
    data: {
      id: newId('apk', ctx.now),
      participantId,
      name,
      scopes: [...new Set(scopes)],
      tokenHash: tokenHash(token),
      createdBy,
      createdAt: ctx.now,
      expiresAt: addDays(ctx.now, days),
    },
  })
  return { ...apiKeyView(row), token }
}

/**
 * The person who makes a key, held as enabled until it is there: whoever disables them then finds the key, and ends it.
 */
async function holdMaker({ tx, actor: { personId } }: Context): Promise<string> {
  const [maker] = await tx.$queryRaw<{ id: string }[]>`
    select id from person where id = ${personId} and enabled for share`
  if (!maker) throw new AppError('forbidden', 'session.person_needed', '此操作须由本人登录后完成')
  return maker.id
}

export async function listApiKeys(ctx: Context) {
  permit(ctx.actor, 'participant.manage_api_keys')
  const rows = await ctx.tx.apiKey.findMany({
    where: { participantId: ctx.actor.participantId },
    orderBy: { id: 'desc' },
    take: 200,
  })
  return { items: rows.map(apiKeyView), next: null }
}

/** Revokes an API key at once. */
export async function revokeApiKey(ctx: Context, id: string) {
  permit(ctx.actor, 'participant.manage_api_keys')
  const row = await ctx.tx.apiKey.findFirst({ where: { id, participantId: ctx.actor.participantId } })
  if (!row) throw notFound()
  return apiKeyView(await ctx.tx.apiKey.update({ where: { id }, data: { revokedAt: row.revokedAt ?? ctx.now } }))
}
