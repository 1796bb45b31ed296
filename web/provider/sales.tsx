import { keepPreviousData } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { salesTexts } from '../language/provider-sales.ts'
import { Paging } from '../part/list.tsx'
import { Page } from '../part/layout.tsx'
import { Read } from '../part/state.tsx'
import { ByProduct } from './by-product.tsx'
import { Denied } from './denied.tsx'
import { Months } from './months.tsx'
import { Payout } from './payout.tsx'
import { PeriodForm } from './period-form.tsx'
import { SalesTotals } from './sales-totals.tsx'
import { Statement } from './statement.tsx'
import { type Period, usePeriod } from './use-period.ts'
import './provider.css'

/** What a provider sold, is owed and was paid (销售与结算). */
export default function Sales() {
  const { page, period: words } = useText(salesTexts)
  const period = usePeriod()
  return (
    <Page
      title={page.title}
      lead={page.lead}
      end={
        <Link className="button" to="/provide">
          {page.back}
        </Link>
      }
    >
      <PeriodForm period={period} />
      {period.isWrong ? (
        <p className="notice bad" role="alert">
          {words.wrong}
        </p>
      ) : (
        <InPeriod period={period} />
      )}
      <Months />
      <Payout />
    </Page>
  )
}

function InPeriod({ period }: { period: Period }) {
  const {
    values: { cursor },
    change,
  } = useAddress(['cursor'])
  const query = { limit: 20, ...period.days, ...(cursor === undefined ? {} : { cursor }) }
  const sales = api.useQuery('get', '/api/sales', { params: { query } }, { placeholderData: keepPreviousData })
  return (
    <Read query={sales}>
      {({ items, next, totals }) => (
        <>
          <SalesTotals totals={totals} />
          <ByProduct items={items}>
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </ByProduct>
          <Denied denied={totals.denied} />
          <Statement period={period} names={new Map(items.map(({ id, name }) => [id, name]))} />
        </>
      )}
    </Read>
  )
}
