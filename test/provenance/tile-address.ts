import type { TileResource } from '#api/provenance/tile-path.ts'

/** The path of a tile or a bundle below `/log/tile/`, as C2SP tlog-tiles writes it. */
export function tilePath({ level, index, width }: TileResource): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const place = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return `${level}/${place}${width === 256 ? '' : `.p/${width}`}`
}
