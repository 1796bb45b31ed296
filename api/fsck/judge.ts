import type { Checking } from './checking.ts'
import { adoptionFaults, apply, type Contract, unsignedBy } from './contract.ts'
import { blockOf } from './invariant.ts'
import type { Step } from './step.ts'

/** Brings the contract forward by a transaction and says where the chain judged otherwise than the rules. */
export async function judge(
  { report, binding }: Pick<Checking, 'report' | 'binding'>,
  contract: Contract,
  { call, transaction, block }: Step,
): Promise<void> {
  if (!call || !transaction.succeeded) return
  const found = (sentence: string) => report.found('I4', blockOf(block.number), sentence)
  report.checked('I4', call.name === 'record' ? call.transfers.length : 1)
  if (call.name === 'record' && call.batch !== contract.batch)
    report.found('I2', blockOf(block.number), `批次号应为 ${contract.batch}，交易 ${transaction.hash} 用的是 ${call.batch}`)
  for (const fault of adoptionFaults(contract, call)) found(fault)
  if (call.name === 'activate') {
    const missing = await unsignedBy(contract, call, binding.platform)
    if (missing !== undefined) found(`合约 ${call.id} 没有${missing}现行密钥的有效签名而生效`)
  }
  for (const { item, expected, actual } of apply(contract, call, block.time, transaction.rejected))
    found(`交付 ${item.id} 按合约规则的结论是 ${expected}，链上的结论是 ${actual}（0 为准许）`)
}
