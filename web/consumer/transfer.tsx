import { Link, useParams } from 'react-router'
import { api, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { receiptText } from '../language/receipt.ts'
import { Page } from '../part/layout.tsx'
import { sayCount, sayFen, sayInstant, saySize } from '../part/say.ts'
import { Loading, Refused } from '../part/state.tsx'
import { ReceiptView } from '../receipt/receipt.tsx'
import { TransferState } from '../receipt/transfer-state.tsx'
import { useAmount } from '../verify/verdict.tsx'

type Transfer = Schemas['Transfer']
type Agreement = Schemas['Agreement']

const UNDER_WAY = ['reserved', 'submitted']
const DOWNLOADABLE = ['recorded', 'released']
/** One transfer (交付): what it was, its file, its receipt, and the certificate of record. */
export default function TransferPage() {
  const { id = '' } = useParams()
  const { title, titleOf } = useText(receiptText)
  const transfer = api.useQuery(
    'get',
    '/api/transfers/{id}',
    { params: { path: { id } } },
    {
      refetchInterval: ({ state: { data } }) => (data && UNDER_WAY.includes(data.state) ? 1_500 : false),
    },
  )
  const agreementId = transfer.data?.agreementId ?? ''
  const agreement = api.useQuery(
    'get',
    '/api/agreements/{id}',
    { params: { path: { id: agreementId } } },
    { enabled: agreementId !== '' },
  )
  const error = transfer.error ?? agreement.error
  if (error)
    return (
      <Page title={title}>
        <Refused error={error} retry={() => void (transfer.error ? transfer : agreement).refetch()} />
      </Page>
    )
  if (!transfer.data || !agreement.data)
    return (
      <Page title={title}>
        <Loading />
      </Page>
    )
  return (
    <Page title={titleOf(agreement.data.title)}>
      <Facts transfer={transfer.data} agreement={agreement.data} />
      <ReceiptView key={id} transfer={transfer.data} agreement={agreement.data} />
    </Page>
  )
}

type Given = { transfer: Transfer; agreement: Agreement }

function Facts({ transfer, agreement }: Given) {
  const texts = useText(receiptText)
  const { language } = useLanguage()
  const { facts } = texts
  const at = (instant: string | null) => instant !== null && <time dateTime={instant}>{sayInstant(instant)}</time>
  return (
    <section className="card no-print">
      <p className="headline">
        <Sentence transfer={transfer} agreement={agreement} />
      </p>
      <p>
        <TransferState state={transfer.state} />{' '}
        <span className="soft">{texts.stateMeans[transfer.state]}</span>
      </p>
      {transfer.rejection !== null && (
        <div className="notice bad">
          <p>
            <strong>{transfer.rejection.title}</strong>
          </p>
          <p>{transfer.rejection.basis}</p>
        </div>
      )}
      <Acts transfer={transfer} agreement={agreement} />
      <h2 className="visually-hidden">{facts.title}</h2>
      <dl className="facts">
        <dt>{facts.file}</dt>
        <dd>{transfer.fileName}</dd>
        <dt>{facts.sha256}</dt>
        <dd className="mono">{transfer.sha256}</dd>
        <dt>{facts.charged}</dt>
        <dd>{transfer.chargedFen === 0 ? texts.free : sayFen(transfer.chargedFen)}</dd>
        <dt>{facts.at}</dt>
        <dd>{at(transfer.at)}</dd>
        {transfer.recordedAt !== null && (
          <>
            <dt>{facts.recordedAt}</dt>
            <dd>{at(transfer.recordedAt)}</dd>
          </>
        )}
        {transfer.releasedAt !== null && (
          <>
            <dt>{facts.releasedAt}</dt>
            <dd>{at(transfer.releasedAt)}</dd>
          </>
        )}
        {transfer.recordIndex !== null && (
          <>
            <dt>{facts.record}</dt>
            <dd>
              <Link to={`/verify?leaf=${transfer.recordIndex}`}>
                {facts.recordIs(sayCount(transfer.recordIndex, language))}
              </Link>
            </dd>
          </>
        )}
        {transfer.transactionHash !== null && (
          <>
            <dt>{facts.transaction}</dt>
            <dd className="mono">{transfer.transactionHash}</dd>
          </>
        )}
        <dt>{facts.agreement}</dt>
        <dd>
          {agreement.sentence}{' '}
          <Link className="nowrap" to={`/my/agreements/${agreement.id}`}>
            {facts.see}
          </Link>
        </dd>
        <dt>{facts.id}</dt>
        <dd className="mono">{transfer.id}</dd>
      </dl>
    </section>
  )
}

function Sentence({
  transfer: { at, rows, sizeBytes, format, chargedFen, recordIndex },
  agreement: { title, provider, consumer },
}: Given) {
  const { sentence, asked, charged, free } = useText(receiptText)
  const { language } = useLanguage()
  const amount = useAmount()
  if (recordIndex === null) return asked(consumer.name, sayInstant(at), provider.name, title)
  const parts = [amount(rows, sizeBytes), format.toUpperCase(), chargedFen === 0 ? free : charged(sayFen(chargedFen))]
  return sentence(consumer.name, sayInstant(at), provider.name, title, parts.join(language === 'zh' ? '，' : ', '))
}

/** The file as a plain link, so that the browser resumes it, and the receipt; a button that can't be says why. */
function Acts({ transfer, agreement }: Given) {
  const { act } = useText(receiptText)
  const session = useSession()
  const isConsumer = session?.participant.id === agreement.consumer.id && session.acts.includes('transfer.download')
  const reason = !isConsumer ? act.onlyConsumer : DOWNLOADABLE.includes(transfer.state) ? undefined : act.notYet
  const label = act.download(saySize(transfer.sizeBytes))
  return (
    <div className="row transfer-acts">
      {reason === undefined ? (
        <a className="button primary" href={`/api/transfers/${transfer.id}/content`} download={transfer.fileName}>
          {label}
        </a>
      ) : (
        <button type="button" className="button" disabled aria-describedby="why-not">
          {label}
        </button>
      )}
      {transfer.recordIndex === null ? (
        <button type="button" className="button" disabled title={act.receiptNotYet}>
          {act.receipt}
        </button>
      ) : (
        <a className="button" href={`/api/transfers/${transfer.id}/receipt`} download={`receipt-${transfer.id}.json`}>
          {act.receipt}
        </a>
      )}
      {reason !== undefined && (
        <span id="why-not" className="faint">
          {reason}
        </span>
      )}
    </div>
  )
}
