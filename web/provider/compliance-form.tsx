import { PERSONAL_BASES, PROCESSINGS, RIGHTS } from '#api/product/declaration.ts'
import { GRADES } from '#api/resource/resource.ts'
import { useText } from '../language/language.tsx'
import { declarationTexts } from '../language/provider-declaration.ts'
import { SelectField, TextField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import { DigestField } from '../part/digest-field.tsx'
import { ActButton } from '../part/act-button.tsx'
import { Choice, Tick } from './choice.tsx'
import { Documents } from './compliance-documents.tsx'
import { type Draft, type Report, type Told, useDeclaration } from './use-declaration.ts'

type Editing = { draft: Draft; change: (changed: Partial<Draft>) => void }

/** The declaration as its provider writes it. */
export function ComplianceForm({ told, isClosed }: { told: Told; isClosed: boolean }) {
  const { form: texts } = useText(declarationTexts)
  const { draft, change, changeDocuments, documents, save, isDirty, isSaving, isSaved, problem } = useDeclaration(told)
  const editing = { draft, change }
  return (
    <form className="card stack" onSubmit={(event) => (event.preventDefault(), save())} aria-label={texts.title}>
      <h3 className="last">{texts.title}</h3>
      {isClosed && <p className="notice">{texts.closed}</p>}
      <Grade {...editing} />
      <Personal {...editing} />
      <Rights {...editing} />
      <Documents documents={documents} change={changeDocuments} />
      <Classes {...editing} prohibited={told.prohibited} />
      <Export {...editing} />
      {problem !== null && <Refused error={problem} />}
      <div className="row">
        <ActButton type="submit" className="button primary" reason={isClosed ? texts.closed : undefined}>
          {isSaving ? texts.saving : texts.save}
        </ActButton>
        {isSaved && !isDirty && (
          <span role="status" className="soft">
            {texts.saved}
          </span>
        )}
      </div>
    </form>
  )
}

function Grade({ draft, change }: Editing) {
  const { form: texts, grades, gradeHints, processings } = useText(declarationTexts)
  const { grade, processing, regradeDecision, risk } = draft
  return (
    <>
      <Choice
        legend={texts.grade}
        name="grade"
        values={GRADES}
        value={grade}
        labels={grades}
        hints={gradeHints}
        choose={(chosen) => change({ grade: chosen })}
      />
      {grade === 'important' && (
        <>
          <TextField
            label={texts.regrade}
            maxLength={100}
            value={regradeDecision}
            onChange={({ target }) => change({ regradeDecision: target.value })}
          />
          <ReportField title={texts.risk} report={risk} change={(changed) => change({ risk: changed })} />
        </>
      )}
      <SelectField
        label={texts.processing}
        value={processing}
        onChange={({ target }) => change({ processing: PROCESSINGS.find((one) => one === target.value) ?? 'cleaned' })}
      >
        {PROCESSINGS.map((one) => (
          <option key={one} value={one}>
            {processings[one]}
          </option>
        ))}
      </SelectField>
    </>
  )
}

function Personal({ draft, change }: Editing) {
  const { form: texts, bases, baseHints } = useText(declarationTexts)
  const { personalBasis, sensitive, minors, assessment } = draft
  return (
    <>
      <Choice
        legend={texts.base}
        name="basis"
        values={PERSONAL_BASES}
        value={personalBasis}
        labels={bases}
        hints={baseHints}
        choose={(chosen) => change({ personalBasis: chosen })}
      />
      {personalBasis !== 'none' && (
        <>
          <fieldset className="compliance-group">
            <legend>{texts.contents}</legend>
            <Tick isTicked={sensitive} change={(ticked) => change({ sensitive: ticked })}>
              {texts.sensitive}
            </Tick>
            <Tick isTicked={minors} change={(ticked) => change({ minors: ticked })}>
              {texts.minors}
            </Tick>
          </fieldset>
          <ReportField
            title={texts.assessment}
            report={assessment}
            change={(changed) => change({ assessment: changed })}
          />
        </>
      )}
    </>
  )
}

function ReportField({ title, report, change }: { title: string; report: Report; change: (report: Report) => void }) {
  const { form: texts } = useText(declarationTexts)
  return (
    <fieldset className="compliance-group compliance-document">
      <legend>{title}</legend>
      <DigestField
        names={{ file: texts.file, digest: texts.digest }}
        value={report.digest}
        change={(digest) => change({ ...report, digest })}
      />
      <TextField
        label={texts.validTo}
        type="date"
        value={report.lastDay}
        onChange={({ target }) => change({ ...report, lastDay: target.value })}
      />
    </fieldset>
  )
}

/** A list with one of it added or taken away. */
const toggled = <T,>(all: readonly T[], one: T, isTicked: boolean): T[] =>
  isTicked ? [...all, one] : all.filter((other) => other !== one)

function Rights({ draft, change }: Editing) {
  const { form: texts, rights, rightHints } = useText(declarationTexts)
  return (
    <fieldset className="compliance-group">
      <legend>{texts.rights}</legend>
      {RIGHTS.map((right) => (
        <Tick
          key={right}
          isTicked={draft.rights.includes(right)}
          change={(isTicked) => change({ rights: toggled(draft.rights, right, isTicked) })}
        >
          <strong>{rights[right]}</strong> <span className="faint">{rightHints[right]}</span>
        </Tick>
      ))}
    </fieldset>
  )
}

function Classes({ draft, change, prohibited }: Editing & Pick<Told, 'prohibited'>) {
  const { form: texts } = useText(declarationTexts)
  const { excludedClasses } = draft
  return (
    <fieldset className="compliance-group">
      <legend>{texts.classes}</legend>
      <div className="compliance-classes" lang="zh-CN">
        {prohibited.map(({ id, title }) => (
          <Tick
            key={id}
            isTicked={excludedClasses.includes(id)}
            change={(isTicked) => change({ excludedClasses: toggled(excludedClasses, id, isTicked) })}
          >
            {id}. {title}
          </Tick>
        ))}
      </div>
      <div>
        <button
          type="button"
          className="button"
          onClick={() => change({ excludedClasses: prohibited.map(({ id }) => id) })}
        >
          {texts.all}
        </button>
      </div>
    </fieldset>
  )
}

function Export({ draft: { exportDecision }, change }: Editing) {
  const { form: texts } = useText(declarationTexts)
  return (
    <details className="provider-fold">
      <summary>{texts.export}</summary>
      <div className="stack provider-details">
        <p className="soft last">{texts.exportLead}</p>
        <div className="provider-pair">
          <TextField
            label={texts.exportNumber}
            maxLength={100}
            value={exportDecision.number}
            onChange={({ target }) => change({ exportDecision: { ...exportDecision, number: target.value } })}
          />
          <TextField
            label={texts.validTo}
            type="date"
            value={exportDecision.lastDay}
            onChange={({ target }) => change({ exportDecision: { ...exportDecision, lastDay: target.value } })}
          />
        </div>
      </div>
    </details>
  )
}
