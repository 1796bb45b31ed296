import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { product } from '../language/product.ts'
import { Page } from '../part/layout.tsx'
import { Read } from '../part/state.tsx'
import { type Entry, useEntry } from './answer.ts'
import { CirculationTab } from './circulation.tsx'
import { DataTab } from './data.tsx'
import { FieldsTab } from './fields.tsx'
import { FitStrip } from './fit.tsx'
import { OverviewTab } from './overview.tsx'
import { PriceTab } from './price.tsx'
import { NextAndRefund, Rail } from './rail.tsx'
import { VersionsTab } from './versions.tsx'
import './product.css'

const TABS = ['overview', 'data', 'fields', 'versions', 'circulation', 'price'] as const
type Tab = (typeof TABS)[number]

const SHOWN: Record<Tab, (props: { entry: Entry }) => ReactNode> = {
  overview: OverviewTab, data: DataTab, fields: FieldsTab, versions: VersionsTab, circulation: CirculationTab, price: PriceTab,
}

/** Tabs whose tables need the width of the page. */
const WIDE: ReadonlySet<Tab> = new Set(['data', 'fields'])

/** A product (数据产品): whether it is enough, what is in it, how it changes and circulates, what it costs and binds to. */
export default function Product() {
  const { id = '' } = useParams()
  const entry = useEntry(id)
  const { title } = entry.data ?? {}
  const { nav } = useText(common)
  if (entry.data === undefined) return <Page title={title ?? nav.catalog}><Read query={entry}>{() => null}</Read></Page>
  return <ProductPage entry={entry.data} />
}

function ProductPage({ entry }: { entry: Entry }) {
  const { platform } = useText(common)
  useEffect(() => {
    document.title = `${entry.title} · ${platform}`
  }, [entry.title, platform])
  const [address] = useSearchParams()
  const tab = TABS.find((one) => one === address.get('tab')) ?? 'overview'
  const Shown = SHOWN[tab]
  const isWide = WIDE.has(tab)
  return (
    <div className={isWide ? 'within product wide' : 'within product'}>
      <div className="product-main stack">
        <Head entry={entry} />
        <FitStrip entry={entry} />
        <Tabs current={tab} />
      </div>
      <Rail entry={entry} isShort={isWide} />
      <div className="product-rest stack">
        <Shown entry={entry} />
        {isWide && <section className="card product-uses"><NextAndRefund entry={entry} /></section>}
      </div>
    </div>
  )
}

function Head({ entry: { title, provider, summary, sourceMode, version } }: { entry: Entry }) {
  const texts = useText(product)
  return (
    <header>
      <p className="product-back"><Link to="/catalog">‹ {texts.back}</Link></p>
      <h1 lang="zh-CN">{title}</h1>
      <p className="row product-by">
        <span>
          <span className="faint">{texts.by}</span>{' '}
          <Link to={`/catalog?${new URLSearchParams({ provider: provider.id })}`}>{provider.name}</Link>
        </span>
        {sourceMode === 'opened' && <span className="tag good">{texts.opened}</span>}
        {sourceMode === 'authorised' && <span className="tag main">{texts.public}</span>}
        <span className="faint">{texts.version(String(version.number))}</span>
      </p>
      <p className="product-summary" lang="zh-CN">{summary}</p>
    </header>
  )
}

function Tabs({ current }: { current: Tab }) {
  const { tabs } = useText(product)
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    const shown = nav.current?.querySelector<HTMLElement>('[aria-current]')
    if (nav.current && shown) nav.current.scrollLeft = shown.offsetLeft - nav.current.offsetLeft - 40
  }, [current])
  return (
    <nav ref={nav} className="tabs" aria-label={tabs.label}>
      {TABS.map((tab) => (
        <Link key={tab} to={`?tab=${tab}`} replace preventScrollReset aria-current={tab === current ? 'page' : undefined}>
          {tabs[tab]}
        </Link>
      ))}
    </nav>
  )
}
