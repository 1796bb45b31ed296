import { useEffect, useRef, useState } from 'react'
import './figure.css'

type BarsProps = {
  /** From left to right. */
  bars: { label: string; value: number; title: string }[]
  /** The sentence that reads it, for who can't see it. */
  label: string
  say: (value: number) => string
  height?: number
}

const FOOT = 22
const HEAD = 20
const WIDEST = 56

/** Bars over a line, without any library: as wide as its place, its labels as many as there is room for. */
export function Bars({ bars, label, say, height = 160 }: BarsProps) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const step = Math.min(WIDEST, bars.length === 0 ? width : width / bars.length)
  const every = Math.max(1, Math.ceil(58 / Math.max(1, step)))
  const room = height - FOOT - HEAD
  return (
    <div ref={box}>
      <svg className="bars" role="img" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {bars.map((bar, at) => {
          const tall = bar.value === 0 ? 0 : Math.max(2, (bar.value / most) * room)
          const middle = at * step + step / 2
          const isLabelled = (bars.length - 1 - at) % every === 0
          return (
            <g key={bar.label}>
              <title>{bar.title}</title>
              <rect className="bar" x={at * step + step * 0.16} y={height - FOOT - tall} width={step * 0.68} height={tall} rx={2} />
              {bar.value > 0 && isLabelled && (
                <text className="value" x={middle} y={height - FOOT - tall - 6} textAnchor="middle">{say(bar.value)}</text>
              )}
              {isLabelled && <text x={middle} y={height - 6} textAnchor="middle">{bar.label}</text>}
            </g>
          )
        })}
        <line className="axis" x1={0} x2={Math.max(step * bars.length, width)} y1={height - FOOT} y2={height - FOOT} />
      </svg>
    </div>
  )
}

/** The width of a place in pixels, as it changes. */
function useWidth(place: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(600)
  useEffect(() => {
    if (place.current === null) return
    const size = new ResizeObserver(([seen]) => seen && setWidth(Math.floor(seen.contentRect.width)))
    size.observe(place.current)
    return () => size.disconnect()
  }, [place])
  return width
}
