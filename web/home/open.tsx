import { Link } from 'react-router'
import { common } from '../language/common.ts'
import { home } from '../language/home.ts'
import { useText } from '../language/language.tsx'
import { OPEN_PLACES } from '../part/open-places.ts'

/** What anybody may look up here without signing in (公开查询). */
export function Open() {
  const { open } = useText(home)
  const { nav } = useText(common)
  return (
    <>
      <h2>{open.title}</h2>
      <ul className="home-open">
        {OPEN_PLACES.map(([name, href]) => (
          <li key={name}>
            <Link to={href}>{nav[name]}</Link>
            <span className="soft">{open.places[name]}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
