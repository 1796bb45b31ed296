import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import { TransferAnswer } from '#api/delivery/schema.ts'
import { AppError } from '#api/kernel/errors.ts'
import { hex32 } from '#api/kernel/hex.ts'
import { usccCheckCharacter } from '#api/participant/participant.ts'
import { SearchAnswer, TraceView } from '#api/supervision/schema.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { DEMO_PASSWORD } from '#seeds/accounts.ts'
import { type Client, clientOf, overNetwork } from './client.ts'
import { launch } from './launch/launch.ts'
import { admit, conclude, createProduct, list, openOffice, type Party, topUp } from './road.ts'

const USAGE = '用法：npm run trade -- 数据文件（CSV、Parquet 或 JSON） [--url 平台地址] [--password 演示口令]'

let step = 0
const say = (text: string) => process.stdout.write(`${String(++step).padStart(2)}. ${text}\n`)

/** @throws Error when a promise of the platform does not hold */
function check(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`没有做到：${promise}`)
  say(`✓ ${promise}`)
}

const sha256Of = (bytes: Uint8Array) => hex32(createHash('sha256').update(bytes).digest())

const newUscc = (): string => {
  const first17 = `91370500${String(Number(`0x${randomBytes(3).toString('hex')}`)).padStart(9, '0')}`
  return first17 + usccCheckCharacter(first17)
}

