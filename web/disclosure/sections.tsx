import { disclosureTexts } from '../language/disclosure.ts'
import { useText } from '../language/language.tsx'

type Section = { title: string; columns: string[]; rows: string[][] }

/** What is disclosed, section by section, as tables. */
export function Sections({ sections }: { sections: Section[] }) {
  const texts = useText(disclosureTexts)
  return sections.map(({ title, columns, rows }) => (
    <section key={title} className="stack" aria-label={title}>
      <h3>{title}</h3>
      {rows.length === 0 ? <p className="soft">{texts.none}</p> : (
        <div className="sheet" role="region" aria-label={title} tabIndex={0}>
          <table>
            <thead><tr>{columns.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
            <tbody>
              {rows.map((row, at) => <tr key={at}>{row.map((value, column) => <td key={column}>{value}</td>)}</tr>)}
            </tbody>
          </table>
        </div>
      )}
    </section>
  ))
}
