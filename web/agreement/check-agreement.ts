import canonicalize from 'canonicalize'
import { recoverAddress, sha256, toUtf8Bytes, TypedDataEncoder, type TypedDataDomain, type TypedDataField } from 'ethers'
import type { Agreement } from './agreement.tsx'

type Typed = {
  domain: TypedDataDomain
  types: Record<string, TypedDataField[]>
  message: Record<string, unknown> & { policy: string }
}

/** Addresses of keys that sign for a party, as its own list or the receipts tell; undefined where they are not known. */
export type Known = { provider?: string | undefined; consumer?: string | undefined }

/** What the browser finds out by itself about an agreement's terms and signatures. */
export type Checked = Record<'digest' | 'policy' | 'provider' | 'consumer' | 'chain', boolean> & { signers: { provider: string; consumer: string } }

const NOBODY = '0x0000000000000000000000000000000000000000000000000000000000000000'

const signerOf = (digest: string, signature: string | null): string => {
  try {
    return signature === null ? '' : recoverAddress(digest, signature).toLowerCase()
  } catch {
    return ''
  }
}

/**
 * Checks an agreement as its parties signed it (EIP-712): the digest of its terms, the digest of its usage policy in
 * them, and whose signatures they are. A standing offer's provider signed the terms without a consumer.
 */
export function checkAgreement(agreement: Agreement, typedData: unknown, known: Known): Checked {
  const { domain, types, message } = asTyped(typedData)
  const { EIP712Domain: _, ...own } = types
  const digest = TypedDataEncoder.hash(domain, own, message)
  const offered = agreement.standing ? TypedDataEncoder.hash(domain, own, { ...message, consumer: NOBODY }) : digest
  const policy = canonicalize(agreement.policy) ?? ''
  const signers = { provider: signerOf(offered, agreement.signatures.provider), consumer: signerOf(digest, agreement.signatures.consumer) }
  const isOf = (signer: string, address: string | undefined) => signer !== '' && (address === undefined || signer === address.toLowerCase())
  return {
    digest: TypedDataEncoder.hashStruct('Terms', own, message) === agreement.termsDigest,
    policy: sha256(toUtf8Bytes(policy)) === message.policy,
    provider: isOf(signers.provider, known.provider),
    consumer: isOf(signers.consumer, known.consumer),
    chain: agreement.activatedAt !== null,
    signers,
  }
}

/** The typed data as the API answers it: safe because its own route declares it so. */
const asTyped = (typedData: unknown) => typedData as Typed
