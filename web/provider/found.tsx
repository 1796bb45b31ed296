import { Link } from 'react-router'
import type { Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { declarationTexts } from '../language/provider-declaration.ts'
import { sayCount, sayInstant } from '../part/say.ts'
import './compliance.css'

type Told = Schemas['ProductDeclaration']
type Finding = Told['detected']['columns'][number]

/** What the platform found in the newest version, and what was declared, next to each other. */
export function FoundAndDeclared({ told, fieldsAt }: { told: Told; fieldsAt?: string }) {
  return (
    <div className="compliance-pair">
      <Found told={told} fieldsAt={fieldsAt} />
      <Declared told={told} />
    </div>
  )
}

function Found({ told: { version, detected, withheld }, fieldsAt }: { told: Told; fieldsAt: string | undefined }) {
  const { found: texts } = useText(declarationTexts)
  const all = [
    ...detected.columns.map((finding) => ({ finding, isOpen: true })),
    ...withheld.map((finding) => ({ finding, isOpen: false })),
  ]
  return (
    <section className="compliance-side" aria-labelledby="found">
      <h3 id="found">{texts.title}</h3>
      {version === null ? (
        <p className="soft last">{texts.noVersion}</p>
      ) : (
        <p className="faint">{texts.lead(String(version))}</p>
      )}
      {version !== null && all.length === 0 && <p className="notice good">{texts.none}</p>}
      {all.length > 0 && (
        <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{texts.column}</th>
                <th scope="col">{texts.kind}</th>
                <th scope="col">{texts.count}</th>
                <th scope="col">{texts.state}</th>
              </tr>
            </thead>
            <tbody>
              {all.map(({ finding, isOpen }) => (
                <Row key={`${finding.column} ${finding.kind}`} finding={finding} isOpen={isOpen} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {fieldsAt !== undefined && detected.hasPersonal && (
        <p className="last">
          <Link className="button" to={fieldsAt}>
            {texts.mask}
          </Link>
        </p>
      )}
    </section>
  )
}

function Row({ finding: { column, kind, rows, shareBps, under14 = 0 }, isOpen }: { finding: Finding; isOpen: boolean }) {
  const { found: texts } = useText(declarationTexts)
  const { language } = useLanguage()
  const share = `${(shareBps / 100).toFixed(shareBps < 100 ? 2 : 0)}%`
  return (
    <tr>
      <th scope="row">{column}</th>
      <td>{texts.kinds[kind] ?? kind}</td>
      <td>
        {texts.rows(sayCount(rows, language), share)}
        {under14 > 0 && <span className="compliance-minors">{texts.minors(sayCount(under14, language))}</span>}
      </td>
      <td>
        <span className={`tag ${isOpen ? 'danger' : 'good'}`}>{isOpen ? texts.open : texts.withheld}</span>
      </td>
    </tr>
  )
}

function Declared({ told: { declaration } }: { told: Told }) {
  const { said: texts, grades, processings, bases, rights } = useText(declarationTexts)
  const { language } = useLanguage()
  return (
    <section className="compliance-side" aria-labelledby="declared">
      <h3 id="declared">{texts.title}</h3>
      {declaration === null ? (
        <p className="notice wait">{texts.none}</p>
      ) : (
        <>
          <p className="faint">{texts.at(sayInstant(declaration.declaredAt))}</p>
          <dl className="facts">
            <dt>{texts.personal}</dt>
            <dd>{bases[declaration.personalBasis]}</dd>
            <dt>{texts.sensitive}</dt>
            <dd>{declaration.sensitive ? texts.yes : texts.no}</dd>
            <dt>{texts.minors}</dt>
            <dd>{declaration.minors ? texts.yes : texts.no}</dd>
            <dt>{texts.grade}</dt>
            <dd>{grades[declaration.grade]}</dd>
            <dt>{texts.processing}</dt>
            <dd>{processings[declaration.processing]}</dd>
            <dt>{texts.rights}</dt>
            <dd>{declaration.rights.map((right) => rights[right]).join(' · ')}</dd>
            <dt>{texts.evidence}</dt>
            <dd>
              {texts.documents(sayCount(declaration.evidence.length, language))}
              <ul className="compliance-documents">
                {declaration.evidence.map(({ kind, title, digest }) => (
                  <li key={`${kind} ${digest}`}>
                    {title} <span className="faint mono">{digest.slice(0, 14)}…</span>
                  </li>
                ))}
              </ul>
            </dd>
            <dt>{texts.classes}</dt>
            <dd>{texts.confirmed(String(declaration.excludedClasses.length))}</dd>
            <dt>{texts.export}</dt>
            <dd>{declaration.exportDecision?.number ?? texts.noExport}</dd>
          </dl>
        </>
      )}
    </section>
  )
}

/** What is still to be mended of a declaration, each with its article. */
export function DeclarationFaults({ told: { faults } }: { told: Told }) {
  const { faults: texts } = useText(declarationTexts)
  if (faults.length === 0) return <p className="notice good">{texts.none}</p>
  return (
    <div className="notice bad">
      <p>
        <strong>{texts.title}</strong>
      </p>
      <ul className="provider-faults" lang="zh-CN">
        {faults.map(({ path, message, basis }) => (
          <li key={path}>
            {message} <span className="faint">（{basis}）</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
