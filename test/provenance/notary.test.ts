import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { cosignNewest } from '#api/provenance/notary.ts'
import { cosign, generateKey, type SigningKey } from '#api/provenance/note.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { startWriter } from '#api/provenance/writer.ts'
import { atEnd } from '#test/support/end.ts'
import { eventually, platformWithChain } from '#test/support/platform.ts'
import { writerTools } from '#test/support/writer.ts'

/** What a witness answers to the text of a checkpoint. */
type Answering = (text: string) => string

/** Something that answers every submission as it is told to; the address. */
async function answering(answer: () => Answering): Promise<string> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const [, , text = ''] = /^([^]*?)\n\n([^]*\n)\n— /.exec(Buffer.concat(parts).toString()) ?? []
      response.end(answer()(text))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atEnd(() => new Promise((resolve) => server.close(resolve)))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const now = () => Math.floor(Date.now() / 1_000)
const signing = (key: SigningKey): Answering => (text) => cosign(text, key, now())

test('only what the witness’s own key signed over this very checkpoint is kept', async () => {
  const its = await platformWithChain()
  const tools = await writerTools(its)
  const member = await its.organization('provider')
  await its.run(member, (ctx) => recordEvent(ctx, 'product.created', 'prd_notary', {}))
  const writer = startWriter({ ...tools, witness: undefined })
  const where = { subject: 'prd_notary', state: 'recorded' }
  await eventually(() => tools.db.chainAct.findFirst({ where }), 'the leaf')
  await writer.stop()

  const key = generateKey('witness.example', 'witness')
  const other = generateKey('witness.example', 'witness')
  let say: Answering = () => ''
  const witness = { url: await answering(() => say), key }
  const ask = () => cosignNewest({ ...tools, witness })
  const isCosigned = () => tools.db.checkpoint.count({ where: { note: { contains: 'witness.example' } } })
  const wrong: Answering[] = [
    () => '', () => 'thank you\n', signing(other), (text) => signing(key)(text.replace(/\d+/, '7')),
    (text) => `more\n\n${signing(key)(`${text}\nmore\n`)}`, (text) => signing(key)(text).trimEnd(),
    (text) => signing(key)(text) + signing(key)(`${text}x\n`),
  ]
  for (say of wrong) await expect(ask(), say.toString()).rejects.toMatchObject({ code: 'witness.false_cosignature' })
  expect(await isCosigned()).toBe(0)

  say = (text) => signing(other)(text) + signing(key)(text)
  const size = await ask()
  const kept = await tools.db.checkpoint.findUniqueOrThrow({ where: { size: size ?? 0n } })
  expect(kept.note?.match(/— witness\.example /g)).toHaveLength(1)
})
