import type { Agreement } from '#api/db/generated/client.ts'
import { termsDigest, termsOf } from '#api/agreement/terms.ts'

type Terms = Pick<Agreement, 'productId' | 'providerId' | 'consumerId' | 'startsAt' | 'endsAt' | 'quota'> & {
  policy: string
  price: string
}

/** What an agreement has once both have signed these terms; that the signatures are theirs is the contract's to check. */
export const signedBy = (terms: Terms) => ({
  termsDigest: termsDigest(termsOf(terms)), providerSignature: '0x01', consumerSignature: '0x02',
})
