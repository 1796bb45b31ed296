import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { recoverMessageAddress } from 'viem'
import type { SigningKey } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { type Address, asHex, bytesOfHex, hex, type Hex } from '#api/kernel/hex.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { enqueueAct } from '#api/provenance/record.ts'
import { getParticipant } from './find.ts'
import { keyMessage } from './participant.ts'
import type { AddKey } from './schema.ts'
import { seal, unseal } from './secret.ts'
import { type Proof, takeProof } from './session.ts'

export const keyView = (row: SigningKey) => ({
  id: row.id,
  participantId: row.participantId,
  address: row.address,
  custody: row.custody === 'own' ? ('own' as const) : ('platform' as const),
  state: row.state,
  createdAt: row.createdAt.toISOString(),
  registeredAt: row.registeredAt?.toISOString() ?? null,
})

/** The text that a key of one's own must sign to be registered. */
export function getKeyMessage(ctx: Context, address: string) {
  permit(ctx.actor, 'participant.manage_keys')
  return { message: keyMessage(ctx.actor.participantId, address) }
}

async function isProven(participantId: string, address: string, signature: Hex): Promise<boolean> {
  try {
    const signer = await recoverMessageAddress({ message: keyMessage(participantId, address), signature })
    return signer.toLowerCase() === address
  } catch {
    return false
  }
}

/**
 * Registers a signing key (签名密钥), the first one or the one that replaces it (轮换); it counts once it is on the chain.
 * Either takes the fresh proof of a person, since who may replace the key may sign. A key of one's own comes with a
 * signature that shows it; one that the platform makes is held sealed, and the custody is recorded with it.
 * @throws refused `signing_key.not_proven`, `signing_key.pending` while another one is on its way,
 *   conflict `signing_key.taken`
 */
export async function addSigningKey(ctx: Context, input: AddKey, proof: Proof, sealKey: Buffer) {
  permit(ctx.actor, 'participant.manage_keys')
  takeProof(ctx, proof)
  const { participantId } = ctx.actor
  if (await ctx.tx.signingKey.findFirst({ where: { participantId, state: 'pending' } }))
    throw new AppError('refused', 'signing_key.pending', '上一把签名密钥正在上链登记，请稍后再换')
  const id = newId('key', ctx.now)
  const { address, sealedKey } =
    input.custody === 'own'
      ? await ownKey(participantId, input.address.toLowerCase(), asHex(input.signature))
      : platformKey(id, sealKey)
  if (await ctx.tx.signingKey.findUnique({ where: { address } }))
    throw new AppError('conflict', 'signing_key.taken', '该地址已经登记过')
  const actId = await enqueueRegistration(ctx, address, input.custody)
  const row = await ctx.tx.signingKey.create({
    data: {
      id, participantId, address, custody: input.custody, sealedKey, state: 'pending', createdAt: ctx.now, actId,
    },
  })
  return keyView(row)
}

async function ownKey(participantId: string, address: string, signature: Hex) {
  if (!(await isProven(participantId, address, signature)))
    throw new AppError('refused', 'signing_key.not_proven', '签名与该地址不符，不能证明持有此密钥')
  return { address, sealedKey: null }
}

function platformKey(id: string, sealKey: Buffer) {
  const secret = generatePrivateKey()
  const address = privateKeyToAccount(secret).address.toLowerCase()
  return { address, sealedKey: seal(bytesOfHex(secret), id, sealKey) }
}

/** The registration's body is what a receipt shows of a key: whose it is and who holds it. */
async function enqueueRegistration(ctx: Context, address: string, custody: 'own' | 'platform'): Promise<string> {
  const { id, name, uscc } = await getParticipant(ctx, ctx.actor.participantId)
  return enqueueAct(ctx, {
    kind: 'register_party',
    eventKind: 'party.key_registered',
    subject: id,
    body: { participant: id, name, uscc, address, custody },
    arguments: { address },
  })
}

/** The chain has the key: it counts from now, and the one before it is retired. */
export async function completeKeyRegistration(ctx: Context, actId: string): Promise<void> {
  const key = await ctx.tx.signingKey.findFirstOrThrow({ where: { actId } })
  await ctx.tx.signingKey.updateMany({
    where: { participantId: key.participantId, state: 'registered' },
    data: { state: 'retired' },
  })
  await ctx.tx.signingKey.update({ where: { id: key.id }, data: { state: 'registered', registeredAt: ctx.now } })
}

/** The chain refused the key. */
export async function refuseKeyRegistration(ctx: Context, actId: string): Promise<void> {
  await ctx.tx.signingKey.updateMany({ where: { actId }, data: { state: 'refused' } })
}

export async function listSigningKeys(ctx: Context) {
  permit(ctx.actor, 'participant.manage_keys')
  const rows = await ctx.tx.signingKey.findMany({
    where: { participantId: ctx.actor.participantId },
    orderBy: { id: 'desc' },
    take: 100,
  })
  return { items: rows.map(keyView), next: null }
}

export async function viewSigningKey(ctx: Context, id: string) {
  permit(ctx.actor, 'participant.manage_keys')
  const row = await ctx.tx.signingKey.findFirst({ where: { id, participantId: ctx.actor.participantId } })
  if (!row) throw notFound()
  return keyView(row)
}

/** The key that a participant signs with now. @throws refused `signing_key.missing` when none is registered */
export async function getRegisteredKey({ tx }: Context, participantId: string): Promise<SigningKey> {
  const key = await tx.signingKey.findFirst({ where: { participantId, state: 'registered' } })
  if (!key) throw new AppError('refused', 'signing_key.missing', '尚无已上链登记的签名密钥，请先登记')
  return key
}

/** The account of a key that the platform holds, opened for one signature. */
export function openAccount(key: SigningKey, sealKey: Buffer) {
  if (key.sealedKey === null)
    throw new AppError('refused', 'signing_key.not_held', '该签名密钥由贵单位自持，请自行签名后提交')
  return privateKeyToAccount(hex(unseal(key.sealedKey, key.id, sealKey)))
}

export const addressOf = (key: SigningKey): Address => asHex(key.address)
