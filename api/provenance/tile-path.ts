/**
 * What a path below `/log/tile/` names (C2SP tlog-tiles): `width` hashes of a level, or the entries beneath as many
 * hashes of level 0. A whole tile is 256 wide.
 */
export type TileResource = { level: number | 'entries'; index: number; width: number }

const LEVEL = 'entries|[0-9]|[1-5][0-9]|6[0-3]'
/** Groups of three digits, all but the last after an x; five of them reach beyond any size that a log can have. */
const INDEX = '(?!x000/)(?:x[0-9]{3}/){0,4}[0-9]{3}'
const WIDTH = '[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]'
const PATH = new RegExp(`^(${LEVEL})/(${INDEX})(?:\\.p/(${WIDTH}))?$`)

/** Reads a path such as `0/x001/234.p/7`; undefined where it is none, or not in the one form that it has. */
export function parseTilePath(path: string): TileResource | undefined {
  const [whole, level = '', index = '', width = '256'] = PATH.exec(path) ?? []
  if (whole === undefined) return undefined
  return {
    level: level === 'entries' ? level : Number(level),
    index: Number(index.replaceAll(/[x/]/g, '')),
    width: Number(width),
  }
}
