import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { Figure } from '../chart/figure.tsx'
import type { Schemas } from '../client/client.ts'
import { home } from '../language/home.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { sayCount } from '../part/say.ts'
import { type District, drawnDistricts, HEIGHT, WIDTH } from './outline.ts'

type Place = Schemas['Market']['byDistrict'][number]

/** Where the classes of the map begin: its colours tell classes, which a legend can name, and no gradient. */
const CLASSES = [0, 1, 3, 6] as const

const classOf = (listings: number): number => CLASSES.findLastIndex((from) => listings >= from)

const addressOf = ({ district }: Place): string => `/catalog?${new URLSearchParams({ district })}`

/** What names the whole city, and what names no place in it, which the catalogue can't be narrowed to. */
const CITY = '全市'
const ELSEWHERE = '其他'

/** How many products are of each district: a sketch of them that leads into the catalogue. */
export function DistrictMap({ places }: { places: readonly Place[] }) {
  const { map } = useText(home)
  const { language } = useLanguage()
  const { data: districts = [] } = useQuery({ queryKey: ['districts'], queryFn: drawnDistricts, staleTime: Infinity })
  const nameOf = (district: District) => (language === 'zh' ? district.name : district.en)
  const placeOf = (name: string) => places.find(({ district }) => district === name)
  const counted = districts.map((district) => ({ district, place: placeOf(district.name) }))
  const most = Math.max(0, ...counted.map(({ place }) => place?.listings ?? 0))
  const first = counted.filter(({ place }) => place?.listings === most).map(({ district }) => nameOf(district))
  const city = placeOf(CITY)
  const elsewhere = placeOf(ELSEWHERE)
  const rows = [
    ...counted.map(({ district, place }) => ({ name: nameOf(district), place })),
    { name: map.city, place: city },
    { name: map.elsewhere, place: elsewhere },
  ]
  return (
    <Figure
      title={map.title}
      level={2}
      reading={most === 0 ? map.readingEmpty : map.reading(first.join(map.and), sayCount(most, language), first.length)}
      note={map.note}
      table={{
        columns: [{ name: map.district }, { name: map.listings, isNumber: true }],
        rows: rows.map(({ name, place }) => [name, place?.listings ?? 0]),
      }}
    >
      <svg className="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={map.title}>
        {counted.map(({ district, place }) => <Shape key={district.code} district={district} name={nameOf(district)} place={place} />)}
        {counted.map(({ district, place }) => (
          <text key={district.code} className="map-name" x={district.at[0]} y={district.at[1]} aria-hidden>
            {nameOf(district)}
            <tspan className="map-count" x={district.at[0]} dy="1.35em">{sayCount(place?.listings ?? 0, language)}</tspan>
          </text>
        ))}
      </svg>
      <Legend />
      <p className="row map-wider">
        {city !== undefined && (
          <Link className="button small" to={addressOf(city)}>{map.cityWide(sayCount(city.listings, language))}</Link>
        )}
        {elsewhere !== undefined && <span className="soft">{map.elsewhereToo(sayCount(elsewhere.listings, language))}</span>}
      </p>
    </Figure>
  )
}

function Shape({ district, name, place }: { district: District; name: string; place: Place | undefined }) {
  const { map } = useText(home)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const shade = `map-shape class-${classOf(place?.listings ?? 0)}`
  if (place === undefined) return <path className={shade} d={district.path}><title>{map.none(name)}</title></path>
  return (
    <a
      href={addressOf(place)}
      aria-label={map.open(name, sayCount(place.listings, language))}
      onClick={(event) => {
        event.preventDefault()
        void navigate(addressOf(place))
      }}
    >
      <path className={shade} d={district.path} />
    </a>
  )
}

function Legend() {
  const { map } = useText(home)
  return (
    <ul className="map-legend" aria-label={map.legend}>
      {CLASSES.map((from, at) => {
        const next = CLASSES[at + 1]
        const text = next === undefined ? `≥ ${from}` : next - 1 === from ? String(from) : `${from}–${next - 1}`
        return <li key={from}><i className={`class-${at}`} aria-hidden />{text}</li>
      })}
    </ul>
  )
}
