import { Link } from 'react-router'
import { api } from '../client/client.ts'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { sayFen } from '../part/say.ts'
import '../agreement/agreement.css'

/** What a consumer can spend, and where more comes from. */
export function Balance() {
  const { my: texts, order } = useText(agreementTexts)
  const { data } = api.useQuery('get', '/api/account')
  return (
    <section className="card tiles" aria-label={texts.account}>
      <div><div className="soft">{texts.available}</div><div className="big-number">{data === undefined ? '…' : sayFen(data.availableFen)}</div></div>
      <div><div className="soft">{texts.held}</div><div className="big-number">{data === undefined ? '…' : sayFen(data.heldFen)}</div></div>
      <div className="row"><Link className="button" to="/my/account">{order.topUp}</Link></div>
    </section>
  )
}
