import { REVENUE_STATES } from '#api/revenue/revenue.ts'
import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { Tasks } from '../desk/tasks.tsx'
import { useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { Filter, Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import { Decide, useDecide } from './decide-form.tsx'
import { PeriodCard } from './period-card.tsx'
import '../review/review.css'
import './prices.css'

const PLACES = { revenue_to_decide: '/price-office?state=applied' }

/** The desk of the price authority (价格主管部门); the implementing body and those who oversee look on. */
export default function PriceOffice() {
  const { office: texts } = useText(pricesTexts)
  const mayDecide = useMay('revenue.decide')
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="revenue.view" closed={texts.closed}>
      {mayDecide && <Tasks places={PLACES} />}
      <Periods mayDecide={mayDecide} />
    </DeskPage>
  )
}

function Periods({ mayDecide }: { mayDecide: boolean }) {
  const { office: texts, decide, states, all, basis, notice } = useText(pricesTexts)
  const { values: { state, cursor }, change } = useAddress(['state', 'cursor'])
  const chosen = REVENUE_STATES.find((one) => one === state)
  const query = {
    limit: 10,
    ...(chosen === undefined ? {} : { state: chosen }),
    ...(cursor === undefined ? {} : { cursor }),
  }
  const found = api.useQuery('get', '/api/revenue-periods', { params: { query } })
  const rules = api.useQuery('get', '/api/public/price-rules', {})
  const act = useDecide()
  return (
    <section className="stack" aria-label={texts.title}>
      <div className="row between">
        <p className="faint last">{basis}：{notice}</p>
        <Filter
          label={texts.filter}
          all={all}
          names={states}
          values={REVENUE_STATES}
          value={chosen}
          choose={(one) => change({ state: one })}
        />
      </div>
      {act.isSuccess && (
        <p className="notice good" role="status">
          {act.variables.body.approved ? decide.done(act.data.name) : decide.rejected(act.data.name)}
        </p>
      )}
      <Read query={found}>
        {({ items, next }) => items.length === 0 && cursor === undefined ? (
          <Empty>{chosen === undefined ? texts.empty : texts.emptyState}</Empty>
        ) : (
          <>
            {items.map((period) => (
              <PeriodCard key={period.id} period={period}>
                {mayDecide && rules.data && <Decide period={period} rules={rules.data} act={act} />}
              </PeriodCard>
            ))}
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </>
        )}
      </Read>
    </section>
  )
}
