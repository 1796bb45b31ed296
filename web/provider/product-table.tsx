import { Progress, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { useLanguage, useText } from '../language/language.tsx'
import { providerTexts } from '../language/provider.ts'
import { Paging } from '../part/list.tsx'
import { sayCount, sayFen } from '../part/say.ts'
import { madeOf } from './figures.ts'
import { FILTERS, type Row, type StateFilter } from './rows.ts'
import { standingOf } from './state.ts'
import { StateTag } from './state-tag.tsx'

type TableProps = {
  rows: Row[]
  next: string | null
  filter: StateFilter | undefined
  cursor: string | undefined
  change: (changes: Record<string, string | undefined>) => void
}

/** The page where a product goes on. */
const pageOf = ({ listing, productId }: Row): string =>
  listing ? `/provide/listings/${listing.id}` : `/provide/new?product=${productId}`

function useColumns(): TableColumnsType<Row> {
  const { products } = useText(providerTexts)
  const { language } = useLanguage()
  return [
    { title: products.name, key: 'name', render: (_, row) => <Name row={row} /> },
    { title: products.state, key: 'state', width: 120, render: (_, { listing }) => <StateTag listing={listing} /> },
    {
      title: products.completeness,
      key: 'score',
      width: 140,
      responsive: ['lg'],
      render: (_, { listing }) => <Score listing={listing} />,
    },
    {
      title: products.agreements,
      key: 'agreements',
      align: 'right',
      width: 100,
      responsive: ['lg'],
      render: (_, { sales }) => (sales ? sayCount(madeOf(sales.agreements), language) : products.notListed),
    },
    {
      title: products.transfers,
      key: 'transfers',
      align: 'right',
      width: 76,
      responsive: ['lg'],
      render: (_, { sales }) => (sales ? sayCount(sales.transfers, language) : products.notListed),
    },
    {
      title: products.share,
      key: 'share',
      align: 'right',
      width: 116,
      responsive: ['md'],
      render: (_, { sales }) => (sales ? sayFen(sales.shareFen) : products.notListed),
    },
    {
      title: products.next,
      key: 'next',
      width: 128,
      responsive: ['md'],
      render: (_, row) => (
        <Link className="provider-next" to={pageOf(row)}>
          {products.steps[standingOf(row.listing)]}
        </Link>
      ),
    },
  ]
}

function Name({ row }: { row: Row }) {
  const { products } = useText(providerTexts)
  const title = row.listing?.title || row.name || products.untitled
  return (
    <>
      <Link to={pageOf(row)}>
        <strong>{title}</strong>
      </Link>
      <div className="faint number provider-brief">
        {row.listing && products.score(String(row.listing.completeness.score))}
        {row.sales && ` · ${products.share} ${sayFen(row.sales.shareFen)}`}
      </div>
      {row.name !== '' && row.name !== title && <div className="faint">{products.product(row.name)}</div>}
    </>
  )
}

function Score({ listing }: { listing: Row['listing'] }) {
  const { products } = useText(providerTexts)
  if (!listing) return products.notListed
  const { score } = listing.completeness
  return (
    <Progress
      percent={score}
      size="small"
      format={() => score}
      aria-label={products.score(String(score))}
      strokeColor="var(--main)"
    />
  )
}

/** The products with their listings, filtered and paged in the address. */
export function ProductTable({ rows, next, filter, cursor, change }: TableProps) {
  const { products, states } = useText(providerTexts)
  const columns = useColumns()
  return (
    <section className="stack" aria-labelledby="products">
      <div className="row between">
        <h2 id="products">{products.title}</h2>
        <div className="provider-filter" role="group" aria-label={products.filter}>
          {[undefined, ...FILTERS].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              aria-pressed={filter === one}
              onClick={() => change({ state: one })}
            >
              {one === undefined ? products.all : states[one]}
            </button>
          ))}
        </div>
      </div>
      {rows.length === 0 ? (
        <div className="card soft">
          {products.empty}{' '}
          <button type="button" className="button plain small" onClick={() => change({ state: undefined })}>
            {products.clear}
          </button>
        </div>
      ) : (
        <div className="provider-table" role="region" aria-label={products.region} tabIndex={0}>
          <Table<Row> rowKey="productId" columns={columns} dataSource={rows} pagination={false} size="middle" />
        </div>
      )}
      <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
    </section>
  )
}
