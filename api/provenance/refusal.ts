import { BaseError, ContractFunctionRevertedError, decodeErrorResult } from 'viem'
import { asHex, type Hex } from '#api/kernel/hex.ts'
import { LEDGER_ABI } from './ledger-abi.ts'

/** Why the contract refuses a call: the name of its error, and what that means to people. */
export type Refusal = { name: string; sentence: string }

/** What the contract's refusals mean to people. */
const SENTENCES: Record<string, string> = {
  Ledger_KeyTaken: '该签名密钥已登记在另一主体名下',
  Ledger_WindowEmpty: '合约的期限为空',
  Ledger_QuotaZero: '合约的次数为零',
  Ledger_SameParty: '供需双方是同一主体',
  Ledger_Suspended: '主体、产品或账本正处于监管暂停之中',
  Ledger_SignatureInvalid: '签名不是该主体现行密钥所签',
  Ledger_StateUnfit: '合约在链上的状态不允许此操作',
  Ledger_SuspensionUnchanged: '暂停状态没有变化',
}

/** The contract's refusal that a failed call tells of; undefined where the call failed for something else. */
export function refusalIn(error: unknown): Refusal | undefined {
  const reverted = revertData(error)
  if (reverted !== undefined) return decoded(reverted)
  return error instanceof Error && /revert/i.test(error.message) ? nameless : undefined
}

/** A refusal that names no reason, or one that is not in the contract's list. */
const nameless = { name: 'reverted', sentence: '链上合约拒绝了此操作' }

function decoded(data: Hex): Refusal {
  try {
    const { errorName } = decodeErrorResult({ abi: LEDGER_ABI, data })
    return { name: errorName, sentence: SENTENCES[errorName] ?? nameless.sentence }
  } catch {
    return nameless
  }
}

/** The data of a revert, wherever a node's error carries it. */
function revertData(error: unknown): Hex | undefined {
  if (!(error instanceof BaseError)) return undefined
  if (error instanceof ContractFunctionRevertedError && error.raw) return error.raw
  const carrier = error.walk((part) => part instanceof Error && 'data' in part && part.data !== undefined)
  const data: unknown = carrier !== null && 'data' in carrier ? carrier.data : undefined
  const inner = typeof data === 'object' && data !== null && 'data' in data ? data.data : data
  return typeof inner === 'string' && /^0x[0-9a-f]{8,}$/.test(inner) ? asHex(inner) : undefined
}
