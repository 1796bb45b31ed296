import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { api, problemOf, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { useLanguage } from '../language/language.tsx'
import { Page } from '../part/layout.tsx'
import { sayCount } from '../part/say.ts'
import { Loading, Refused } from '../part/state.tsx'
import { TransferState } from '../receipt/transfer-state.tsx'
import { Rejection, useDealSentence } from './deal.tsx'
import { Panel } from './panel.tsx'
import { PathView } from './path-view.tsx'
import { useTraceWords } from './say-trace.ts'
import { selectionOf, stationsOf } from './stages.ts'
import { Closed } from './supervise.tsx'
import { Timeline } from './timeline.tsx'
import { type Deal, useAgreement, useTransfer } from './use-deal.ts'
import { useTraceAddress } from './use-trace-address.ts'
import './supervision.css'
import './trace.css'

/** One transfer traced from its source to its settlement (溯源), for those who oversee. */
export default function TracePage() {
  const isAllowed = useMay('supervision.trace')
  const { id = '' } = useParams()
  return isAllowed ? <Read key={id} id={id} /> : <Closed />
}

function Read({ id }: { id: string }) {
  const { texts } = useTraceWords()
  const trace = api.useQuery('get', '/api/supervision/trace/{id}', { params: { path: { id } } })
  const transfer = useTransfer(id)
  const agreement = useAgreement(transfer.data?.agreementId)
  if (trace.data && transfer.data && agreement.data)
    return <Trace trace={trace.data} deal={{ transfer: transfer.data, agreement: agreement.data }} />
  const failed = [trace, transfer, agreement].find(({ error }) => error !== null)
  return (
    <Page
      title={texts.title}
      end={
        <Link className="button" to="/supervise">
          {texts.back}
        </Link>
      }
    >
      {failed === undefined ? (
        <Loading />
      ) : problemOf(failed.error).status === 404 ? (
        <div className="notice bad" role="alert">
          <p>
            <strong>{texts.absent}</strong>
          </p>
          <p>
            <Link to="/supervise#search">{texts.search}</Link>
          </p>
        </div>
      ) : (
        <Refused error={failed.error} retry={() => void failed.refetch()} />
      )}
    </Page>
  )
}

function Trace({ trace, deal }: { trace: Schemas['Trace']; deal: Deal }) {
  const { texts } = useTraceWords()
  const stations = useMemo(() => stationsOf(trace, deal.transfer), [trace, deal.transfer])
  const address = useTraceAddress(deal.transfer.id)
  const selection = selectionOf(stations, address.at)
  if (selection === undefined) return null
  const end = (
    <Link className="button" to="/supervise">
      {texts.back}
    </Link>
  )
  return (
    <Page title={texts.titleOf(deal.agreement.title)} end={end}>
      <Headline deal={deal} block={trace.proof?.blockNumber} />
      <PathView transferId={trace.transferId} stations={stations} selection={selection} address={address} />
      <div className="trace-body">
        <Panel key={selection.station.id} selection={selection} deal={deal} choose={address.choose} />
        <Timeline stations={stations} selection={selection} choose={address.choose} />
      </div>
    </Page>
  )
}

/** Who got what from whom, for which purpose, and where it is recorded. */
function Headline({ deal, block }: { deal: Deal; block: number | undefined }) {
  const { texts } = useTraceWords()
  const { language } = useLanguage()
  const sentence = useDealSentence(deal)
  const {
    transfer: { recordIndex },
    agreement: { purpose },
  } = deal
  return (
    <div className="trace-headline">
      <p>
        {sentence}
        {language === 'en' && ' '}
        {texts.under(purpose)}
        {language === 'en' && ' '}
        {recordIndex !== null &&
          block !== undefined &&
          texts.recorded(sayCount(recordIndex, language), sayCount(block, language))}
      </p>
      <p>
        <TransferState state={deal.transfer.state} /> <Rejection transfer={deal.transfer} />{' '}
        <span className="faint mono">{deal.transfer.id}</span>
      </p>
    </div>
  )
}
