import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import { clientOf, overNetwork } from '#api/cli/client.ts'
import * as road from '#api/cli/road.ts'
import { demoUscc, DEMO_PASSWORD } from '#seeds/accounts.ts'

const CONSUMERS = 4
const ROWS = 100
/** A price that moves money at every transfer, and money that lasts for all of them. */
const PRICE_FEN = 1
const MONEY_FEN = 10_000_000
const QUOTA = 10_000_000

export type Market = Awaited<ReturnType<typeof openMarket>>

/** A provider's listed file of about 2 KB, and consumers who each have an active agreement and a token. */
export async function openMarket(url: string, folder: string) {
  const visitor = clientOf(overNetwork(url))
  const office = await road.openOffice(visitor, DEMO_PASSWORD)
  const admit = async (role: 'provider' | 'consumer', serial: number) => {
    const [login, password] = [`bench-${role}-${serial}`, randomBytes(12).toString('hex')]
    const party = await road.admit(visitor, office, {
      uscc: demoUscc('91', 500_000_000 + serial), roles: [role],
      name: `测速${role === 'provider' ? '供方' : '需方'}${serial}`,
      businessScope: '测速', login, password, key: privateKeyToAccount(generatePrivateKey()),
    })
    const { token } = await visitor.post('/api/sessions', { login, password }, z.looseObject({ token: z.string() }))
    return { party, token }
  }
  const { party: provider } = await admit('provider', 0)
  const path = join(folder, 'data.csv')
  const lines = Array.from({ length: ROWS }, (_, i) => `${i},站点${i % 10},${(i * 1.37).toFixed(2)}`)
  await writeFile(path, `编号,站点,数值\n${lines.join('\n')}\n`)
  const source = { name: '测速数据', description: '测速', sourceMode: 'original', sourceNote: '测速生成（演示数据）' }
  const { id: productId } = await road.createProduct(provider.client, source, { path, fileName: 'data.csv' })
  const { id: listingId } = await road.list(office, provider.client, {
    productId, title: '测速数据', summary: '测速', updateCycle: 'static', coverageSpace: '东营市', coverageFrom: '2026-01-01',
    coverageTo: '2026-12-31', granularity: '行', license: '测速', useCases: ['测速'], forbiddenUses: ['转售'],
    keywords: ['测速'],
    plans: [{ kind: 'per_use', priceFen: PRICE_FEN }],
  })
  const window = { startsAt: new Date(Date.now() - 60_000), endsAt: new Date(Date.now() + 86_400_000) }
  const consumers = []
  for (let serial = 1; serial <= CONSUMERS; serial++) {
    const { party, token } = await admit('consumer', serial)
    await road.topUp(office, party.client, MONEY_FEN)
    const wish = { plan: 0, purpose: '测速', quota: QUOTA, ...window }
    const { id: agreementId } = await road.conclude(provider, party, listingId, wish)
    consumers.push({ client: party.client, token, agreementId })
  }
  return { office, consumers, trust: await visitor.text('/api/provenance/trust') }
}
