import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { Tasks } from '../desk/tasks.tsx'
import { useText } from '../language/language.tsx'
import { providerTexts } from '../language/provider.ts'
import { Page } from '../part/layout.tsx'
import { Read } from '../part/state.tsx'
import { Offers } from './offers.tsx'
import { ProductTable } from './product-table.tsx'
import { FILTERS, useRows } from './rows.ts'
import { Sold } from './sold.tsx'
import { Start } from './start.tsx'
import './provider.css'

/** What can wait for a provider, each with where several of them are found. */
const PLACES = {
  listings_rejected: '/provide?state=draft',
  listing_drafts: '/provide?state=draft',
  versions_failed: '/provide#products',
  versions_read: '/provide#products',
  offers_to_answer: '/provide#offers',
  sales_to_sign: '/provide#offers',
}

/** The provider's desk (供方工作台): what waits, what was sold, what is on offer. */
export default function Provide() {
  const { desk } = useText(providerTexts)
  const {
    values: { state, cursor },
    change,
  } = useAddress(['state', 'cursor'])
  const filter = FILTERS.find((one) => one === state)
  const rows = useRows(filter, cursor)
  const end = (
    <div className="row">
      <Link className="button" to="/provide/sales">
        {desk.sales}
      </Link>
      <Link className="button primary" to="/provide/new">
        {desk.create}
      </Link>
    </div>
  )
  return (
    <Page title={desk.title} lead={desk.lead} end={end}>
      <Read query={rows}>
        {({ items, next }) =>
          items.length === 0 && filter === undefined && cursor === undefined ? (
            <Start />
          ) : (
            <>
              <div className="provider-top">
                <Tasks places={PLACES} none={desk.tasksNone} />
                <Sold />
              </div>
              <ProductTable rows={items} next={next} filter={filter} cursor={cursor} change={change} />
              <Offers />
            </>
          )
        }
      </Read>
    </Page>
  )
}