/** A platform to trade on: the one that runs already, or one on a temporary folder that ends with the command. */
async function openPlatform(url: string | undefined): Promise<{ url: string; stop: () => Promise<void> }> {
  const running = url ?? `http://127.0.0.1:${process.env.PORT ?? '8787'}`
  const ready = await fetch(`${running}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
  if (ready?.ok) {
    say(`使用正在运行的平台 ${running}`)
    return { url: running, stop: async () => undefined }
  }
  if (url !== undefined) throw new Error(`${url} 没有正在运行的平台`)
  const folder = await mkdtemp(join(tmpdir(), 'dy-trade-'))
  say(`在临时目录 ${folder} 启动一个平台`)
  const env = { ...process.env, DATA_DIR: folder, PORT: '0', DEMO: 'accounts' }
  const platform = await launch({ env, report: (line) => process.stderr.write(`${line}\n`) })
  return { url: platform.url, stop: () => platform.stop() }
}

/** A day's window that has begun. */
const window = () => ({ startsAt: new Date(Date.now() - 60_000), endsAt: new Date(Date.now() + 30 * 86_400_000) })

async function listFile(visitor: Client, office: Awaited<ReturnType<typeof openOffice>>, file: string) {
  const provider = await newParty(visitor, office, '供方', 'provider')
  const fileName = basename(file)
  const { id: productId, version, masked } = await createProduct(
    provider.client,
    {
      name: `${fileName} 数据集`, description: `由命令 trade 挂牌的文件 ${fileName}`,
      sourceMode: 'original', sourceNote: '供方自有文件，仅作交易演示（演示数据）',
    },
    { path: file, fileName },
  )
  say(`登记产品：${fileName}，${version.rows} 行 ${version.inspection?.columns.length} 列，SHA-256 ${version.sha256}`)
  say(declaredIn(masked))
  const listing = await list(office, provider.client, {
    productId,
    title: `${fileName} 数据集（演示）`, summary: '命令行走通全流程所用', updateCycle: 'irregular',
    coverageSpace: '东营市', coverageFrom: '2026-01-01', coverageTo: '2026-12-31', granularity: '原始记录',
    license: '仅限合约约定的用途', useCases: ['数据分析'], forbiddenUses: ['转售'], keywords: ['演示'],
    plans: [{ kind: 'per_use', priceFen: 12_300 }],
  })
  check(listing.state === 'listed', '两位审核员先后通过，产品已挂牌')
  return { provider, listing, isMasked: masked.length > 0 }
}

/** What was declared of the file, and why. */
const declaredIn = (masked: string[]): string =>
  masked.length === 0
    ? '合规声明：平台逐行检测，没有检出个人信息；声明为一般数据、不含个人信息'
    : `合规声明：平台检出字段「${masked.join('」「')}」含个人信息，已设为脱敏，交付时以 *** 代替；声明为已匿名化，不交付原始文件`

async function newParty(
  visitor: Client,
  office: Awaited<ReturnType<typeof openOffice>>,
  what: string,
  role: 'provider' | 'consumer',
) {
  const key = privateKeyToAccount(generatePrivateKey())
  const tail = randomBytes(4).toString('hex')
  const party = await admit(visitor, office, {
    uscc: newUscc(), name: `演示${what}${tail}`, roles: [role], businessScope: '数据服务', login: `trade-${tail}`,
    password: randomBytes(12).toString('base64url'), key,
  })
  say(`${what}「${party.name}」入驻，自持密钥 ${key.address} 已上链登记`)
  return party
}

type Taken = { bytes: Uint8Array; receipt: string; receiptPath: string; filePath: string; transferId: string }

/** Takes one transfer: record first, then the bytes; keeps both and compares them. */
async function take(consumer: Party, agreementId: string, format: string, folder: string): Promise<Taken> {
  const path = `/api/agreements/${agreementId}/transfers`
  const key = `trade-${randomBytes(12).toString('hex')}`
  const answer = await consumer.client.post(path, { format }, TransferAnswer, key)
  const { transfer } = answer
  const response = await consumer.client.ask('GET', answer.content)
  const bytes = new Uint8Array(await response.arrayBuffer())
  const receipt = await consumer.client.text(answer.receipt.href)
  const filePath = join(folder, `${transfer.id}.${format === 'original' ? 'bin' : format}`)
  const receiptPath = join(folder, `${transfer.id}.receipt.json`)
  await writeFile(filePath, bytes)
  await writeFile(receiptPath, receipt)
  const digest = sha256Of(bytes)
  check(digest === transfer.sha256, `${format}：收到 ${bytes.length} 字节，与第 ${transfer.recordIndex} 条存证的 SHA-256 一致`)
  const expected = `sha-256=:${Buffer.from(digest.slice(2), 'hex').toString('base64')}:`
  check(response.headers.get('repr-digest') === expected, `${format}：Repr-Digest 响应头与字节一致`)
  say(`回执 ${receiptPath}，文件 ${filePath}`)
  return { bytes, receipt, receiptPath, filePath, transferId: transfer.id }
}

function verifyOffline({ bytes, receipt }: Taken, trust: string): void {
  const content = { sha256: sha256Of(bytes), size: bytes.length }
  const report = verifyReceipt(receipt, { content, trust })
  const failed = report.steps.find(({ state }) => state !== 'passed')
  check(report.verdict === 'verified', `离线核验六步全部通过${failed ? `（${failed.sentence}）` : ''}`)
}

function refuseForgery({ bytes, receipt }: Taken, trust: string): void {
  const forged = bytes.slice()
  const place = Math.floor(forged.length / 2)
  forged[place] = (forged[place] ?? 0) ^ 1
  const content = { sha256: sha256Of(forged), size: forged.length }
  const report = verifyReceipt(receipt, { content, trust })
  const step = report.steps.find(({ name }) => name === 'content')
  check(report.verdict === 'failed' && step?.state === 'failed', `文件第 ${place} 字节翻转一位，核验器拒绝：${step?.sentence}`)
  const at = receipt.indexOf('"inclusion":["0x') + 20
  const flipped = receipt.slice(0, at) + (receipt[at] === '0' ? '1' : '0') + receipt.slice(at + 1)
  const second = verifyReceipt(flipped, { content: { sha256: sha256Of(bytes), size: bytes.length }, trust })
  const broken = second.steps.find(({ state }) => state === 'failed')
  check(second.verdict === 'failed', `回执改动一个字符，核验器拒绝：${broken?.sentence}`)
}

async function traceFile(regulator: Client, { filePath, transferId }: Taken): Promise<void> {
  const { hits } = await regulator.send('/api/supervision/search-file', await readFile(filePath), SearchAnswer)
  check(hits.some(({ id }) => id === transferId), '监管拖入文件，找到这次交付')
  const trace = await regulator.get(`/api/supervision/trace/${transferId}`, TraceView)
  const way = trace.path.map(({ title, party }) => party ?? title)
  const isTraced = trace.proof !== null && trace.events.length > 0
  check(isTraced, `溯源：${[...new Set(way)].join(' → ')}，${trace.events.length} 个事件`)
}

async function trade(url: string, file: string, password: string): Promise<void> {
  const visitor = clientOf(overNetwork(url))
  const office = await openOffice(visitor, password)
  const { provider, listing, isMasked } = await listFile(visitor, office, file)
  const consumer = await newParty(visitor, office, '需方', 'consumer')
  await topUp(office, consumer.client, 100_000)
  say('需方充值 1,000.00 元，平台已确认到账')
  const agreement = await conclude(provider, consumer, listing.id, { plan: 0, purpose: '数据分析', quota: 3, ...window() })
  say(`合约双方已签并在链上生效：${agreement.sentence}`)
  const folder = join(tmpdir(), `dy-receipts-${randomBytes(4).toString('hex')}`)
  await mkdir(folder)
  const trust = await visitor.text('/api/provenance/trust')
  await writeFile(join(folder, 'trust.json'), trust)
  if (isMasked) await refuseOriginal(consumer, agreement.id)
  const last = isMasked ? 'ndjson' : 'original'
  for (const format of ['csv', 'parquet', last]) {
    const taken = await take(consumer, agreement.id, format, folder)
    verifyOffline(taken, trust)
    if (format !== last) continue
    if (!isMasked) check(Buffer.compare(taken.bytes, await readFile(file)) === 0, '原始文件逐字节相同')
    refuseForgery(taken, trust)
    await traceFile(office.regulator, taken)
  }
  const Balances = z.looseObject({ availableFen: z.number(), heldFen: z.number() })
  const balances = await consumer.client.get('/api/account', Balances)
  check(balances.availableFen === 100_000 - 3 * 12_300 && balances.heldFen === 0, '三次交付共扣 369.00 元，分文不差')
  await refuseFourth(consumer, agreement.id)
  say(`自行核验：npm run verify -- ${folder}/<回执> <文件> --trust ${folder}/trust.json`)
}

/** How a request for a transfer is refused. */
const refusalOf = (consumer: Party, agreementId: string, format: string): Promise<string> =>
  consumer.client
    .post(`/api/agreements/${agreementId}/transfers`, { format }, z.unknown())
    .then(() => '', (error: unknown) => (error instanceof Error ? error.message : ''))

async function refuseOriginal(consumer: Party, agreementId: string): Promise<void> {
  const refused = await refusalOf(consumer, agreementId, 'original')
  check(refused.includes('original_masked'), `含个人信息的原始文件不交付：${refused}`)
}

async function refuseFourth(consumer: Party, agreementId: string): Promise<void> {
  const refused = await refusalOf(consumer, agreementId, 'csv')
  check(refused.includes('quota_exhausted'), `第四次被拒：${refused}`)
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string' }, password: { type: 'string', default: DEMO_PASSWORD } },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) {
    process.stderr.write(`${USAGE}\n`)
    return 64
  }
  if (!(await stat(file).catch(() => undefined))?.isFile()) {
    process.stderr.write(`找不到文件 ${file}\n`)
    return 64
  }
  const platform = await openPlatform(values.url)
  try {
    await trade(platform.url, resolve(file), values.password ?? DEMO_PASSWORD)
    process.stdout.write('全部成立。\n')
    return 0
  } finally {
    await platform.stop()
  }
}

process.exitCode = await main().catch((error: unknown) => {
  const text = error instanceof AppError || error instanceof Error ? error.message : String(error)
  process.stderr.write(`失败：${text}\n`)
  return 1
})
