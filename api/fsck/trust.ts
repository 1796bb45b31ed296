import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keccak256 } from 'viem'
import type { LedgerBinding, LedgerEpoch } from '#api/db/generated/client.ts'
import { asHex } from '#api/kernel/hex.ts'
import { parseVerifierKey } from '#api/provenance/note.ts'
import { attempt, Refusal } from '#api/verifier/refusal.ts'
import { readTrust, type Trust } from '#api/verifier/trust.ts'
import type { ChainReader } from './chain-reader.ts'
import type { Signers } from './compare-checkpoint.ts'
import { differing } from './differ.ts'
import { fileOf } from './invariant.ts'
import type { Report } from './report.ts'

/** The trust file (信任文件) in the data folder. */
export const TRUST_FILE = 'trust.json'

export type Trusted = { text: string; signers: Signers }

/** The trust file's text and whom it trusts; undefined, and found, where it can't be used. */
export async function readTrustFile(
  report: Report,
  dataDir: string,
): Promise<Trusted | undefined> {
  const text = await readFile(join(dataDir, TRUST_FILE), 'utf8').catch(() => undefined)
  if (text === undefined) {
    report.found('I3', fileOf(TRUST_FILE), '信任文件不存在，检查点与回执无从核验')
    return undefined
  }
  const trust = attempt(() => readTrust(text))
  if (trust instanceof Refusal) {
    report.found('I3', fileOf(TRUST_FILE), `信任文件不能使用（${trust.field}）：${trust.sentence}`)
    return undefined
  }
  const { log, witness } = JSON.parse(text) as { log: string; witness: string }
  const signers = { log: parseVerifierKey(log), witness: parseVerifierKey(witness), chainId: trust.chain.chainId }
  return { text, signers }
}

/** Compares what the trust file says of the chain with the database's binding and with the contracts' code. */
export async function checkTrust(
  report: Report,
  text: string,
  binding: LedgerBinding,
  closed: LedgerEpoch[],
  reader: ChainReader,
): Promise<void> {
  const { platform, chain, earlier } = readTrust(text)
  const hashOf = async (address: string) => keccak256((await reader.code(asHex(address))) ?? '0x')
  report.checked('I3')
  const names = differing([
    ['platform', platform === binding.platform],
    ['chain.chainId', BigInt(chain.chainId) === binding.chainId],
    ['chain.ledger', chain.ledger === binding.ledger],
    ['chain.checkpoint', chain.checkpoint === binding.checkpoint],
    ['chain.ledgerCodeHash', chain.ledgerCodeHash === (await hashOf(binding.ledger))],
    ['earlier', earlier.length === closed.length && closed.every((row, i) => isSameEpoch(row, earlier[i]))],
    ['chain.checkpointCodeHash', chain.checkpointCodeHash === (await hashOf(binding.checkpoint))],
  ])
  if (names !== undefined) report.found('I3', fileOf(TRUST_FILE), `字段 ${names} 与库或链上合约不符`)
}

const isSameEpoch = (row: LedgerEpoch, told: Trust['earlier'][number] | undefined): boolean =>
  told !== undefined && row.chainId === BigInt(told.chainId) && row.untilSize === BigInt(told.untilSize) &&
  row.ledger === told.ledger && row.checkpoint === told.checkpoint &&
  row.ledgerCodeHash === told.ledgerCodeHash && row.checkpointCodeHash === told.checkpointCodeHash
