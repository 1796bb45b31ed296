import { Link } from 'react-router'
import { common } from '../language/common.ts'
import { home } from '../language/home.ts'
import { useText } from '../language/language.tsx'

const PLACES = [
  ['certificate', '/certificate'], ['registration', '/registration'], ['prices', '/prices'], ['plans', '/plans'],
  ['disclosure', '/disclosure'], ['rules', '/rules'],
] as const

/** What anybody may look up here without signing in (公开查询). */
export function Open() {
  const { open } = useText(home)
  const { nav } = useText(common)
  return (
    <>
      <h2>{open.title}</h2>
      <ul className="home-open">
        {PLACES.map(([name, href]) => (
          <li key={name}>
            <Link to={href}>{nav[name]}</Link>
            <span className="soft">{open.places[name]}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
