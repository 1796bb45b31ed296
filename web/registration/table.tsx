import { Link } from 'react-router'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { sayDay } from '../part/say.ts'
import { Clocks, type Registration, StateTag } from './case.tsx'

type TableProps = { items: Registration[]; hrefOf: (id: string) => string; withRegistrant?: boolean }

/** Applications in a table: what, which kind, where it stands, and the limit that runs. */
export function RegistrationTable({ items, hrefOf, withRegistrant = false }: TableProps) {
  const { list: texts, facts, kinds } = useText(registrationTexts)
  return (
    <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{facts.name}</th>
            <th scope="col">{texts.clock}</th>
            {withRegistrant && <th scope="col">{facts.registrant}</th>}
            <th scope="col">{facts.kind}</th>
            <th scope="col">{facts.state}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, subject, registrant, kind, state, objected, clocks, createdAt, code }) => (
            <tr key={id}>
              <td>
                <Link to={hrefOf(id)}><strong>{subject.name}</strong></Link>
                <div className="faint">{sayDay(createdAt)}{code !== null && <> · <span className="mono">{code}</span></>}</div>
              </td>
              <td><Clocks clocks={clocks} /></td>
              {withRegistrant && <td>{registrant.name}</td>}
              <td>{kinds[kind]}</td>
              <td><StateTag state={state} objected={objected} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
