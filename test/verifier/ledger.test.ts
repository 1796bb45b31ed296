import type { Hex } from 'viem'
import { expect, test } from 'vitest'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { openChain } from '#test/contracts/chain.ts'
import { anchorOf } from './chain.ts'
import { leafOfEvent, leafOfTransfer, rootOf, sha256, sha256OfText } from './log.ts'
import {
  CONTENT, agreementIdOf, assemble, draftOf, idOf, jcs, lower, newStory, noteText, signNote, transferEntry,
  trustOf, type Draft,
} from './prover.ts'

const CONTENT_MEASURED = { sha256: sha256(`0x${CONTENT.toString('hex')}`), size: CONTENT.length }
const BATCH = 500

/** A party registers, both sign, and the ledger itself records; the log's leaves are kept beside it. */
async function trade(standing: boolean, batches: number) {
  const chain = await openChain()
  const now = await chain.now()
  const story = Object.assign(newStory(), {
    at: now, registeredAt: now, startsAt: now - 3600, endsAt: now + 3600, quota: 1_000_000, standing,
  })
  const draft = await draftOf(story)
  const { keys, terms, signatures } = draft
  for (const { subject, actor, body, at } of [keys.provider, keys.consumer])
    await chain.mined(chain.as('registrar').registerParty([subject, addressIn(actor), body, BigInt(at)]))
  const body = sha256OfText('activation')
  await chain.mined(
    chain.as('recorder').activate([terms, signatures.provider, signatures.consumer, body, BigInt(now)]),
  )
  const leaves = [leafOfEvent(keys.provider), leafOfEvent(keys.consumer), leafOfEvent({
    subject: agreementIdOf(terms), kind: 'agreement.activated', body, actor: terms.consumer, at: now,
  })]
  Object.assign(draft.places, { provider: 0, consumer: 1, transfer: 3 + BATCH * (batches - 1) + 7 })
  for (let batch = 0; batch < batches; batch++) await record(chain, batch, draft, leaves)
  return { chain, draft, leaves }
}

/** The address in the last 20 of 32 bytes. */
const addressIn = (word: Hex): Hex => `0x${word.slice(26)}`

/** Records a batch in which the draft's transfer stands at its place and others at theirs. */
async function record(chain: Awaited<ReturnType<typeof openChain>>, batch: number, draft: Draft, leaves: Hex[]) {
  const entries = Array.from({ length: BATCH }, (_, i) => {
    if (leaves.length + i === draft.places.transfer) return draft.entry
    const story = structuredClone(draft.story)
    story.body.transfer = idOf('tfr', `${batch}x${i}`)
    return transferEntry(story, draft.entry.agreement)
  })
  const transfers = entries.map(({ transfer, at, size, ...hashes }) => ({
    ...hashes, id: transfer, at: BigInt(at), size: BigInt(size),
  }))
  const { logs } = await chain.mined(chain.as('recorder').record([BigInt(batch), transfers, []]))
  expect(logs.filter(({ eventName }) => eventName === 'TransferRecorded')).toHaveLength(BATCH)
  leaves.push(...entries.map(leafOfTransfer))
}

const CASES = [[false, 2], [true, 6]] as const
test.each(CASES)('what the ledger recorded verifies (standing: %s, batches: %i)', async (standing, batches) => {
  const { chain, draft, leaves } = await trade(standing, batches)
  expect(await chain.read.root()).toBe(rootOf(leaves))
  expect(await chain.read.agreementId([draft.terms])).toBe(draft.entry.agreement)
  const contract = lower(await chain.read.checkpoint())
  const number = Number(await chain.client.getBlockNumber())
  const { anchor, block } = await anchorOf(chain.provider, contract, number)
  const receipt = assemble(draft, leaves, signNote(noteText(leaves, block, anchor.chainId)), anchor)
  const trust = await trustOf({ provider: chain.provider, contract, chainId: anchor.chainId })

  const text = jcs(receipt)
  const report = verifyReceipt(text, { trust: JSON.stringify(trust), content: CONTENT_MEASURED })
  expect(report.steps.filter(({ state }) => state !== 'passed')).toEqual([])
  expect(report.verdict).toBe('verified')
  const { agreement } = draft.entry
  expect(report.facts).toMatchObject({ logSize: leaves.length, blockNumber: number, standing, agreement })
  expect(text.length).toBeLessThan(16_384)
})
