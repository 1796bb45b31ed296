import { Link } from 'react-router'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { product } from '../language/product.ts'
import { sayCount, sayInstant, saySize } from '../part/say.ts'
import type { Entry } from './answer.ts'
import { daysBetween, daysLate } from './freshness.ts'
import { nameOf } from './say.ts'

type Version = Entry['versions'][number]

/** The versions that may be delivered, the newest first, and whether the promised cadence was kept. */
export function VersionsTab({ entry }: { entry: Entry }) {
  const { versions: texts, tabs } = useText(product)
  const words = useText(terms)
  const { language } = useLanguage()
  const late = daysLate(entry.updateCycle, entry.version.createdAt)
  return (
    <section className="stack">
      <div>
        <h2>{texts.title}</h2>
        <p className="soft">{texts.lead}</p>
      </div>
      <p className={late !== undefined && late > 0 ? 'notice wait' : 'notice'}>
        {texts.promise(nameOf(words.updateCycle, entry.updateCycle))}
        {late !== undefined && (late === 0 ? texts.keptNote : texts.lateNote(sayCount(late, language)))}
      </p>
      <div className="sheet" role="region" aria-label={texts.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.number}</th><th scope="col">{texts.at}</th><th scope="col">{texts.gap}</th>
              <th scope="col" className="number">{texts.rows}</th><th scope="col">{texts.change}</th>
              <th scope="col" className="number">{texts.size}</th><th scope="col">{texts.format}</th>
            </tr>
          </thead>
          <tbody>
            {entry.versions.map((version, at) => (
              <VersionRow key={version.number} version={version} before={entry.versions[at + 1]} isNewest={at === 0} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="faint"><Link to="?tab=circulation" preventScrollReset>{tabs.circulation}</Link></p>
    </section>
  )
}

function VersionRow({ version, before, isNewest }: { version: Version; before: Version | undefined; isNewest: boolean }) {
  const texts = useText(product)
  const words = useText(terms)
  const { language } = useLanguage()
  const { number, createdAt, rows, sizeBytes, format } = version
  return (
    <tr>
      <td className="nowrap">{texts.version(String(number))} {isNewest && <span className="tag good">{texts.versions.newest}</span>}</td>
      <td className="nowrap"><time dateTime={createdAt}>{sayInstant(createdAt)}</time></td>
      <td className="nowrap">{before === undefined ? texts.versions.first : <Gap from={before.createdAt} to={createdAt} />}</td>
      <td className="number">{rows === null ? words.dash : sayCount(rows, language)}</td>
      <td className="nowrap">{before === undefined ? words.dash : <Change now={rows} before={before.rows} />}</td>
      <td className="number">{saySize(sizeBytes)}</td>
      <td>{format === null ? words.dash : nameOf(words.format, format)}</td>
    </tr>
  )
}

function Gap({ from, to }: { from: string; to: string }) {
  const { versions: texts } = useText(product)
  const days = Math.floor(daysBetween(from, to))
  return days === 0 ? texts.hours : texts.days(String(days))
}

function Change({ now, before }: { now: number | null; before: number | null }) {
  const { versions: texts } = useText(product)
  const { dash } = useText(terms)
  const { language } = useLanguage()
  if (now === null || before === null) return dash
  if (now === before) return texts.same
  return now > before ? texts.more(sayCount(now - before, language)) : texts.fewer(sayCount(before - now, language))
}
