import { Link } from 'react-router'
import type { Schemas } from '../client/client.ts'
import { home } from '../language/home.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { sayAgo, sayCount, sayInstant } from '../part/say.ts'

type Market = Schemas['Market']

/** The numbers of the market as they stand. */
export function MarketNumbers({ market }: { market: Market }) {
  const { numbers } = useText(home)
  const { language } = useLanguage()
  const shown = [
    { name: numbers.listed, value: market.listedProducts, unit: numbers.unit.product },
    { name: numbers.providers, value: market.providers, unit: numbers.unit.provider },
    { name: numbers.agreements, value: market.agreementsInForce, unit: numbers.unit.agreement },
    { name: numbers.transfers, value: market.transfersRecorded, unit: numbers.unit.transfer },
    { name: numbers.rows, value: market.rowsDelivered, unit: numbers.unit.row },
    { name: numbers.leaves, value: market.ledger.size, unit: numbers.unit.leaf },
  ]
  return (
    <section aria-label={numbers.title}>
      <dl className="live">
        {shown.map(({ name, value, unit }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{sayCount(value, language)}{unit !== '' && <small>{unit}</small>}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Past these seconds an entry that no witness cosigned is late. */
const LATE_SECONDS = 120

/** How far the witness has followed the ledger. */
export function LedgerState({ ledger: { size, checkpoint } }: { ledger: Market['ledger'] }) {
  const { ledger } = useText(home)
  const { language } = useLanguage()
  const isBehind = checkpoint !== null && checkpoint.size < size && checkpoint.secondsSince > LATE_SECONDS
  return (
    <div className={isBehind ? 'notice wait ledger' : 'ledger'}>
      <p className={isBehind ? undefined : 'soft'}>
        {checkpoint === null
          ? ledger.none
          : (
            <time dateTime={checkpoint.cosignedAt} title={sayInstant(checkpoint.cosignedAt)}>
              {ledger.cosigned(sayCount(checkpoint.size, language), sayAgo(checkpoint.cosignedAt, language))}
            </time>
          )}
        {isBehind && <> · {ledger.behind}</>}
      </p>
      <Link to="/verify">{ledger.check}</Link>
    </div>
  )
}
