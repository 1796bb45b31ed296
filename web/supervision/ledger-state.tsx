import { Link } from 'react-router'
import type { Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { supervisionTexts } from '../language/supervision.ts'
import { sayAgo, sayCount, sayInstant } from '../part/say.ts'
import { type Health, useHealth } from '../client/health.ts'

type Ledger = Schemas['Market']['ledger']

/** Past these seconds an entry that no witness cosigned is late. */
const LATE_SECONDS = 120

/** How chain and witness stand (账本与链): when they are behind, since when, and what that means. */
export function LedgerState({ ledger }: { ledger: Ledger }) {
  const { ledger: texts } = useText(supervisionTexts)
  const { language } = useLanguage()
  const { data: health, isError } = useHealth()
  const open = ledger.size - (ledger.checkpoint?.size ?? 0)
  const isLate = open > 0 && (ledger.checkpoint === null || ledger.checkpoint.secondsSince > LATE_SECONDS)
  const isBehind = isLate || health?.chain.isOk === false || health?.witness.isOk === false
  return (
    <section
      className={isBehind ? 'notice wait supervise-ledger' : 'card supervise-ledger'}
      role={isBehind ? 'alert' : undefined}
      aria-labelledby="ledger"
    >
      <div className="row">
        <h2 id="ledger">{texts.title}</h2>
        {health !== undefined && <States health={health} isLate={isLate} />}
      </div>
      {isError && health === undefined && <p>{texts.unread}</p>}
      {[health?.chain.sentence, health?.witness.sentence].map(
        (sentence) => sentence && <p key={sentence}>{sentence}</p>,
      )}
      {isBehind && (
        <p>
          <strong>{texts.behind}</strong>
        </p>
      )}
      <p className={isBehind ? undefined : 'soft'}>
        <Checkpoint ledger={ledger} /> {open === 0 ? texts.allSigned : texts.open(sayCount(open, language))}{' '}
        <Link to="/verify#look">{texts.look}</Link>
      </p>
    </section>
  )
}

function States({ health: { chain, witness }, isLate }: { health: Health; isLate: boolean }) {
  const { ledger } = useText(supervisionTexts)
  const isWitnessFine = witness.isOk && !isLate
  return (
    <span className="supervise-states">
      <span className={chain.isOk ? 'tag good' : 'tag danger'}>{chain.isOk ? ledger.chainOk : ledger.chainBad}</span>
      <span className={isWitnessFine ? 'tag good' : 'tag danger'}>
        {isWitnessFine ? ledger.witnessOk : witness.isOk ? ledger.late : ledger.witnessBad}
      </span>
    </span>
  )
}

function Checkpoint({ ledger: { checkpoint } }: { ledger: Ledger }) {
  const { ledger } = useText(supervisionTexts)
  const { language } = useLanguage()
  if (checkpoint === null) return ledger.none
  const { size, blockNumber, cosignedAt } = checkpoint
  return (
    <time dateTime={cosignedAt}>
      {ledger.checkpoint(
        sayCount(size, language),
        sayCount(blockNumber, language),
        sayInstant(cosignedAt),
        sayAgo(cosignedAt, language),
      )}
      {language === 'zh' ? '。' : '.'}
    </time>
  )
}
