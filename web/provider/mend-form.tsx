import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../language/language.tsx'
import { newTexts } from '../language/provider-new.ts'
import { SelectField, TextField } from '../part/form.tsx'
import {
  DELIMITERS,
  type Delimiter,
  ENCODINGS,
  type EncodingName,
  likelyEncoding,
  mendedFile,
  previewOf,
} from './mend.ts'

const isEncoding = (text: string): text is EncodingName => ENCODINGS.some((one) => one === text)
const isDelimiter = (text: string): text is Delimiter => DELIMITERS.some((one) => one === text)

/** A whole number within bounds, as it was typed. */
const within = (text: string, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.floor(Number(text)) || least))

type MendProps = {
  file: File
  /** The line that seems to be the header. */
  headerLine?: number | undefined
  open: (file: File) => void
}

/** Three ways to read a text file otherwise: its encoding, what splits its fields, where its header is. */
export function Mend({ file, headerLine = 1, open }: MendProps) {
  const { mend } = useText(newTexts)
  const likely = useQuery({
    queryKey: ['encoding', file.name, file.size, file.lastModified],
    queryFn: () => likelyEncoding(file),
    staleTime: Infinity,
  })
  const [chosen, setChosen] = useState<EncodingName>()
  const [delimiter, setDelimiter] = useState<Delimiter>('keep')
  const [header, setHeader] = useState(String(headerLine))
  const [footer, setFooter] = useState('0')
  const encoding = chosen ?? likely.data ?? 'utf-8'
  const mending = { encoding, delimiter, header: within(header, 1, 1_000), footer: within(footer, 0, 1_000) }
  const preview = useQuery({
    queryKey: ['mended', file.name, file.size, file.lastModified, mending],
    queryFn: () => previewOf(file, mending),
  })
  return (
    <section className="card stack" aria-labelledby="mend">
      <div>
        <h3 id="mend">{mend.title}</h3>
        <p className="soft provider-last">{mend.lead}</p>
      </div>
      <div className="provider-pair">
        <SelectField
          label={mend.encoding}
          value={encoding}
          onChange={({ target }) => isEncoding(target.value) && setChosen(target.value)}
        >
          {ENCODINGS.map((one) => (
            <option key={one} value={one}>
              {mend.encodings[one]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={mend.delimiter}
          value={delimiter}
          onChange={({ target }) => isDelimiter(target.value) && setDelimiter(target.value)}
        >
          {DELIMITERS.map((one) => (
            <option key={one} value={one}>
              {mend.delimiters[one]}
            </option>
          ))}
        </SelectField>
        <TextField
          label={mend.header}
          type="number"
          min={1}
          max={1000}
          value={header}
          onChange={({ target }) => setHeader(target.value)}
        />
        <TextField
          label={mend.footer}
          type="number"
          min={0}
          max={1000}
          value={footer}
          onChange={({ target }) => setFooter(target.value)}
        />
      </div>
      <div>
        <p className="faint provider-last">{mend.preview}</p>
        <pre className="provider-preview" tabIndex={0}>
          {preview.data?.join('\n') ?? ''}
        </pre>
      </div>
      <div>
        <button type="button" className="button primary" onClick={() => void mendedFile(file, mending).then(open)}>
          {mend.again}
        </button>
      </div>
    </section>
  )
}
