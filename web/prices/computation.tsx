import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { sayFen } from '../part/say.ts'

/** The figures that a maximum is reckoned of. */
export type Reckoned = Pick<
  Schemas['RevenuePeriod'],
  | 'costFen' | 'subsidyFen' | 'profitBase' | 'baseFen' | 'bondYieldBps' | 'spreadBps' | 'profitFen' | 'taxFen'
  | 'carriedFen' | 'maximumFen'
>

export const percentText = (bps: number): string => `${(bps / 100).toFixed(2)}%`

type Line = { name: string; fen: number; asked?: number | undefined; how?: string; mark?: 'sum' | 'total' }

/** `label` tells it from others on the page. */
type Props = { of: Reckoned; asked?: Schemas['RevenuePeriod']['asked']; label?: string }

/** An amount in words, without a nought below nought. */
const say = (fen: number): string => sayFen(fen === 0 ? 0 : fen)

/** How a maximum comes about, line by line (测算); with the figure applied for where the authority set another. */
export function Computation({ of, asked, label }: Props) {
  const { period: texts } = useText(pricesTexts)
  const how = texts.profitHow(
    `${texts.bases[of.profitBase]} ${sayFen(of.baseFen)}`, percentText(of.bondYieldBps), percentText(of.spreadBps),
    percentText(of.bondYieldBps + of.spreadBps),
  )
  const lines: Line[] = [
    { name: texts.cost, fen: of.costFen, asked: asked?.costFen },
    { name: texts.subsidy, fen: -of.subsidyFen, asked: asked ? -asked.subsidyFen : undefined },
    { name: texts.net, fen: of.costFen - of.subsidyFen, mark: 'sum' },
    { name: texts.profit, fen: of.profitFen, how },
    { name: texts.tax, fen: of.taxFen, asked: asked?.taxFen },
    { name: texts.carried, fen: -of.carriedFen },
    { name: texts.maximum, fen: of.maximumFen, mark: 'total' },
  ]
  return (
    <div className="sheet" role="region" aria-label={label ?? texts.computation} tabIndex={0}>
      <table className="revenue-lines">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{texts.item}</th>
            <th scope="col">{texts.amount}</th>
          </tr>
        </thead>
        <tbody>{lines.map((line) => <Row key={line.name} line={line} />)}</tbody>
      </table>
    </div>
  )
}

function Row({ line: { name, fen, asked, how, mark } }: { line: Line }) {
  const { period: texts } = useText(pricesTexts)
  return (
    <tr className={mark}>
      <th scope="row">
        {name}
        {how !== undefined && <span className="how">{how}</span>}
      </th>
      <td className="number">
        {asked !== undefined && asked !== fen && (
          <>
            <span className="visually-hidden">{texts.asked}</span>
            <s>{say(asked)}</s>{' '}
          </>
        )}
        {say(fen)}
      </td>
    </tr>
  )
}
