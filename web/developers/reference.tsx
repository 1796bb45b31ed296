import { STATUS } from '#api/kernel/errors.ts'
import { developersText } from '../language/developers.ts'
import { errorsText } from '../language/errors.ts'
import { useText } from '../language/language.tsx'
import { ERRORS } from './errors.ts'

/** What holds for every route: idempotency, limits, pages, problems. */
export function Rules() {
  const { rules } = useText(developersText)
  const pairs = [
    [rules.idempotency, rules.idempotencySay],
    [rules.limits, rules.limitsSay],
    [rules.pages, rules.pagesSay],
    [rules.problems, rules.problemsSay],
    [rules.hidden, rules.hiddenSay],
    [rules.inline, rules.inlineSay],
  ] as const
  return (
    <section>
      <h2>{rules.title}</h2>
      <div className="rules">
        {pairs.map(([name, say]) => (
          <div key={name} className="card">
            <h3>{name}</h3>
            <p>{say}</p>
          </div>
        ))}
      </div>
    </section>
  )
}

/** The codes of refusals with what they mean; statuses come out of the server's own table. */
export function Errors() {
  const { errors } = useText(developersText)
  const means = useText(errorsText)
  const rows = [...ERRORS].sort((a, b) => STATUS[a.kind] - STATUS[b.kind])
  return (
    <section>
      <h2 id="errors">{errors.title}</h2>
      <p className="soft">{errors.lead}</p>
      <div className="sheet" tabIndex={0} role="region" aria-labelledby="errors">
        <table className="errors">
          <thead>
            <tr>
              <th scope="col">{errors.status}</th>
              <th scope="col">{errors.code}</th>
              <th scope="col">{errors.means}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, kind }) => (
              <tr key={code}>
                <td>{STATUS[kind]}</td>
                <td>
                  <code>{code}</code>
                </td>
                <td>{means[code]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
