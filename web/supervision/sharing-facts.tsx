import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { sharingTexts } from '../language/sharing.ts'
import { lastDayOf } from '../part/day.ts'
import type { Station } from './stages.ts'

/** What a department asked another one to share with it (共享申请). */
export function SharingFacts({ station: { id } }: { station: Station }) {
  const { request: texts, cut } = useText(sharingTexts)
  const { data } = api.useQuery('get', '/api/sharing/requests/{id}', { params: { path: { id } } })
  if (data === undefined) return <p className="mono">{id}</p>
  return (
    <dl className="facts">
      <dt>{texts.from}</dt><dd>{data.requester.name}</dd>
      <dt>{texts.owner}</dt><dd>{data.owner.name}</dd>
      <dt>{texts.duty}</dt><dd lang="zh-CN">{data.basis}</dd>
      <dt>{texts.fields}</dt><dd lang="zh-CN">{data.fields.join(cut)}</dd>
      <dt>{texts.term}</dt><dd>{lastDayOf(data.endsAt)}</dd>
      <dt>{texts.uses}</dt><dd className="number">{texts.count(data.agreement?.usedCount ?? 0, data.quota)}</dd>
    </dl>
  )
}
