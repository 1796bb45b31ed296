import { useEffect } from 'react'
import { api } from '../client/client.ts'
import { common } from '../language/common.ts'
import { home } from '../language/home.ts'
import { useText } from '../language/language.tsx'
import { SearchBox } from '../catalog/search-box.tsx'
import { Read } from '../part/state.tsx'
import { DistrictMap } from './district-map.tsx'
import { Entrances } from './entrances.tsx'
import { Latest } from './latest.tsx'
import { LedgerState, MarketNumbers } from './numbers.tsx'
import { Open } from './open.tsx'
import { Steps } from './steps.tsx'
import './home.css'

const EVERY_MS = 10_000

/** The first page (首页): the promise, a search, what happens on the market now, and where each kind of user begins. */
export default function Home() {
  const { platform } = useText(common)
  const { promise, promiseParts, lead } = useText(home)
  const market = api.useQuery('get', '/api/market', {}, { refetchInterval: EVERY_MS })
  useEffect(() => {
    document.title = `${platform} · ${promise}`
  }, [platform, promise])
  return (
    <div className="home">
      <section className="hero">
        <div className="within hero-grid">
          <div className="hero-text">
            <p className="hero-name">{platform}</p>
            <h1><span>{promiseParts.first}</span><span>{promiseParts.second}</span></h1>
            <p className="hero-lead">{lead}</p>
            <SearchBox />
            <Read query={market}>{(data) => <MarketNumbers market={data} />}</Read>
          </div>
          <div className="hero-map">{market.data !== undefined && <DistrictMap places={market.data.byDistrict} />}</div>
        </div>
      </section>
      {market.data !== undefined && (
        <section className="within home-part">
          <Latest records={market.data.latest} />
          <LedgerState ledger={market.data.ledger} />
        </section>
      )}
      <section className="within home-part"><Entrances /></section>
      <section className="within home-part"><Open /></section>
      <section className="within home-part"><Steps /></section>
    </div>
  )
}
