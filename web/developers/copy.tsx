import { useState } from 'react'

/** Copies a text and says so; where a page may not, the text is left for the reader to select. */
export function Copy({
  text,
  label,
  done,
  small = false,
}: {
  text: string
  label: string
  done: string
  small?: boolean
}) {
  const [isDone, setDone] = useState(false)
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => {
        setDone(true)
        setTimeout(() => setDone(false), 2_000)
      },
      () => setDone(false),
    )
  if (!('clipboard' in navigator)) return null
  return (
    <button type="button" className={small ? 'button small' : 'button'} onClick={copy}>
      <span role="status">{isDone ? done : label}</span>
    </button>
  )
}
