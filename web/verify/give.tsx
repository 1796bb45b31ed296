import { type ChangeEvent, type DragEvent, type ReactNode, useId, useState } from 'react'
import { useText } from '../language/language.tsx'
import { verifyText } from '../language/verify.ts'
import { saySize } from '../part/say.ts'
import type { Kind } from './given.ts'
import type { Check, Hashing } from './use-check.ts'

const filesOf = (list: FileList | null): File[] => [...(list ?? [])]

/** A button that chooses files; the input itself takes the keyboard. */
function Choose({
  label,
  name,
  isMany,
  small,
  onFiles,
}: {
  label: string
  name: string
  isMany?: boolean
  small?: boolean
  onFiles: (files: File[]) => void
}) {
  const id = useId()
  const change = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onFiles(filesOf(target.files))
    target.value = ''
  }
  return (
    <span className="choose">
      <input id={id} type="file" multiple={isMany ?? false} aria-label={name} onChange={change} />
      <label htmlFor={id} className={small ? 'button small' : 'button primary'} aria-hidden="true">
        {label}
      </label>
    </span>
  )
}

/** Where files are dropped or chosen; each finds its own place by what it is. */
export function DropZone({ check }: { check: Check }) {
  const { give } = useText(verifyText)
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void check.give(filesOf(event.dataTransfer.files))
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <div className={isOver ? 'drop over' : 'drop'} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
      <svg viewBox="0 0 48 48" width="44" height="44" aria-hidden="true">
        <path d="M14 6h14l8 8v28H14zM28 6v8h8M25 22v13m-6-6 6 6 6-6" />
      </svg>
      <p>
        <strong>{give.drop}</strong>
      </p>
      <p className="faint">{give.hint}</p>
      <Choose label={give.choose} name={give.choose} isMany onFiles={(files) => void check.give(files)} />
    </div>
  )
}

/** A place for one thing: what it is, what lies in it, and how to change or empty it. */
function Place({
  kind,
  need,
  held,
  onFiles,
  onTake,
  children,
}: {
  kind: Kind
  need: string
  held: { name: string; size: number } | null
  onFiles: (files: File[]) => void
  onTake: () => void
  children?: ReactNode
}) {
  const texts = useText(verifyText)
  const { name, hint, choose } = texts[kind]
  return (
    <li className={held === null ? 'place' : 'place held'}>
      <div className="place-text">
        <strong>{name}</strong> <span className="faint">{need}</span>
        {held === null ? (
          <p className="faint">{hint}</p>
        ) : (
          <p className="file-name">
            {held.name} <span className="faint nowrap">{saySize(held.size)}</span>
          </p>
        )}
        {children}
      </div>
      <div className="row place-acts">
        <Choose small label={held === null ? texts.give.choose : texts.give.again} name={choose} onFiles={onFiles} />
        {held !== null && (
          <button type="button" className="button small" aria-label={`${texts.give.remove}：${name}`} onClick={onTake}>
            {texts.give.remove}
          </button>
        )}
      </div>
    </li>
  )
}

/** How far the hash of the file has come. */
function Progress({ file: { size, done, content, isUnreadable } }: { file: Hashing }) {
  const { give } = useText(verifyText)
  if (isUnreadable)
    return (
      <p className="fault" role="alert">
        {give.unreadable}
      </p>
    )
  if (content !== null)
    return (
      <p className="faint">
        {give.hashed} <span className="mono">{content.sha256.slice(2, 10)}…</span>
      </p>
    )
  const sentence = give.reading(saySize(done), saySize(size))
  return (
    <p className="faint">
      <progress value={done} max={size || 1} aria-label={sentence} />
      {sentence}
    </p>
  )
}

/** The places for receipt, file and trust file; a page that knows the receipt leaves that place out. */
export function Places({
  check,
  trust,
  withReceipt = true,
  isOffline = false,
}: {
  check: Check
  trust: ReactNode
  withReceipt?: boolean
  isOffline?: boolean
}) {
  const texts = useText(verifyText)
  const place = (kind: Kind) => ({
    kind,
    held: check[kind],
    onFiles: (files: File[]) => void check.give(files, kind),
    onTake: () => check.take(kind),
  })
  return (
    <ul className="places">
      {withReceipt && <Place {...place('receipt')} need={texts.receipt.need} />}
      <Place {...place('file')} need={texts.file.need}>
        {check.file !== null && <Progress file={check.file} />}
      </Place>
      <Place {...place('trust')} need={isOffline ? texts.trust.offlineNeed : texts.trust.need}>
        {trust}
      </Place>
    </ul>
  )
}
