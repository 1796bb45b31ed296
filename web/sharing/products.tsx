import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useAddress } from '../client/address.ts'
import { api, client, type Problem, problemOf, type Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { sharingTexts } from '../language/sharing.ts'
import { Paging } from '../part/list.tsx'
import { Empty, Read, Refused } from '../part/state.tsx'
import { upload } from '../provider/upload.ts'

type Shared = Schemas['SharedResource']

/** What departments share (共享的资源), with what was supplied and taken of it; its owner supplies it here. */
export function SharedProducts() {
  const { products: texts } = useText(sharingTexts)
  const maySupply = useMay('sharing.supply')
  const { values: { sharedAfter }, change } = useAddress(['sharedAfter'])
  const query = { limit: 20, ...(sharedAfter === undefined ? {} : { cursor: sharedAfter }) }
  const found = api.useQuery('get', '/api/sharing/products', { params: { query } })
  return (
    <section className="stack" aria-labelledby="shared">
      <h2 id="shared">{maySupply ? texts.title : texts.titleAll}</h2>
      <Read query={found}>
        {({ items, next }) => items.length === 0 ? <Empty>{texts.empty}</Empty> : (
          <>
            <ul className="sharing-list">
              {items.map((shared) => <li key={shared.id}><Product shared={shared} maySupply={maySupply} /></li>)}
            </ul>
            <Paging cursor={sharedAfter} next={next} go={(after) => change({ sharedAfter: after })} />
          </>
        )}
      </Read>
    </section>
  )
}

function Product({ shared, maySupply }: { shared: Shared; maySupply: boolean }) {
  const { products: texts } = useText(sharingTexts)
  const { name, owner, resource, suppliedVersion, lastVersion, activeAgreements, transfers } = shared
  return (
    <article className="card stack">
      <div className="row between">
        <div>
          <h3 className="sharing-name" lang="zh-CN">{name}</h3>
          <span className="soft">{maySupply ? '' : `${owner.name} · `}</span><span className="faint mono">{resource.code}</span>
        </div>
        <span className={`tag ${suppliedVersion === null ? 'accent' : 'good'}`}>
          {suppliedVersion === null ? texts.none : `${texts.version} v${suppliedVersion}`}
        </span>
      </div>
      <dl className="facts">
        <dt>{texts.agreements}</dt><dd className="number">{activeAgreements}</dd>
        <dt>{texts.transfers}</dt><dd className="number">{transfers}</dd>
        <dt>{texts.version}</dt><dd>{suppliedVersion === null ? texts.none : `v${suppliedVersion}`}（{texts.versions(lastVersion)}）</dd>
      </dl>
      {maySupply && <Supply productId={shared.productId} />}
    </article>
  )
}

/** Uploads a file as the product's next version, and supplies it once it is read. */
function Supply({ productId }: { productId: string }) {
  const { products: texts } = useText(sharingTexts)
  const id = useId()
  const queries = useQueryClient()
  const act = useMutation<number, Problem, File>({
    mutationFn: async (file) => {
      try {
        const { number } = await upload({ productId, file, onSent: () => {}, signal: new AbortController().signal })
        const { error } = await client.POST('/api/sharing/supplies', { body: { productId, version: number } })
        if (error !== undefined) throw error
        return number
      } catch (error) {
        throw problemOf(error)
      }
    },
    onSettled: () => queries.invalidateQueries(),
  })
  return (
    <div className="stack">
      {act.error !== null && <Refused error={act.error} />}
      {act.isSuccess && <p className="notice good" role="status">{texts.done(act.data)}</p>}
      <div className="row">
        <label htmlFor={id} className={`button sharing-file ${act.isPending ? 'busy' : ''}`}>{act.isPending ? texts.uploading : texts.upload}</label>
        <input id={id} className="visually-hidden" type="file" aria-describedby={`${id}-hint`} accept=".csv,.json,.ndjson,.parquet,.xlsx" disabled={act.isPending}
          onChange={({ target }) => {
            const file = target.files?.[0]
            if (file) act.mutate(file)
            target.value = ''
          }} />
        <span id={`${id}-hint`} className="faint">{texts.lead}</span>
      </div>
    </div>
  )
}
