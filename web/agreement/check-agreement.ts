import type { z } from 'zod'
import type { AgreementView } from '#api/agreement/schema.ts'
import { ANYBODY, signerOf, signingDigest, termsDigest } from '#api/verifier/agreement.ts'
import { sha256OfText } from '#api/verifier/bytes.ts'
import { canonicalText } from '#api/verifier/json.ts'

type Agreement = Omit<z.infer<typeof AgreementView>, 'policy'> & { policy?: unknown }

/** What both parties are to sign, as far as it is not on the page: digests of the price and of the policy. */
export type Told = { platform: string; price: string; policy: string }

/** Addresses of keys that the reader knows by itself; a party of whom none is known may have signed with any. */
export type Known = { provider?: string | undefined; consumer?: string | undefined }

/** What the browser finds out by itself about an agreement's terms and signatures. */
export type Checked = Record<'digest' | 'policy' | 'provider' | 'consumer', boolean> & {
  signers: { provider: string; consumer: string }
}

const secondsOf = (instant: string): number => Math.floor(Date.parse(instant) / 1000)

/**
 * Makes the terms anew out of what the page shows (parties, product, window, number of transfers, usage policy), and
 * checks that the agreement's digest is theirs and whose signatures stand under them (EIP-712), by the same code as a
 * receipt's verifier. Of the price its digest alone is known here; a receipt has its text.
 */
export function checkAgreement(agreement: Agreement, told: Told, known: Known): Checked {
  const { provider, consumer, standing, signatures } = agreement
  const terms = {
    policy: sha256OfText(canonicalText(asJson(agreement.policy))),
    price: told.price,
    product: sha256OfText(agreement.productId),
    provider: sha256OfText(provider.id),
    consumer: sha256OfText(consumer.id),
    startsAt: secondsOf(agreement.startsAt),
    endsAt: secondsOf(agreement.endsAt),
    quota: agreement.quota,
  }
  const offered = standing ? { ...terms, consumer: ANYBODY } : terms
  const signers = {
    provider: signerOf(signingDigest(told.platform, offered), signatures.provider ?? '') ?? '',
    consumer: signerOf(signingDigest(told.platform, terms), signatures.consumer ?? '') ?? '',
  }
  const isOf = (signer: string, address: string | undefined) =>
    signer !== '' && (address === undefined || signer === address.toLowerCase())
  return {
    digest: termsDigest(terms) === agreement.termsDigest,
    policy: terms.policy === told.policy,
    provider: isOf(signers.provider, known.provider),
    consumer: isOf(signers.consumer, known.consumer),
    signers,
  }
}

/** A usage policy is JSON: safe because it came as such. */
const asJson = (policy: unknown) => policy as Parameters<typeof canonicalText>[0]
