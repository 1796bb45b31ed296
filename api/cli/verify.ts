import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Facts, PartyFacts } from '#api/verifier/facts.ts'
import { MAX_BYTES } from '#api/verifier/json.ts'
import type { Content } from '#api/verifier/record.ts'
import { Refusal, attempt } from '#api/verifier/refusal.ts'
import type { Report } from '#api/verifier/report.ts'
import { readTrust } from '#api/verifier/trust.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'

const USAGE = '用法：npm run verify -- 回执.json [文件] [--trust 信任文件.json] [--json]'

const EXIT = { verified: 0, failed: 1, consistent_unanchored: 2, usage: 64 } as const
const MARK = { passed: '✓', failed: '✗', not_checked: '–' } as const
const NAME = {
  content: '内容',
  record: '存证',
  inclusion: '包含',
  checkpoint: '检查点',
  anchor: '上链',
  agreement: '合约',
} as const
const VERDICT = {
  verified: '核验通过。',
  consistent_unanchored: '回执自洽，但没有信任文件，未能锚定：不能据此认定其真实。',
  failed: '核验未通过。',
} as const

/** What was asked for cannot be read; the message is for the person who asked. */
class UsageError extends Error {}

type Arguments = { receipt: string; file: string | undefined; trust: string | undefined; json: boolean }

function readArguments(): Arguments {
  const options = { trust: { type: 'string' }, json: { type: 'boolean', default: false } } as const
  try {
    const { positionals, values } = parseArgs({ options, allowPositionals: true })
    const [receipt, file, ...more] = positionals
    if (receipt === undefined || more.length > 0) throw new UsageError(USAGE)
    return { receipt, file, trust: values.trust, json: values.json }
  } catch {
    throw new UsageError(USAGE)
  }
}

/**
 * A file's text, cut one byte past `MAX_BYTES`, which every reader refuses as too large. What is not UTF-8 is no JSON
 * (RFC 8259, 8.1) and is given on as the empty text, which they refuse too.
 */
async function readText(path: string, what: string): Promise<string> {
  const bytes = await readable(what, path, async () => {
    await using file = await open(path)
    const buffer = Buffer.alloc(MAX_BYTES + 1)
    let length = 0
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = (await file.read(buffer, length, buffer.length - length)).bytesRead
    }
    return buffer.subarray(0, length)
  })
  const isCut = bytes.length > MAX_BYTES
  try {
    return new TextDecoder('utf-8', { fatal: !isCut, ignoreBOM: true }).decode(bytes)
  } catch {
    return ''
  }
}

/** The SHA-256 and size of a file of any length. */
async function measure(path: string): Promise<Content> {
  return readable('文件', path, async () => {
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk)
      size += chunk.length
    }
    return { sha256: `0x${hash.digest('hex')}`, size }
  })
}

async function readable<T>(what: string, path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const reason = code === 'ENOENT' ? '不存在' : code === 'EISDIR' ? '是文件夹' : `无法读取（${String(code)}）`
    throw new UsageError(`${what}${reason}：${path}`)
  }
}

async function readTrustText(path: string): Promise<string> {
  const text = await readText(path, '信任文件')
  const trust = attempt(() => readTrust(text))
  if (trust instanceof Refusal) throw new UsageError(`${trust.sentence}（${trust.field}）`)
  return text
}

const partyLine = (role: string, { name, uscc, address, custodySentence }: PartyFacts) =>
  `  ${role}：${name}（${uscc}），密钥地址 ${address}。${custodySentence}`

function factLines(facts: Facts): string[] {
  const rows = facts.rows === null ? '' : `，${facts.rows} 行`
  return [
    `  交付：${facts.transfer}，记录时间 ${facts.recordedAt}（平台所称）`,
    partyLine('供方', facts.provider),
    partyLine('需方', facts.consumer),
    `  产品：${facts.product} 第 ${facts.version} 版，${facts.sizeBytes} 字节${rows}，${facts.mediaType}`,
    `  SHA-256：${facts.sha256}`,
    `  合约：${facts.agreement}，有效期 ${facts.startsAt} 至 ${facts.endsAt}，共 ${facts.quota} 次` +
      (facts.standing ? '，供方签署的是面向任何需方的长期要约' : ''),
    `  日志：第 ${facts.index} 号记录，检查点共 ${facts.logSize} 条` +
      (facts.witnessedAt === null ? '' : `，见证方联署于 ${facts.witnessedAt}`),
    `  区块：链 ${facts.chainId} 第 ${facts.blockNumber} 区块 ${facts.blockHash}，区块时间 ${facts.blockAt}`,
  ]
}

function print(report: Report): void {
  const steps = report.steps.map(({ name, state, field, sentence }) =>
    [MARK[state], NAME[name], sentence, ...(field === null ? [] : [`（${field}）`])].join(' '),
  )
  const facts = report.facts === null ? [] : ['回执所载：', ...factLines(report.facts)]
  const open = ['不证明的事项：', ...report.notProven.map((sentence) => `  ${sentence}`)]
  console.log([...steps, '', ...facts, ...open, '', VERDICT[report.verdict]].join('\n'))
}

async function main(): Promise<number> {
  const { receipt, file, trust, json } = readArguments()
  const report = verifyReceipt(await readText(receipt, '回执'), {
    ...(file === undefined ? {} : { content: await measure(file) }),
    ...(trust === undefined ? {} : { trust: await readTrustText(trust) }),
  })
  if (json) console.log(JSON.stringify(report, null, 2))
  else print(report)
  return EXIT[report.verdict]
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  process.exitCode = EXIT.usage
}
