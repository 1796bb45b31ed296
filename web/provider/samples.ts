/** Files to try the desk with; all of them are generated here (演示数据). */
export const SAMPLE_NAMES = ['soil', 'tyre', 'well'] as const
export type SampleName = (typeof SAMPLE_NAMES)[number]

export const isSampleName = (text: string | null): text is SampleName => SAMPLE_NAMES.some((name) => name === text)

/** Numbers from 0 to 1 that look like chance and are the same each time (Lehmer, 31 bits). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const pick = <T>(from: readonly [T, ...T[]], random: number): T => from[Math.floor(random * from.length)] ?? from[0]

const csv = (header: string, rows: (string | number)[][]): string =>
  `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`

const day = (index: number): string => new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10)

const DISTRICTS = ['东营区', '河口区', '垦利区', '广饶县', '利津县'] as const

function soil(): string {
  const next = chance(37_050)
  const rows = Array.from({ length: 300 }, (_, index) => {
    const plot = index % 12
    return [
      day(Math.floor(index / 12) * 14),
      DISTRICTS[plot % 5] ?? '',
      `DK-${String(plot + 1).padStart(3, '0')}`,
      (1.2 + (plot % 5) * 0.6 + next()).toFixed(2),
      (7.6 + next()).toFixed(1),
      (0.8 + next() * 1.6).toFixed(2),
      next() < 0.04 ? '' : pick(['小麦', '棉花', '水稻', '碱蓬'], next()),
    ]
  })
  return csv('监测日期,区县,地块编号,土壤含盐量(g/kg),pH,地下水埋深(m),作物', rows)
}

function tyre(): string {
  const next = chance(92_717)
  const places = ['阿联酋', '墨西哥', '俄罗斯', '沙特阿拉伯', '巴西', '英国'] as const
  const sizes = ['205/55R16', '225/65R17', '315/80R22.5', '12R22.5'] as const
  const rows = Array.from({ length: 12 }, (_, month) =>
    places.flatMap((place) =>
      sizes.map((size) => {
        const count = Math.round(800 + next() * 9_000)
        return [
          `2025-${String(month + 1).padStart(2, '0')}-01`,
          place,
          size,
          count,
          Math.round(count * (28 + next() * 90)),
        ]
      }),
    ),
  )
  return csv('出口月份,目的国家,规格型号,数量(条),金额(美元)', rows.flat())
}

function well(): string {
  const next = chance(20_251)
  const rows = Array.from({ length: 200 }, (_, index) => [
    `${day(Math.floor(index / 8))} ${String(8 + (index % 8)).padStart(2, '0')}:00:00`,
    `坨${String(11 + (index % 9))}-${1 + (index % 4)}`,
    pick(DISTRICTS, next()),
    pick(['张演示', '李演示', '王演示'], next()),
    `1380013${String(8000 + Math.floor(next() * 999))}`,
    (1.1 + next() * 1.4).toFixed(2),
    (0.6 + next()).toFixed(2),
    pick(['正常', '正常', '正常', '渗漏', '停机'], next()),
  ])
  return csv('巡检时间,井号,区县,巡检人姓名,手机号,油压(MPa),套压(MPa),状态', rows)
}

const SAMPLES: Record<SampleName, { fileName: string; text: () => string }> = {
  soil: { fileName: '演示数据 盐碱地土壤监测.csv', text: soil },
  tyre: { fileName: '演示数据 轮胎出口月度汇总.csv', text: tyre },
  well: { fileName: '演示数据 油井巡检记录.csv', text: well },
}

/** A sample as the file that somebody might have dropped. */
export const sampleFile = (name: SampleName): File =>
  new File([SAMPLES[name].text()], SAMPLES[name].fileName, { type: 'text/csv' })
