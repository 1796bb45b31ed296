import type { CSSProperties } from 'react'
import type { Climb } from '#api/verifier/record.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { verifyText } from '../language/verify.ts'
import { sayCount, shorten } from '../part/say.ts'

const delay = (level: number) => asStyle({ '--level': level })

/** Safe because a custom property of CSS is a style that React passes on as it is; its types leave them out. */
const asStyle = (properties: Record<`--${string}`, number>) => properties as CSSProperties

function Box({ hash, kind, label }: { hash: string; kind: 'own' | 'sibling'; label?: string }) {
  return (
    <span className={`hash ${kind}`} title={hash}>
      {label !== undefined && <b>{label}</b>}
      <span className="mono">{shorten(hash.slice(2), 6)}</span>
    </span>
  )
}

/** The way from a record up to the root (包含路径): real hashes, lit from the leaf upwards. */
export function MerklePath({ climb: { leaf, rungs, root }, size }: { climb: Climb; size: number }) {
  const { path } = useText(verifyText)
  const { language } = useLanguage()
  const top = rungs.at(-1)?.hash ?? leaf
  const to = (level: number) =>
    ({ left: 'to-right', right: 'to-left', none: 'to-middle' })[rungs[level + 1]?.side ?? 'none']
  const own = (level: number) => (level === 0 ? leaf : (rungs[level - 1]?.hash ?? leaf))
  return (
    <figure className="path">
      <figcaption>
        <strong>{path.title}</strong>
        <p className="soft">
          {rungs.length === 0 ? path.alone : path.sentence(sayCount(rungs.length, language), sayCount(size, language))}
        </p>
      </figcaption>
      <ol className="rungs">
        {rungs.map(({ sibling, side }, level) => (
          <li key={sibling + String(level)} className={`rung ${side} ${to(level)}`} style={delay(level)}>
            <Box hash={own(level)} kind="own" {...(level === 0 ? { label: path.leaf } : {})} />
            <Box hash={sibling} kind="sibling" />
          </li>
        ))}
        <li className={top === root ? 'rung top passed' : 'rung top failed'} style={delay(rungs.length)}>
          <Box hash={top} kind="own" label={path.root} />
          <span className={top === root ? 'tag good' : 'tag danger'}>{top === root ? path.same : path.other}</span>
        </li>
      </ol>
    </figure>
  )
}
