import { FileSearchOutlined } from '@ant-design/icons'
import { type DragEvent, useId, useState } from 'react'
import { useText } from '../language/language.tsx'
import { supervisionTexts } from '../language/supervision.ts'
import { saySize } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import type { useFileSearch } from './use-file-search.ts'

type Files = ReturnType<typeof useFileSearch>
type Fault = 'many' | 'folder' | 'emptyFile'

function faultOf(files: FileList | null): Fault | undefined {
  const file = files?.[0]
  if (file === undefined) return 'folder'
  if ((files?.length ?? 0) > 1) return 'many'
  return file.size === 0 ? 'emptyFile' : undefined
}

/** Where a file is dropped, or chosen with the keyboard, to be looked up by its hash. */
export function FileDrop({ files }: { files: Files }) {
  const { search: texts } = useText(supervisionTexts)
  const [isOver, setOver] = useState(false)
  const [fault, setFault] = useState<Fault>()
  const id = useId()
  const take = (list: FileList | null) => {
    const wrong = faultOf(list)
    setFault(wrong)
    const file = list?.[0]
    if (wrong === undefined && file !== undefined) void files.take(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div className="supervise-file">
      <label
        className={isOver ? 'supervise-drop over' : 'supervise-drop'}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileSearchOutlined aria-hidden />
        <strong>{isOver ? texts.drop.now : texts.drop.title}</strong>
        <span className="faint" id={id}>
          {texts.drop.hint}
        </span>
        <input
          type="file"
          className="visually-hidden"
          aria-describedby={id}
          onChange={({ target }) => {
            take(target.files)
            target.value = ''
          }}
        />
      </label>
      {fault !== undefined && (
        <p className="fault" role="alert">
          {texts[fault]}
        </p>
      )}
      {files.hashing !== undefined && files.sent === undefined && <Progress files={files} hashing={files.hashing} />}
    </div>
  )
}

function Progress({
  files: { send },
  hashing: { file, done, isUnreadable },
}: {
  files: Files
  hashing: NonNullable<Files['hashing']>
}) {
  const { search: texts } = useText(supervisionTexts)
  if (!isUnreadable) {
    const sentence = texts.hashing(file.name, saySize(done), saySize(file.size))
    return (
      <p className="faint">
        <progress value={done} max={file.size || 1} aria-label={sentence} /> {sentence}
      </p>
    )
  }
  return (
    <div className="notice wait" role="alert">
      <p>{texts.unreadable(file.name)}</p>
      {send.error !== null && <Refused error={send.error} />}
      <p>
        <button type="button" className="button" disabled={send.isPending} onClick={() => send.mutate(file)}>
          {send.isPending ? texts.sending : texts.send}
        </button>
      </p>
      <p className="faint">{texts.sendHint}</p>
    </div>
  )
}
