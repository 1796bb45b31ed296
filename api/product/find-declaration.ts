import { z } from 'zod'
import type { DataProduct, ProductDeclaration, ProductVersion } from '#api/db/generated/client.ts'
import { Inspection } from '#api/content/schema.ts'
import type { Context } from '#api/kernel/context.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { permit } from '#api/kernel/permit.ts'
import { GRADES } from '#api/resource/resource.ts'
import {
  type DeclarationFault, EVIDENCE_TITLES, faultsOfDeclaration, PERSONAL_BASES, PROCESSINGS, PROHIBITED_CLASSES,
  requiredEvidence, RIGHTS,
} from './declaration.ts'
import { type DeclarationView, Evidence } from './declaration-schema.ts'
import { type Detected, detectedOf, NOTHING_DETECTED } from './detected.ts'
import { SOURCE_MODES } from './product.ts'
import { findCurrentVersion, getVisibleProduct } from './store.ts'

/** What was detected in a version, in its columns that are not masked. */
export const detectedIn = (version: Pick<ProductVersion, 'inspection' | 'maskedFields'> | null): Detected =>
  version === null || version.inspection === null
    ? NOTHING_DETECTED
    : detectedOf({ inspection: Inspection.parse(version.inspection), maskedFields: version.maskedFields })

const Evidences = z.array(Evidence)

const declaredOf = ({ personalBasis, evidence, ...row }: ProductDeclaration) => ({
  ...row,
  personalBasis: oneOf(PERSONAL_BASES, personalBasis),
  evidence: Evidences.parse(evidence),
})

/** The declaration of a product that holds, or none. */
export const findDeclaration = async ({ tx }: Pick<Context, 'tx'>, productId: string) => {
  const row = await tx.productDeclaration.findUnique({ where: { productId } })
  return row === null ? null : declaredOf(row)
}

type Version = Pick<ProductVersion, 'inspection' | 'maskedFields'> | null

/** Everything that a product's declaration lacks for a version of it to be listed. */
export async function findDeclarationFaults(
  ctx: Pick<Context, 'tx' | 'now'>,
  { id, sourceMode }: DataProduct,
  version: Version,
): Promise<DeclarationFault[]> {
  return faultsOfDeclaration({
    declared: await findDeclaration(ctx, id),
    sourceMode: oneOf(SOURCE_MODES, sourceMode),
    detected: detectedIn(version),
    now: ctx.now,
  })
}

const reportOf = (digest: string | null, validTo: Date | null) =>
  digest === null || validTo === null ? null : { digest, validTo: validTo.toISOString() }

const viewOf = (row: Awaited<ReturnType<typeof findDeclaration>>): DeclarationView['declaration'] =>
  row && {
    grade: oneOf(GRADES, row.grade),
    processing: oneOf(PROCESSINGS, row.processing),
    personalBasis: row.personalBasis,
    sensitive: row.sensitive,
    minors: row.minors,
    assessment: reportOf(row.assessmentDigest, row.assessmentTo),
    regradeDecision: row.regradeDecision,
    risk: reportOf(row.riskDigest, row.riskTo),
    rights: row.rights.map((right) => oneOf(RIGHTS, right)),
    evidence: row.evidence,
    excludedClasses: row.excludedClasses.toSorted((a, b) => a - b),
    exportDecision:
      row.exportDecision === null || row.exportTo === null
        ? null
        : { number: row.exportDecision, validTo: row.exportTo.toISOString() },
    declaredAt: row.declaredAt.toISOString(),
  }

/** What was detected in the columns of a version, those that are masked by themselves. */
function foundIn(version: ProductVersion | null): { detected: Detected; withheld: Detected['columns'] } {
  if (version === null || version.inspection === null) return { detected: NOTHING_DETECTED, withheld: [] }
  const { maskedFields } = version
  const inspection = Inspection.parse(version.inspection)
  const all = detectedOf({ inspection, maskedFields: [] }).columns
  return {
    detected: detectedOf({ inspection, maskedFields }),
    withheld: all.filter(({ column }) => maskedFields.includes(column)),
  }
}

/** The declaration of a product beside what was detected in its newest version. */
export async function declarationView(ctx: Context, product: DataProduct): Promise<DeclarationView> {
  const version = await findCurrentVersion(ctx, product.id)
  const row = await findDeclaration(ctx, product.id)
  const sourceMode = oneOf(SOURCE_MODES, product.sourceMode)
  const { detected, withheld } = foundIn(version)
  const kinds = requiredEvidence(sourceMode, row?.personalBasis ?? 'none')
  return {
    productId: product.id,
    sourceMode,
    declaration: viewOf(row),
    version: version?.number ?? null,
    detected,
    withheld,
    required: kinds.map((kind) => ({ kind, title: EVIDENCE_TITLES[kind] })),
    prohibited: [...PROHIBITED_CLASSES],
    faults: faultsOfDeclaration({ declared: row, sourceMode, detected, now: ctx.now }),
  }
}

/** The declaration of a product, for its provider, the staff and the overseers. @throws not_found */
export async function getDeclaration(ctx: Context, productId: string): Promise<DeclarationView> {
  permit(ctx.actor, 'product.view')
  return declarationView(ctx, await getVisibleProduct(ctx, productId))
}
