import { Pagination } from 'antd'
import { useAddress } from '../client/address.ts'
import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { partTexts } from '../language/provider-parts.ts'
import { suspectedOf } from './draft.ts'
import { FieldRow } from './field-row.tsx'
import { FieldsSave } from './fields-save.tsx'
import { Paste } from './paste.tsx'
import type { Listing } from './rows.ts'
import type { Parts } from './section.tsx'
import type { Version } from './upload.ts'

const PAGE = 25
const SHOWN = ['all', 'undescribed', 'sensitive'] as const

/** What of a version's fields is fixed: what is under review, and what was approved or came before it. */
const isFixed = ({ number }: Version, { state, approvedVersion }: Listing): boolean =>
  state === 'under_review' || number <= (approvedVersion ?? 0)

/** The dictionary of fields (字段字典): what each means, and whose values are hidden in the sample. */
export function FieldsSection({ fields, listing, version }: Parts) {
  const { reason } = useText(listingTexts)
  const { fields: texts } = useText(partTexts)
  const {
    values: { show, page },
    change,
  } = useAddress(['show', 'page'])
  if (version === undefined) return <p className="notice">{reason.noVersion}</p>
  const columns = version.inspection?.columns ?? []
  const suspected = new Set(suspectedOf(columns).map(({ name }) => name))
  const filter = SHOWN.find((one) => one === show) ?? 'all'
  const wanted = columns.filter(
    ({ name }) =>
      filter === 'all' || (filter === 'sensitive' ? suspected.has(name) : (version.descriptions[name] ?? '') === ''),
  )
  const at = Math.max(1, Math.min(Number(page) || 1, Math.ceil(wanted.length / PAGE)))
  const fixed = isFixed(version, listing) ? reason.described : undefined
  return (
    <>
      <p className="soft provider-last">{texts.lead}</p>
      {fixed !== undefined && <p className="notice">{fixed}</p>}
      {fixed === undefined && (
        <Suspected
          names={[...suspected].filter((name) => !fields.told.masked.includes(name))}
          mask={(names) => fields.mask(names, true)}
        />
      )}
      <div className="row between">
        <h3 className="provider-last">{texts.of(String(version.number))}</h3>
        <div className="provider-filter" role="group" aria-label={texts.filter}>
          {SHOWN.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={filter === one}
              onClick={() => change({ show: one === 'all' ? undefined : one, page: undefined })}
            >
              {texts[one]}
            </button>
          ))}
        </div>
      </div>
      {fixed === undefined && <Paste names={columns.map(({ name }) => name)} fill={fields.describeAll} />}
      {wanted.length === 0 ? (
        <p className="card soft">{texts.none}</p>
      ) : (
        <ul className="provider-fields">
          {wanted.slice((at - 1) * PAGE, at * PAGE).map((column) => (
            <FieldRow
              key={column.name}
              column={column}
              rows={version.rows ?? 0}
              isSuspected={suspected.has(column.name)}
              isFixed={fixed !== undefined}
              fields={fields}
            />
          ))}
        </ul>
      )}
      {wanted.length > PAGE && (
        <Pagination
          current={at}
          pageSize={PAGE}
          total={wanted.length}
          showSizeChanger={false}
          onChange={(next) => change({ page: String(next) })}
        />
      )}
      <p className="faint provider-last">{texts.maskNote}</p>
      <FieldsSave fields={fields} reason={fixed} />
    </>
  )
}

function Suspected({ names, mask }: { names: string[]; mask: (names: string[]) => void }) {
  const { fields: texts } = useText(partTexts)
  if (names.length === 0) return null
  return (
    <div className="notice wait">
      <p>{texts.suspectedLead(names.map((name) => `「${name}」`).join(''))}</p>
      <div className="row">
        <button type="button" className="button" onClick={() => mask(names)}>
          {texts.maskAll}
        </button>
        <span className="faint">{texts.suspectedBasis}</span>
      </div>
    </div>
  )
}
