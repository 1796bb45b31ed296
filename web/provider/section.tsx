import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { ComplianceSection } from './compliance-section.tsx'
import { CoverageSection } from './coverage-section.tsx'
import { FieldsSection } from './fields-section.tsx'
import { FileSection } from './file-section.tsx'
import { type SectionName, SECTIONS } from './listing-text.ts'
import { OriginSection } from './origin-section.tsx'
import { PreviewSection } from './preview-section.tsx'
import { PriceSection } from './price-section.tsx'
import type { Listing } from './rows.ts'
import { SubmitSection } from './submit-section.tsx'
import type { Version } from './upload.ts'
import type { Editor } from './use-editor.ts'
import type { FieldsEditor } from './use-fields.ts'
import { UseSection } from './use-section.tsx'

/** What the parts of a listing are made of; without a version that could be read, that is absent. */
export type Parts = {
  editor: Editor
  fields: FieldsEditor
  listing: Listing
  product: Schemas['DataProduct']
  version: Version | undefined
}

const SHOWN: Record<SectionName, (parts: Parts) => ReactNode> = {
  file: (parts) => <FileSection {...parts} />,
  fields: (parts) => <FieldsSection {...parts} />,
  origin: (parts) => <OriginSection {...parts} />,
  compliance: (parts) => <ComplianceSection {...parts} />,
  use: (parts) => <UseSection {...parts} />,
  coverage: (parts) => <CoverageSection {...parts} />,
  price: (parts) => <PriceSection {...parts} />,
  preview: (parts) => <PreviewSection {...parts} />,
  submit: (parts) => <SubmitSection {...parts} />,
}

/** One part of a listing, with the way to its neighbours. */
export function Section({ name, parts }: { name: SectionName; parts: Parts }) {
  const { page, sections } = useText(listingTexts)
  const at = SECTIONS.indexOf(name)
  const [before, after] = [SECTIONS[at - 1], SECTIONS[at + 1]]
  const path = `/provide/listings/${parts.listing.id}`
  return (
    <section className="stack" aria-labelledby="section">
      <div>
        <Link className="provider-back" to={path}>
          ← {page.all}
        </Link>
        <h2 id="section" className="provider-last">
          {at + 1}. {sections[name]}
        </h2>
      </div>
      {SHOWN[name](parts)}
      <nav className="row between provider-neighbours" aria-label={page.tasks}>
        {before === undefined ? (
          <span />
        ) : (
          <Link to={`${path}?section=${before}`}>{page.previous(sections[before])}</Link>
        )}
        {after !== undefined && <Link to={`${path}?section=${after}`}>{page.next(sections[after])}</Link>}
      </nav>
    </section>
  )
}
