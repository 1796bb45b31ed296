import { useText } from '../language/language.tsx'
import { declarationTexts } from '../language/provider-declaration.ts'
import { Read } from '../part/state.tsx'
import { ComplianceForm } from './compliance-form.tsx'
import { Consents } from './consents.tsx'
import { DeclarationFaults, FoundAndDeclared } from './found.tsx'
import type { Parts } from './section.tsx'
import { useDeclarationOf } from './use-declaration.ts'

/** 合规与分级: what the platform found in the data, what is declared of them, and what is still to be mended. */
export function ComplianceSection({ listing, product }: Parts) {
  const { lead } = useText(declarationTexts)
  return (
    <>
      <p className="soft provider-last">{lead}</p>
      <Read query={useDeclarationOf(product.id)}>
        {(told) => (
          <>
            <FoundAndDeclared told={told} fieldsAt={`/provide/listings/${listing.id}?section=fields`} />
            <DeclarationFaults told={told} />
            <ComplianceForm told={told} isClosed={listing.state === 'under_review'} />
            {told.declaration?.personalBasis === 'consent' && (
              <Consents productId={product.id} listingId={listing.id} />
            )}
          </>
        )}
      </Read>
    </>
  )
}
