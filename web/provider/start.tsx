import { Link } from 'react-router'
import { useText } from '../language/language.tsx'
import { providerTexts } from '../language/provider.ts'
import { newTexts } from '../language/provider-new.ts'
import { SAMPLE_NAMES } from './samples.ts'

/** What stands where there is no product yet: what to do, and files to try it with. */
export function Start() {
  const { start } = useText(providerTexts)
  const { samples } = useText(newTexts)
  return (
    <section className="card stack" aria-labelledby="start">
      <h2 id="start">{start.title}</h2>
      <p>{start.lead}</p>
      <div>
        <Link className="button primary" to="/provide/new">
          {start.drop}
        </Link>
      </div>
      <p className="soft provider-last">{start.samples}</p>
      <div className="row">
        {SAMPLE_NAMES.map((name) => (
          <Link key={name} className="button" to={`/provide/new?sample=${name}`}>
            {samples.names[name]}
            <span className="tag accent">{samples.badge}</span>
          </Link>
        ))}
      </div>
    </section>
  )
}
