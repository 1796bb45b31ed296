import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { verifyPageText } from '../language/verify-page.ts'
import { Read } from '../part/state.tsx'

/** Asks the platform what a file is (文件识别), by its hash alone, for those who may ask. */
export function Recognise({ sha256 }: { sha256: string }) {
  const { recognise } = useText(verifyPageText)
  const may = useMay('provenance.recognise')
  const [isAsked, setAsked] = useState(false)
  if (!may) return null
  return (
    <section className="notice">
      <h3>{recognise.title}</h3>
      <p className="soft">{recognise.sentence}</p>
      {isAsked ? (
        <Answer sha256={sha256} />
      ) : (
        <button type="button" className="button" onClick={() => setAsked(true)}>
          {recognise.ask}
        </button>
      )}
    </section>
  )
}

function Answer({ sha256 }: { sha256: string }) {
  const { recognise } = useText(verifyPageText)
  const query = api.useQuery('get', '/api/provenance/search', { params: { query: { hash: sha256 } } })
  return (
    <Read query={query}>
      {({ sentence, matches }) =>
        matches.length === 0 ? (
          <p>
            <strong>{sentence}</strong>
          </p>
        ) : (
          <ul className="open-list">
            {matches.map((match) => (
              <li key={`${match.kind} ${match.product.id} ${match.version} ${match.transferId ?? ''}`}>
                {match.sentence}{' '}
                {match.transferId !== null && <Link to={`/my/transfers/${match.transferId}`}>{recognise.open}</Link>}
              </li>
            ))}
          </ul>
        )
      }
    </Read>
  )
}
