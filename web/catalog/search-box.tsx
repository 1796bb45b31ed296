import { type FormEvent, useEffect, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { catalog } from '../language/catalog.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import './search-box.css'

type SearchBoxProps = {
  /** The words that are searched for now. */
  words?: string
  /** What is done with new words; without it the catalogue opens. */
  onSearch?: (words: string) => void
}

/** The box that searches the catalogue: it works without a mouse, and its words stay in the address. */
export function SearchBox({ words = '', onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(words)
  const id = useId()
  const navigate = useNavigate()
  const { search } = useText(catalog)
  const { act } = useText(common)
  useEffect(() => setTyped(words), [words])
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const text = typed.trim()
    if (onSearch) onSearch(text)
    else void navigate(text === '' ? '/catalog' : `/catalog?${new URLSearchParams({ q: text })}`)
  }
  return (
    <form className="search" role="search" action="/catalog" onSubmit={onSubmit}>
      <label className="visually-hidden" htmlFor={id}>{search.label}</label>
      <input
        id={id} className="input" type="search" name="q" value={typed} maxLength={100} placeholder={search.hint} autoComplete="off"
        enterKeyHint="search" onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="button primary">{act.search}</button>
    </form>
  )
}
