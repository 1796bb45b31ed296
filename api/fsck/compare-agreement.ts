import type { Agreement, SigningKey } from '#api/db/generated/client.ts'
import { termsDigest, termsOf } from '#api/agreement/terms.ts'
import { asHex } from '#api/kernel/hex.ts'
import { chainId32 } from '#api/kernel/ids.ts'
import { type AgreementOnChain, type Contract, ON_CHAIN } from './contract.ts'
import { computed } from './differ.ts'

/** Which states of the database the chain's states allow: `terminating` waits for the chain, `expired` needs none. */
const STATES: Record<number, string[]> = {
  0: ['offered', 'signing', 'signed', 'activating', 'declined', 'refused'],
  [ON_CHAIN.active]: ['active', 'terminating', 'expired'],
  [ON_CHAIN.suspended]: ['active', 'terminating', 'expired'],
  [ON_CHAIN.terminated]: ['terminated'],
}

/** What the database knows around an agreement: its transfers under way, and the addresses of keys by their ids. */
export type AgreementTies = { reserved: bigint; addresses: ReadonlyMap<string, string> }

/** What the database says of an agreement that the chain does not; each a sentence. */
export function agreementFaults(
  row: Agreement,
  onChain: AgreementOnChain | undefined,
  { reserved, addresses }: AgreementTies,
): string[] {
  const faults: string[] = []
  if (computed(() => termsDigest(termsOf(row))) !== row.termsDigest) faults.push('所存条款算不出所记的合约摘要')
  if (!(STATES[onChain?.state ?? 0] ?? []).includes(row.state))
    faults.push(`库中状态为 ${row.state}，链上状态为 ${onChain?.state ?? 0}`)
  if (row.state === 'expired' && (row.endedAt === null || row.endedAt < row.endsAt)) faults.push('尚未到期即记为到期')
  const used = onChain?.used ?? 0n
  if (row.usedCount !== used) faults.push(`库中已用 ${row.usedCount} 次，链上存证 ${used} 次`)
  if (row.reservedCount !== reserved) faults.push(`库中预留 ${row.reservedCount} 次，在途交付 ${reserved} 次`)
  if (row.usedCount + row.reservedCount > row.quota) faults.push(`已用与预留合计超过约定的 ${row.quota} 次`)
  if (!onChain) return faults
  if (onChain.state === ON_CHAIN.suspended && !row.suspended) faults.push('链上已暂停，库中没有暂停')
  if (row.providerSignature !== onChain.providerSignature) faults.push('供方签名与链上的不同')
  if (row.consumerSignature !== onChain.consumerSignature) faults.push('需方签名与链上的不同')
  if (addresses.get(row.providerKeyId ?? '') !== onChain.providerKey) faults.push('所记供方密钥不是签署所用的密钥')
  if (addresses.get(row.consumerKeyId ?? '') !== onChain.consumerKey) faults.push('所记需方密钥不是签署所用的密钥')
  return faults
}

/** What the database says of a signing key that the chain does not. */
export function keyFault({ keys, partyOfKey }: Contract, row: SigningKey): string | undefined {
  const [party, address] = [chainId32(row.participantId), computed(() => asHex(row.address))]
  if (address === undefined) return '地址不合格式'
  const isOnChain = partyOfKey.get(address) === party
  if (row.state === 'registered' && keys.get(party) !== address) return '库中为现行密钥，链上不是'
  if (row.state === 'retired' && (!isOnChain || keys.get(party) === address)) return '库中为已换下的密钥，链上不是'
  if ((row.state === 'pending' || row.state === 'refused') && partyOfKey.has(address))
    return `库中状态为 ${row.state}，链上已登记`
  return undefined
}
