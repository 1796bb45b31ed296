import { Link } from 'react-router'
import { common } from '../language/common.ts'
import { home } from '../language/home.ts'
import { useText } from '../language/language.tsx'

/** How a transfer goes, in four steps. */
export function Steps() {
  const { steps } = useText(home)
  const { nav } = useText(common)
  const shown = [steps.record, steps.anchor, steps.release, steps.verify]
  return (
    <>
      <h2>{steps.title}</h2>
      <ol className="steps">
        {shown.map(({ name, text }) => (
          <li key={name}>
            <h3>{name}</h3>
            <p className="soft">{text}</p>
          </li>
        ))}
      </ol>
      <p className="faint">{steps.basis} <Link to="/verify">{nav.verify}</Link> · <Link to="/developers">{nav.developers}</Link></p>
    </>
  )
}
