/** What a person may give to be checked: a receipt, the file that it is about, and a trust file of their own. */
export type Kind = 'receipt' | 'file' | 'trust'

/** A receipt or trust file is read no further than one byte past this, which every reader refuses as too large. */
const MAX_BYTES = 65_536

const MARKS: [Kind, RegExp][] = [
  ['receipt', /"type"\s*:\s*"dongying\.transfer-receipt\//],
  ['trust', /"type"\s*:\s*"dongying\.trust\//],
]

/** The text of a small file; what is not UTF-8 is no JSON and is given on as the empty text, which readers refuse. */
export async function textOf(file: File): Promise<string> {
  const isCut = file.size > MAX_BYTES
  const bytes = await file.slice(0, MAX_BYTES + 1).arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: !isCut, ignoreBOM: true }).decode(bytes)
  } catch {
    return ''
  }
}

/** What a dropped file is, by what is written in it: all that is neither receipt nor trust file is the file itself. */
export async function kindOf(file: File): Promise<Kind> {
  if (file.size > MAX_BYTES) return 'file'
  const text = await textOf(file)
  return MARKS.find(([, mark]) => mark.test(text))?.[0] ?? 'file'
}
