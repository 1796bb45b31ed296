import { useState } from 'react'
import { requiredEvidence, type EvidenceKind } from '#api/product/declaration.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { endOf, lastDayOf } from '../part/day.ts'

export type Told = Schemas['ProductDeclaration']
type Body = Schemas['DeclareProduct']

/** A document that is being told: its file's digest may not be known yet. */
export type Document = { kind: EvidenceKind; title: string; digest: string }

/** A report with its last day, as a form has it. */
export type Report = { digest: string; lastDay: string }

/** The declaration as it is being written. */
export type Draft = Omit<Body, 'evidence' | 'assessment' | 'risk' | 'exportDecision' | 'regradeDecision'> & {
  sensitive: boolean
  minors: boolean
  evidence: Document[]
  assessment: Report
  risk: Report
  regradeDecision: string
  exportDecision: { number: string; lastDay: string }
}

const EMPTY: Report = { digest: '', lastDay: '' }

const reportOf = (report: { digest: string; validTo: string } | null | undefined): Report =>
  report ? { digest: report.digest, lastDay: lastDayOf(report.validTo) } : EMPTY

/** What stands now, or what a first declaration begins with. */
function draftOf({ declaration }: Told): Draft {
  return {
    grade: declaration?.grade ?? 'general',
    processing: declaration?.processing ?? 'cleaned',
    personalBasis: declaration?.personalBasis ?? 'none',
    sensitive: declaration?.sensitive ?? false,
    minors: declaration?.minors ?? false,
    rights: declaration?.rights ?? [],
    evidence: declaration?.evidence ?? [],
    excludedClasses: declaration?.excludedClasses ?? [],
    assessment: reportOf(declaration?.assessment),
    risk: reportOf(declaration?.risk),
    regradeDecision: declaration?.regradeDecision ?? '',
    exportDecision: declaration?.exportDecision
      ? { number: declaration.exportDecision.number, lastDay: lastDayOf(declaration.exportDecision.validTo) }
      : { number: '', lastDay: '' },
  }
}

const sentReport = ({ digest, lastDay }: Report) =>
  digest === '' || lastDay === '' ? null : { digest, validTo: endOf(lastDay) }

/** What is sent: documents without a digest are not told yet. */
function bodyOf({ exportDecision, ...draft }: Draft): Body {
  const holdsPersons = draft.personalBasis !== 'none'
  const { number, lastDay } = exportDecision
  return {
    ...draft,
    sensitive: holdsPersons && draft.sensitive,
    minors: holdsPersons && draft.minors,
    evidence: draft.evidence.filter(({ title, digest }) => title.trim() !== '' && digest !== ''),
    assessment: sentReport(draft.assessment),
    risk: sentReport(draft.risk),
    regradeDecision: draft.regradeDecision.trim() || null,
    exportDecision: number.trim() === '' || lastDay === '' ? null : { number: number.trim(), validTo: endOf(lastDay) },
  }
}

export const useDeclarationOf = (productId: string) =>
  api.useQuery('get', '/api/products/{id}/declaration', { params: { path: { id: productId } } })

/** The declaration of a product as its provider writes it. */
export function useDeclaration(told: Told) {
  const [changes, setChanges] = useState<Partial<Draft>>({})
  const draft: Draft = { ...draftOf(told), ...changes }
  const act = useAct((body: Body, headers) =>
    client.PUT('/api/products/{id}/declaration', { params: { path: { id: told.productId } }, body, headers }),
  )
  const change = (changed: Partial<Draft>) => {
    setChanges((before) => ({ ...before, ...changed }))
    act.reset()
  }
  /** Digests come when they are computed: each change is of the documents as they are then. */
  const changeDocuments = (update: (documents: Document[]) => Document[]) => {
    setChanges((before) => ({ ...before, evidence: update(documentsOf(told, { ...draftOf(told), ...before })) }))
    act.reset()
  }
  return {
    draft,
    change,
    changeDocuments,
    /** The documents of the source and basis that are being told, in their order, then all others. */
    documents: documentsOf(told, draft),
    save: () => act.mutate(bodyOf(draft), { onSuccess: () => setChanges({}) }),
    isDirty: Object.keys(changes).length > 0,
    isSaving: act.isPending,
    isSaved: act.isSuccess,
    problem: act.error,
  }
}

function documentsOf({ sourceMode }: Told, { personalBasis, evidence }: Draft): Document[] {
  const due = requiredEvidence(sourceMode, personalBasis)
  const first = due.map((kind) => evidence.find((one) => one.kind === kind) ?? { kind, title: '', digest: '' })
  return [...first, ...evidence.filter((one) => !first.includes(one))]
}
