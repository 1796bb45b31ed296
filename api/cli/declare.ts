import { sha256 } from '#api/kernel/canonical.ts'
import { DAY_MS } from '#api/kernel/time.ts'
import {
  EVIDENCE_TITLES, type EvidenceKind, type PersonalBasis, PROHIBITED_CLASSES, requiredEvidence, RIGHTS,
} from '#api/product/declaration.ts'
import { detectedOf } from '#api/product/detected.ts'
import type { SourceMode } from '#api/product/product.ts'
import type { VersionView } from '#api/product/schema.ts'
import type { Client } from './client.ts'

/** What is declared of a product beside what its file tells. */
export type Origin = { sourceMode: SourceMode; sourceNote: string }

/** What of a declaration is told by hand; the rest follows from the source and the file. */
export type Declared = {
  personalBasis?: PersonalBasis
  processing?: string
  sensitive?: boolean
  minors?: boolean
}

const putJson = (client: Client, path: string, body: unknown) =>
  client.ask('PUT', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

/**
 * Declares a product by what its file holds: columns in which personal information was detected are masked first, so
 * that nothing of it is delivered, unless the persons' consent is declared.
 * @returns the columns that were masked
 */
export async function declare(
  client: Client,
  productId: string,
  version: VersionView,
  { sourceMode, sourceNote }: Origin,
  declared: Declared = {},
): Promise<string[]> {
  const { maskedFields, inspection } = version
  const { columns } = inspection ? detectedOf({ inspection, maskedFields }) : { columns: [] }
  const found = declared.personalBasis === 'consent' ? [] : [...new Set(columns.map(({ column }) => column))]
  if (found.length > 0) await mask(client, version, [...maskedFields, ...found])
  const isMasked = maskedFields.length + found.length > 0
  const { personalBasis = isMasked ? 'anonymised' : 'none', processing = processingOf(sourceMode, isMasked) } = declared
  await putJson(client, `/api/products/${productId}/declaration`, {
    ...declared, grade: 'general', processing, personalBasis, rights: RIGHTS,
    assessment: personalBasis === 'none' ? null : assessmentOf(sourceNote),
    evidence: requiredEvidence(sourceMode, personalBasis).map((kind) => documentOf(kind, sourceNote)),
    excludedClasses: PROHIBITED_CLASSES.map(({ id }) => id),
  })
  return found
}

const mask = (client: Client, { productId, number, descriptions }: VersionView, maskedFields: string[]) =>
  putJson(client, `/api/products/${productId}/versions/${number}/description`, { descriptions, maskedFields })

const processingOf = (sourceMode: SourceMode, isMasked: boolean): string =>
  sourceMode === 'authorised' ? 'aggregated' : isMasked ? 'masked' : 'cleaned'

/** A document of the demo: its content is its title and the account of the source. */
const documentOf = (kind: EvidenceKind, note: string) => ({
  kind, title: `${EVIDENCE_TITLES[kind]}（演示）`, digest: sha256(`${EVIDENCE_TITLES[kind]}\n${note}`),
})

const YEAR_DAYS = 365

const assessmentOf = (note: string) => ({
  digest: sha256(`个人信息保护影响评估\n${note}`), validTo: new Date(Date.now() + YEAR_DAYS * DAY_MS),
})

