import { InboxOutlined } from '@ant-design/icons'
import { type DragEvent, useId, useState } from 'react'
import { useText } from '../language/language.tsx'
import { newTexts } from '../language/provider-new.ts'
import { saySize } from '../part/say.ts'

type DropProps = {
  /** A file that was chosen elsewhere and waits to be opened. */
  waiting?: File | undefined
  isSample?: boolean
  isFirst: boolean
  /** What is uploaded, where it is no new product's first file. */
  title?: string
  open: (file: File) => void
}

const ACCEPT = '.csv,.tsv,.txt,.json,.ndjson,.jsonl,.geojson,.parquet,.xlsx'

type Fault = 'tooMany' | 'emptyFile' | 'oldExcel' | 'folder'

/** What is wrong with a choice before anything is sent. */
function faultOf(files: FileList | null): Fault | undefined {
  const file = files?.[0]
  if (file === undefined) return 'folder'
  if ((files?.length ?? 0) > 1) return 'tooMany'
  if (file.size === 0) return 'emptyFile'
  return /\.xls$/i.test(file.name) ? 'oldExcel' : undefined
}

/** The place where a file is dropped, or chosen with the keyboard. */
export function Drop({ waiting, isSample = false, isFirst, title, open }: DropProps) {
  const { fresh, samples } = useText(newTexts)
  const [isOver, setOver] = useState(false)
  const [fault, setFault] = useState<Fault>()
  const id = useId()
  const take = (files: FileList | null) => {
    const found = faultOf(files)
    setFault(found)
    const file = files?.[0]
    if (found === undefined && file !== undefined) open(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const onDragOver = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <section className="stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="provider-last">
        {title ?? (isFirst ? fresh.drop : fresh.dropAgain)}
      </h2>
      <label
        className={`provider-drop${isOver ? ' over' : ''}`}
        onDragOver={onDragOver}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <InboxOutlined aria-hidden />
        <strong>{isOver ? fresh.dropNow : fresh.dropTitle}</strong>
        <span className="faint" id={`${id}-hint`}>
          {fresh.dropHint}
        </span>
        <input
          type="file"
          className="visually-hidden"
          accept={ACCEPT}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            take(target.files)
            target.value = ''
          }}
        />
      </label>
      {fault !== undefined && (
        <p className="notice bad" role="alert">
          {fresh[fault]}
        </p>
      )}
      {waiting !== undefined && isFirst && (
        <div className="row">
          <span>{fresh.chosen(waiting.name, saySize(waiting.size))}</span>
          {isSample && <span className="tag accent">{samples.badge}</span>}
          <button type="button" className="button primary" onClick={() => open(waiting)}>
            {fresh.go}
          </button>
        </div>
      )}
    </section>
  )
}
