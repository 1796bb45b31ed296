import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { newTexts } from '../language/provider-new.ts'
import { Page } from '../part/layout.tsx'
import { Refused } from '../part/state.tsx'
import { answered } from './answered.ts'
import { Drop } from './drop.tsx'
import { FailedReading } from './failed-reading.tsx'
import { Origin } from './origin.tsx'
import { ProgressList } from './progress-list.tsx'
import { Result } from './result.tsx'
import { isSampleName, sampleFile } from './samples.ts'
import { Samples } from './sample-buttons.tsx'
import { useFile } from './use-file.ts'
import { isCancelled, useNewListing } from './use-new-listing.ts'
import { useOrigin } from './use-origin.ts'
import './provider.css'

/** A new product out of a file (上架): its origin first, then in one go the draft of its listing. */
export default function New() {
  const { fresh, progress, result } = useText(newTexts)
  const [search, setSearch] = useSearchParams()
  const productId = search.get('product') ?? undefined
  const asked = search.get('sample')
  const [sample] = useState(() => (isSampleName(asked) ? sampleFile(asked) : undefined))
  // What was dropped before the origin was told in full.
  const [kept, setKept] = useState(sample)
  const origin = useOrigin(sample !== undefined, {
    resource: search.get('resource') ?? undefined, scenario: search.get('scenario') ?? undefined,
  })
  const { live, start, cancel, clear } = useNewListing()
  const { product, version } = useFile(productId, live?.state === 'working')
  const isBusy = live?.state === 'working'
  const creating = (body: Schemas['CreateProduct']) => async () => {
    const { id } = await answered(client.POST('/api/products', { body }))
    setSearch({ product: id }, { replace: true })
    return id
  }
  const open = (file: File, sheet?: string) => {
    setKept(file)
    if (productId === undefined && !origin.check()) return
    void start({ file, sheet, product: productId ?? creating(origin.body(file.name)) })
  }
  const openSample = (file: File) => void start({ file, product: creating(origin.sampleBody(file.name)) })
  const again = () => {
    clear()
    setKept(undefined)
    origin.reset()
    setSearch({})
  }
  const isRead = version?.state === 'ready' && !isBusy
  // The connection broke once the file had arrived: it is still being read.
  const isLost =
    live?.state === 'failed' && live.step === 'reading' && live.problem.status === 0 && version?.state === 'reading'
  const isRefused = live?.state === 'failed' && !isLost && !isCancelled(live) && !isRead && version?.state !== 'failed'
  return (
    <Page
      title={fresh.title}
      lead={fresh.lead}
      end={
        <Link className="button" to={origin.isDepartment ? '/sharing?tab=open' : '/provide'}>
          {fresh.back}
        </Link>
      }
    >
      {productId === undefined && <Origin origin={origin} />}
      {product.error !== null && <Refused error={product.error} retry={() => void product.refetch()} />}
      {productId !== undefined && product.data?.versions.length === 0 && live === undefined && (
        <p className="notice">{result.resumed}</p>
      )}
      {live?.state === 'working' && <ProgressList live={live} cancel={cancel} />}
      {live === undefined && version?.state === 'reading' && (
        <p className="notice wait" role="status">
          {progress.readingLead}
        </p>
      )}
      {isCancelled(live) && (
        <p className="notice" role="status">
          {progress.cancelled}
        </p>
      )}
      {isLost && (
        <p className="notice wait" role="status">
          {progress.lost}
        </p>
      )}
      {isRefused && <FailedReading failure={live.problem} file={live.file} open={open} />}
      {!isBusy && version?.state === 'failed' && version.failure !== null && (
        <FailedReading failure={version.failure} file={live?.file} open={open} />
      )}
      {!isRead && !isBusy && (
        <Drop
          waiting={kept}
          isSample={kept !== undefined && kept === sample}
          isFirst={productId === undefined}
          open={open}
        />
      )}
      {!isRead && !isBusy && productId === undefined && !origin.isDepartment && <Samples open={openSample} />}
      {isRead && product.data !== undefined && (
        <Result
          key={version.number}
          product={product.data}
          number={version.number}
          live={live}
          open={open}
          again={again}
        />
      )}
    </Page>
  )
}
