import { useText } from '../language/language.tsx'
import { providerTexts } from '../language/provider.ts'
import { newTexts } from '../language/provider-new.ts'
import { SAMPLE_NAMES, sampleFile } from './samples.ts'

/** Files to try the road with. */
export function Samples({ open }: { open: (file: File) => void }) {
  const { start } = useText(providerTexts)
  const { samples } = useText(newTexts)
  return (
    <div className="stack provider-samples">
      <p className="soft provider-last">
        {start.samples}
        <span className="faint">{samples.note}</span>
      </p>
      <div className="row">
        {SAMPLE_NAMES.map((name) => (
          <button key={name} type="button" className="button" onClick={() => open(sampleFile(name))}>
            {samples.names[name]}
            <span className="tag accent">{samples.badge}</span>
          </button>
        ))}
      </div>
    </div>
  )
}
