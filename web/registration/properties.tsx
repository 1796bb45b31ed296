import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { STATES } from '#api/property-registration/property-registration.ts'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { useText } from '../language/language.tsx'
import { propertyTexts } from '../language/property.ts'
import { lastDayOf } from '../part/day.ts'
import { SelectField } from '../part/form.tsx'
import { Filter, Paging } from '../part/list.tsx'
import { sayDay } from '../part/say.ts'
import { Empty, Loading, Read, Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { Matrix } from './matrix.tsx'
import { PropertyTag } from './property-facts.tsx'
import '../public-data/public-data.css'
import './registration.css'

/** A provider's property registrations (数据产权登记): prepared here, decided elsewhere. */
export default function Properties() {
  const { title, lead, begin: texts, states } = useText(propertyTexts)
  const { values: { state, cursor, product }, change } = useAddress(['state', 'cursor', 'product'])
  const wanted = STATES.find((one) => one === state)
  const query = { limit: 20, ...(cursor === undefined ? {} : { cursor }), ...(wanted === undefined ? {} : { state: wanted }) }
  const found = api.useQuery('get', '/api/property-registrations', { params: { query } })
  return (
    <DeskPage title={title} lead={lead} act="property.prepare">
      <Begin product={product} />
      <Filter label={texts.state} all={texts.allStates} names={states} values={STATES} value={wanted} choose={(one) => change({ state: one })} />
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? <Empty>{texts.empty}</Empty> : (
            <>
              <Table items={items} />
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )
        }
      </Read>
      <Matrix />
    </DeskPage>
  )
}

function Begin({ product }: { product: string | undefined }) {
  const { begin: texts, basis } = useText(propertyTexts)
  const navigate = useNavigate()
  const [productId, setProduct] = useState(product ?? '')
  const products = api.useQuery('get', '/api/products', { params: { query: { limit: 100 } } })
  const act = useAct((body: Schemas['PrepareProperty'], headers) => client.POST('/api/property-registrations', { body, headers }))
  if (products.data === undefined) return <Loading />
  if (products.data.items.length === 0) return <p className="notice">{texts.none}</p>
  const send = () => act.mutate({ productId }, { onSuccess: ({ id }) => void navigate(`/property/${id}`) })
  return (
    <section className="card stack" aria-labelledby="begin">
      <div><h2 id="begin">{texts.title}</h2><p className="faint last">{basis}</p></div>
      {act.error !== null && <Refused error={act.error} />}
      <SelectField label={texts.product} hint={texts.hint} value={productId} onChange={({ target }) => setProduct(target.value)}>
        <option value="" />
        {products.data.items.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </SelectField>
      <div className="row">
        <ActButton className="button primary" reason={act.isPending ? texts.busy : productId === '' ? texts.pick : undefined} onClick={send}>{texts.start}</ActButton>
      </div>
    </section>
  )
}

function Table({ items }: { items: Schemas['PropertyRegistration'][] }) {
  const { begin: texts, facts, rights: names, from } = useText(propertyTexts)
  return (
    <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{facts.product}</th>
            <th scope="col">{facts.state}</th>
            <th scope="col">{facts.rights}</th>
            <th scope="col">{facts.valid}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={`/property/${one.id}`}><strong>{one.product.name}</strong></Link>
                {one.certificate !== null && <div className="faint mono">{one.certificate}</div>}
              </td>
              <td><PropertyTag registration={one} /></td>
              <td>{one.rights.map((right) => names[right]).join('、')}</td>
              <td>{one.validFrom !== null && one.validTo !== null && from(sayDay(one.validFrom), lastDayOf(one.validTo))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
