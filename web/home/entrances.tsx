import { Link } from 'react-router'
import type { Act } from '#api/kernel/permit.ts'
import { api } from '../client/client.ts'
import { useMay, useSession } from '../client/session.ts'
import { home } from '../language/home.ts'
import { useText } from '../language/language.tsx'

type EntranceText = {
  name: string
  promise: string
  points: { first: string; second: string; third: string }
  /** What a visitor, and what somebody at home here, is led to. */
  visit: string
  desk: string
}

/** The three entrances: what awaits who consumes, who provides, and who oversees; with the accounts of a demonstration. */
export function Entrances() {
  const { entrances } = useText(home)
  return (
    <>
      <h2>{entrances.title}</h2>
      <div className="entrances">
        <Entrance text={entrances.consumer} visit="/catalog" desk="/my" act="account.request_top_up" demo="shengli" />
        <Entrance text={entrances.provider} visit="/apply" desk="/provide" act="settlement.statement" demo="huanghekou" />
        <Entrance text={entrances.regulator} visit="/sign-in?to=%2Fsupervise" desk="/supervise" act="supervision.search" demo="jianguan" />
      </div>
    </>
  )
}

type EntranceProps = { text: EntranceText; visit: string; desk: string; act: Act; demo: string }

function Entrance({ text, visit, desk, act, demo }: EntranceProps) {
  const isOwn = useMay(act)
  const { entrances } = useText(home)
  const session = useSession()
  const { data } = api.useQuery('get', '/api/platform', {}, { staleTime: Infinity })
  return (
    <section className="card entrance">
      <h3>{text.name}</h3>
      <p className="entrance-promise">{text.promise}</p>
      <ul>{Object.values(text.points).map((point) => <li key={point}>{point}</li>)}</ul>
      <Link className="button" to={isOwn ? desk : visit}>{isOwn ? text.desk : text.visit}</Link>
      {data?.isDemo && session === null && (
        <p className="entrance-demo"><Link to={`/sign-in?to=${encodeURIComponent(desk)}`}>{entrances.demo(demo)}</Link></p>
      )}
    </section>
  )
}
