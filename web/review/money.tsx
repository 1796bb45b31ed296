import { useLanguage, useText } from '../language/language.tsx'
import { treasuryTexts } from '../language/treasury.ts'
import { sayAgo, sayFen, sayInstant } from '../part/say.ts'

/** One movement of money as the treasurer reads it. */
export type Movement = {
  id: string
  name: string
  amountFen: number
  reference: string
  createdAt: string
  decidedAt: string | null
  /** Whether it is still to be decided. */
  isOpen: boolean
  tone: string
  state: string
}

type MovementAct = { label: string; isMain: boolean; ask: () => void }

type MoneyProps = {
  rows: Movement[]
  label: string
  reference: string
  actsOf: (movement: Movement) => MovementAct[]
}

/** Top-ups or payouts, each with its bank's words. */
export function Money({ rows, label, reference, actsOf }: MoneyProps) {
  const texts = useText(treasuryTexts)
  return (
    <div className="sheet" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.organisation}</th>
            <th scope="col" className="number">
              {texts.amount}
            </th>
            <th scope="col">{reference}</th>
            <th scope="col">{texts.at}</th>
            <th scope="col">{texts.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} acts={row.isOpen ? actsOf(row) : []} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, acts }: { row: Movement; acts: MovementAct[] }) {
  const { name, amountFen, reference, createdAt, decidedAt, tone, state } = row
  const texts = useText(treasuryTexts)
  const { language } = useLanguage()
  return (
    <tr>
      <td className="review-money-name">{name}</td>
      <td className="number">
        <strong>{sayFen(amountFen)}</strong>
      </td>
      <td>{reference}</td>
      <td className="nowrap">
        <time dateTime={createdAt}>{sayInstant(createdAt)}</time>
        {decidedAt === null && <div className="faint">{sayAgo(createdAt, language)}</div>}
      </td>
      <td>
        {acts.length === 0 ? (
          <>
            <span className={`tag ${tone}`}>{state}</span>
            {decidedAt !== null && (
              <div className="faint nowrap">
                {texts.decided} {sayInstant(decidedAt)}
              </div>
            )}
          </>
        ) : (
          <span className="row review-acts">
            {acts.map(({ label, isMain, ask }) => (
              <button
                key={label}
                type="button"
                className={isMain ? 'button small primary' : 'button small'}
                onClick={ask}
              >
                {label}
                <span className="visually-hidden"> {name}</span>
              </button>
            ))}
          </span>
        )}
      </td>
    </tr>
  )
}
