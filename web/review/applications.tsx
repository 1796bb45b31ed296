import { PARTICIPANT_STATES } from '#api/participant/participant.ts'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { reviewTexts } from '../language/review.ts'
import { Filter, Paging } from '../part/list.tsx'
import { sayDay } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import { type AdmissionGiven, Applicant } from './applicant.tsx'

const ALL = 'all'

/** Applications for admission (入驻申请): at first those that wait, each told in full. */
export function Applications() {
  const { applications: texts, all, state: label } = useText(reviewTexts)
  const {
    values: { applications, applicationsAfter: cursor },
    change,
  } = useAddress(['applications', 'applicationsAfter'])
  const state =
    applications === ALL ? undefined : (PARTICIPANT_STATES.find((one) => one === applications) ?? 'under_review')
  const query = { limit: 20, ...(state === undefined ? {} : { state }), ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/participants', { params: { query } })
  const act = useAct(({ id, ...body }: AdmissionGiven, headers) =>
    client.POST('/api/participants/{id}/review', { params: { path: { id } }, body, headers }),
  )
  const choose = (value: string | undefined) =>
    change({ applications: value === 'under_review' ? undefined : (value ?? ALL), applicationsAfter: undefined })
  return (
    <section className="stack review-section" id="applications" aria-labelledby="applications-title">
      <div className="row between">
        <div>
          <h2 id="applications-title">{texts.title}</h2>
          <p className="soft last">{texts.lead}</p>
        </div>
        <Filter
          label={label}
          all={all}
          names={texts.states}
          values={PARTICIPANT_STATES}
          value={state}
          choose={choose}
        />
      </div>
      {act.isSuccess && (
        <p className="notice good" role="status">
          {act.variables.approved ? texts.admitted(act.data.name) : texts.rejected(act.data.name)}
        </p>
      )}
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? (
            <Empty>
              {state === 'under_review' ? texts.emptyWaiting : texts.empty}{' '}
              <button type="button" className="button plain small" onClick={() => choose(undefined)}>
                {texts.clear}
              </button>
            </Empty>
          ) : (
            <>
              {state === 'under_review' ? (
                items.map((one) => <Applicant key={one.id} participant={one} act={act} />)
              ) : (
                <Table items={items} />
              )}
              <Paging cursor={cursor} next={next} go={(applicationsAfter) => change({ applicationsAfter })} />
            </>
          )
        }
      </Read>
    </section>
  )
}

const TONES: Record<string, string> = { under_review: 'accent', admitted: 'good', rejected: 'danger' }

function Table({ items }: { items: Schemas['Participant'][] }) {
  const { applications: texts, roles, state: label, cut } = useText(reviewTexts)
  return (
    <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.name}</th>
            <th scope="col">{texts.roles}</th>
            <th scope="col">{texts.applied}</th>
            <th scope="col">{texts.decided}</th>
            <th scope="col">{label}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <td className="review-name">
                {one.name}
                <div className="faint mono">{one.uscc}</div>
              </td>
              <td>{one.roles.map((role) => roles[role] ?? role).join(cut)}</td>
              <td className="nowrap">{sayDay(one.createdAt)}</td>
              <td className="nowrap">{one.decidedAt === null ? '—' : sayDay(one.decidedAt)}</td>
              <td>
                <span className={`tag ${TONES[one.state] ?? ''}`}>{texts.states[one.state] ?? one.state}</span>
                {one.suspended && (
                  <>
                    {' '}
                    <span className="tag danger">{texts.suspended}</span>
                  </>
                )}
                {one.rejectionReason !== null && <div className="faint">{one.rejectionReason}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
