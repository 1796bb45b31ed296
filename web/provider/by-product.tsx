import { Table, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage, useText } from '../language/language.tsx'
import { salesTexts } from '../language/provider-sales.ts'
import { sayCount, sayDay, sayFen } from '../part/say.ts'
import { Empty } from '../part/state.tsx'
import { madeOf } from './figures.ts'
import type { ProductSales } from './rows.ts'

/** The sales of each product; `children` turn the page. */
export function ByProduct({ items, children }: { items: ProductSales[]; children: ReactNode }) {
  const { products: texts } = useText(salesTexts)
  const { language } = useLanguage()
  const number = (title: string, key: string, say: (item: ProductSales) => string, width = 110) => ({
    title,
    key,
    align: 'right' as const,
    width,
    render: (_: unknown, item: ProductSales) => say(item),
  })
  const columns: TableColumnsType<ProductSales> = [
    { title: texts.product, key: 'name', width: 240, render: (_, { name }) => <strong>{name}</strong> },
    number(texts.agreements, 'agreements', ({ agreements }) => sayCount(madeOf(agreements), language), 80),
    number(texts.transfers, 'transfers', ({ transfers }) => sayCount(transfers, language), 80),
    number(texts.rows, 'rows', ({ rows }) => sayCount(rows, language)),
    number(texts.gross, 'gross', ({ grossFen }) => sayFen(grossFen)),
    number(texts.fee, 'fee', ({ feeFen }) => sayFen(feeFen)),
    number(texts.share, 'share', ({ shareFen }) => sayFen(shareFen)),
    {
      title: texts.last,
      key: 'last',
      width: 120,
      render: (_, { lastSaleAt }) => (lastSaleAt === null ? '—' : sayDay(lastSaleAt)),
    },
  ]
  return (
    <section className="stack" aria-labelledby="products">
      <h2 id="products" className="provider-last">
        {texts.title}
      </h2>
      {items.length === 0 ? (
        <Empty>{texts.none}</Empty>
      ) : (
        <div className="provider-table wide" role="region" aria-label={texts.region} tabIndex={0}>
          <Table<ProductSales> rowKey="id" columns={columns} dataSource={items} pagination={false} size="middle" />
        </div>
      )}
      {children}
    </section>
  )
}
