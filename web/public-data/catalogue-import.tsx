import { useState } from 'react'
import { Link } from 'react-router'
import { type Problem, problemOf, queryClient, type Schemas } from '../client/client.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { useText } from '../language/language.tsx'
import { resourceTexts } from '../language/resource.ts'
import { Refused } from '../part/state.tsx'
import { ImportDrop } from './catalogue-drop.tsx'
import { ImportHistory } from './catalogue-history.tsx'
import { ImportReport } from './catalogue-report.tsx'
import { sendFile } from './catalogue-send.ts'
import '../review/review.css'
import './public-data.css'
import './catalogue.css'

type Report = Schemas['CatalogueImport']
type Step = { file: File; busy?: 'check' | 'load'; report?: Report; error?: Problem }

/** An import's answer: safe because the API answers this route with nothing else. */
const asReport = (answer: unknown) => answer as Report

/** Many entries at once (批量导入): a table is checked row by row, its good rows are loaded, its faulty ones given back. */
export default function CatalogueImport() {
  const { import: texts, entry } = useText(resourceTexts)
  const [step, setStep] = useState<Step>()
  const send = async (file: File, mode: 'check' | 'load', before?: Report) => {
    setStep({ file, busy: mode, ...(before === undefined ? {} : { report: before }) })
    try {
      const report = asReport(await sendFile('/api/resources/import', file, { mode }))
      if (mode === 'load') await queryClient.invalidateQueries()
      setStep({ file, report })
    } catch (error) {
      setStep({ file, error: problemOf(error) })
    }
  }
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="resource.import">
      <div className="row between">
        <Link to="/resources">← {entry.back}</Link>
        <span className="row">
          {texts.template}：
          <a className="button small" href="/api/resources/template?as=xlsx" download>{texts.templateXlsx}</a>
          <a className="button small" href="/api/resources/template?as=csv" download>{texts.templateCsv}</a>
        </span>
      </div>
      {step?.report === undefined && (
        <ImportDrop busy={step?.busy} open={(file) => void send(file, 'check')} />
      )}
      {step?.error !== undefined && <Refused error={step.error} />}
      {step?.report !== undefined && (
        <ImportReport
          report={step.report}
          isBusy={step.busy === 'load'}
          load={() => void send(step.file, 'load', step.report)}
          again={() => setStep(undefined)}
        />
      )}
      <ImportHistory />
    </DeskPage>
  )
}
