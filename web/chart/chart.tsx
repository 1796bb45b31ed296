import type { BarSeriesOption, LineSeriesOption, SankeySeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption, EChartsType } from 'echarts/core'
import { useEffect, useRef } from 'react'
import './figure.css'

/** What a chart of the desks is made of: bars, lines or a Sankey diagram. */
export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | SankeySeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>

/** Something in a chart that was pressed: the name of its category, node or link, and its series. */
export type Pressed = { name: string; seriesName: string; dataIndex: number }

type ChartProps = {
  option: ChartOption
  /** The sentence that reads it, for who can't see it. */
  label: string
  /** Pixels. */
  height?: number
  onPress?: (pressed: Pressed) => void
}

const COLORS = ['#0f5c8f', '#f2b84b', '#14684a', '#7aa7c7', '#8a5a00', '#647280']

/** The option in the page's font and colours; patterns tell the series apart where colours don't. */
const dressed = (option: ChartOption, label: string, font: string): ChartOption => ({
  color: COLORS,
  animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  aria: { enabled: true, label: { description: label }, decal: { show: matchMedia('print').matches } },
  textStyle: { fontFamily: font, color: '#4d5b68' },
  ...option,
})

const fontOf = (place: HTMLElement): string => getComputedStyle(place).fontFamily

/**
 * A chart of ECharts, which is loaded when the first one is shown. It stands in a `Figure`, which says it in words and
 * as a table.
 */
export function Chart({ option, label, height = 320, onPress }: ChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  const latest = useRef({ option, label, onPress })
  latest.current = { option, label, onPress }
  useEffect(() => {
    const place = box.current
    if (place === null) return
    let isGone = false
    const size = new ResizeObserver(() => chart.current?.resize())
    void import('./echarts.ts').then(({ init }) => {
      if (isGone) return
      chart.current = init(place, null, { renderer: 'svg', locale: 'ZH' })
      chart.current.setOption(dressed(latest.current.option, latest.current.label, fontOf(place)))
      chart.current.on('click', ({ name, seriesName = '', dataIndex }) => latest.current.onPress?.({ name, seriesName, dataIndex }))
      size.observe(place)
    })
    return () => {
      isGone = true
      size.disconnect()
      chart.current?.dispose()
      chart.current = undefined
    }
  }, [])
  useEffect(() => {
    if (box.current !== null) chart.current?.setOption(dressed(option, label, fontOf(box.current)), { notMerge: true })
  }, [option, label])
  return <div ref={box} className="chart" role="img" aria-label={label} style={{ height }} />
}
