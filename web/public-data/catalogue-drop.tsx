import { InboxOutlined } from '@ant-design/icons'
import { type DragEvent, useState } from 'react'
import { useText } from '../language/language.tsx'
import { newTexts } from '../language/provider-new.ts'
import { resourceTexts } from '../language/resource.ts'

const MOST_BYTES = 32 << 20

type DropProps = { busy: 'check' | 'load' | undefined; open: (file: File) => void }

/** The place where a table of the catalogue is dropped, or chosen with the keyboard. */
export function ImportDrop({ busy, open }: DropProps) {
  const { import: texts } = useText(resourceTexts)
  const { fresh } = useText(newTexts)
  const [isOver, setOver] = useState(false)
  const [fault, setFault] = useState<string>()
  const take = (files: FileList | null) => {
    const file = files?.[0]
    const found = wrongWith(files, file)
    setFault(found)
    if (found === undefined && file !== undefined) open(file)
  }
  const wrongWith = (files: FileList | null, file: File | undefined): string | undefined => {
    if (file === undefined || (files?.length ?? 0) > 1) return texts.one
    if (file.size === 0) return fresh.emptyFile
    if (/\.xls$/i.test(file.name)) return fresh.oldExcel
    return file.size > MOST_BYTES ? texts.big : undefined
  }
  const over = (isNow: boolean) => (event: DragEvent) => (event.preventDefault(), setOver(isNow))
  return (
    <>
      <label
        className={`import-drop${isOver ? ' over' : ''}`}
        onDragOver={over(true)}
        onDragLeave={over(false)}
        onDrop={(event) => (over(false)(event), take(event.dataTransfer.files))}
      >
        <InboxOutlined aria-hidden />
        <strong role="status">{busy !== undefined ? texts.checking : isOver ? texts.dropNow : texts.drop}</strong>
        <span className="faint">{texts.hint}</span>
        <span className="faint">{texts.twice}</span>
        <input
          type="file"
          className="visually-hidden"
          accept=".csv,.txt,.xlsx"
          disabled={busy !== undefined}
          onChange={({ target }) => {
            take(target.files)
            target.value = ''
          }}
        />
      </label>
      {fault !== undefined && <p className="notice bad" role="alert">{fault}</p>}
    </>
  )
}
