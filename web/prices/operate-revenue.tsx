import { useState } from 'react'
import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { ApplyForm, useApply } from './apply-form.tsx'
import { PeriodCard } from './period-card.tsx'
import '../review/review.css'
import './prices.css'

/** An operator's periods of allowed revenue, and the application for the next one. */
export default function OperateRevenue() {
  const { apply: texts, links } = useText(pricesTexts)
  const { values: { cursor }, change } = useAddress(['cursor'])
  const [isOpen, setOpen] = useState(false)
  const grants = api.useQuery('get', '/api/authorizations', { params: { query: { limit: 100 } } })
  const rules = api.useQuery('get', '/api/public/price-rules', {})
  const query = { limit: 10, ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/revenue-periods', { params: { query } })
  const act = useApply()
  const running = grants.data?.items.filter(({ inForce }) => inForce) ?? []
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="revenue.apply">
      <div className="row between">
        <span className="row">
          <Link to="/operate">{texts.back}</Link>
          <Link to="/prices">{links.prices}</Link>
        </span>
        {!isOpen && (
          <ActButton
            className="button primary" reason={running.length === 0 ? texts.noGrant : undefined}
            onClick={() => (act.reset(), setOpen(true))}
          >
            {texts.open}
          </ActButton>
        )}
      </div>
      {act.isSuccess && <p className="notice good" role="status">{texts.done(act.data.name)}</p>}
      {isOpen && rules.data && <ApplyForm grants={running} rules={rules.data} act={act} close={() => setOpen(false)} />}
      <section className="stack" aria-labelledby="own-periods">
        <h2 id="own-periods">{texts.own}</h2>
        <Read query={found}>
          {({ items, next }) => items.length === 0 && cursor === undefined ? <Empty>{texts.empty}</Empty> : (
            <>
              {items.map((period) => <PeriodCard key={period.id} period={period} />)}
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )}
        </Read>
      </section>
    </DeskPage>
  )
}
