import { useQuery } from '@tanstack/react-query'
import type { Problem, Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { newTexts } from '../language/provider-new.ts'
import { Refused } from '../part/state.tsx'
import { isMendable, lineOf } from './mend.ts'
import { Mend } from './mend-form.tsx'

type Failure = NonNullable<Schemas['ProductVersion']['failure']>

type FailedProps = { failure: Failure | Problem; file: File | undefined; open: (file: File) => void }

const isFailure = (failure: Failure | Problem): failure is Failure => 'message' in failure

const numberIn = (detail: Record<string, unknown>, name: string): number | undefined => {
  const value = detail[name]
  return typeof value === 'number' ? value : undefined
}

/** A row of more columns than the header has is the header itself, where titles stand above it. */
function headerIn(detail: Record<string, unknown>): number | undefined {
  const [line, actual, expected] = ['line', 'actual', 'expected'].map((name) => numberIn(detail, name))
  return line !== undefined && actual !== undefined && expected !== undefined && actual > expected && line <= 20
    ? line
    : undefined
}

/** Codes that another way of reading may help against. */
const MENDABLE = [
  'content.ragged',
  'content.bad_quote',
  'content.no_rows',
  'content.bad_encoding',
  'content.unsupported_encoding',
  'content.unsupported_format',
  'content.too_many_columns',
  'content.row_too_long',
]

/** Why a file was not read: where, what stands there, and what to do. */
export function FailedReading({ failure, file, open }: FailedProps) {
  const { failed } = useText(newTexts)
  if (!isFailure(failure) && !failure.code.startsWith('content.') && failure.code !== 'product.upload_interrupted')
    return <Refused error={failure} />
  const sentence = isFailure(failure) ? failure.message : failure.title
  return (
    <section className="stack" aria-labelledby="failed">
      <div className="notice bad" role="alert">
        <h2 id="failed">{failed.title}</h2>
        <p>
          <strong>{sentence}</strong>
        </p>
        {isFailure(failure) && <Where detail={failure.detail} file={file} />}
        <p>
          <strong>{failed.todo}</strong>
          {failed.remedies[failure.code] ?? failed.otherwise}
        </p>
        <p>{failed.again}</p>
        {!isFailure(failure) && <p className="faint mono">{failure.requestId}</p>}
      </div>
      {file !== undefined && isMendable(file) && MENDABLE.includes(failure.code) && (
        <Mend
          key={`${file.name} ${file.lastModified}`}
          file={file}
          headerLine={isFailure(failure) ? headerIn(failure.detail) : undefined}
          open={open}
        />
      )}
    </section>
  )
}

/** The place in the file, with the line as it stands where the file is still at hand. */
function Where({ detail, file }: { detail: Record<string, unknown>; file: File | undefined }) {
  const { failed } = useText(newTexts)
  const [row, line, offset, actual, expected] = ['row', 'line', 'offset', 'actual', 'expected'].map((name) =>
    numberIn(detail, name),
  )
  const { data: text } = useQuery({
    queryKey: ['line', file?.name, file?.size, file?.lastModified, line],
    queryFn: async () => (file === undefined || line === undefined ? null : ((await lineOf(file, line)) ?? null)),
    enabled: file !== undefined && line !== undefined,
  })
  const places = [
    row !== undefined && failed.row(String(row)),
    line !== undefined && failed.line(String(line)),
    offset !== undefined && failed.offset(String(offset)),
    typeof detail.column === 'string' && failed.column(detail.column),
  ].filter((place) => place !== false)
  if (places.length === 0) return null
  return (
    <dl className="facts provider-where">
      <dt>{failed.where}</dt>
      <dd>
        {[
          ...places,
          ...(actual !== undefined && expected !== undefined ? [failed.counted(String(actual), String(expected))] : []),
        ].join(' · ')}
      </dd>
      {text && (
        <>
          <dt>{failed.value}</dt>
          <dd className="mono">{text}</dd>
        </>
      )}
    </dl>
  )
}
