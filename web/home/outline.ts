/** A district, drawn: its outline as an SVG path, and where its name stands. */
export type District = { code: string; name: string; en: string; path: string; at: Point }

type Point = readonly [x: number, y: number]
type Ring = number[][]

export const WIDTH = 460
export const HEIGHT = 604

const WEST = 118.1
const NORTH = 38.17
/** Units to a degree of latitude; a degree of longitude is shorter by the cosine of the city's latitude. */
const SCALE = 484
const NARROWING = Math.cos((37.55 * Math.PI) / 180)

const drawn = ([longitude = 0, latitude = 0]: number[]): Point => [
  Math.round((longitude - WEST) * SCALE * NARROWING * 10) / 10,
  Math.round((NORTH - latitude) * SCALE * 10) / 10,
]

const pathOf = (rings: Ring[]): string => rings.map((ring) => `M${ring.map((point) => drawn(point).join(' ')).join('L')}Z`).join('')

/** Twice the area of a ring, and its centre of gravity. */
function centreOf(ring: Ring): { area: number; at: Point } {
  let [area, x, y] = [0, 0, 0]
  const points = ring.map(drawn)
  for (const [index, [x1, y1]] of points.entries()) {
    const [x2, y2] = points[index + 1] ?? [x1, y1]
    const cross = x1 * y2 - x2 * y1
    area += cross
    x += (x1 + x2) * cross
    y += (y1 + y2) * cross
  }
  return { area: Math.abs(area), at: [x / (3 * area), y / (3 * area)] }
}

/** The districts of the city, drawn from their outlines, which are loaded when the map is shown. */
export async function drawnDistricts(): Promise<District[]> {
  const { features } = (await import('../map/dongying.json')).default
  return features.map(({ properties, geometry }) => {
    const rings = ringsOf(geometry)
    const [largest] = rings.map(centreOf).toSorted((a, b) => b.area - a.area)
    return { ...properties, path: pathOf(rings), at: largest?.at ?? [0, 0] }
  })
}

/** Outlines of one area, or of an area and its exclaves. */
const ringsOf = ({ coordinates }: { coordinates: number[][][] | number[][][][] }): Ring[] =>
  coordinates.flatMap((part) => (isRing(part) ? [part] : part))

const isRing = (part: number[][] | number[][][]): part is Ring => typeof part[0]?.[0] === 'number'
