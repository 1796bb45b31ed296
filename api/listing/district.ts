/** The districts and counties of Dongying (区县), and the whole city. 依据 东营市行政区划. */
export const DISTRICTS = ['东营区', '河口区', '垦利区', '广饶县', '利津县', '全市'] as const
export type District = (typeof DISTRICTS)[number]

/** How a district is named in a space; 黄河口 is a place in 垦利区, and 东营 alone the city. */
const NAMED: Record<Exclude<District, '全市'>, RegExp> = {
  东营区: /东营区/,
  河口区: /(?<!黄)河口(?!镇)/,
  垦利区: /垦利|黄河口/,
  广饶县: /广饶/,
  利津县: /利津/,
}

/** The districts that a space (空间范围) names; the whole city where it names the city alone; none for other places. */
export function districtsOf(coverageSpace: string): District[] {
  const named = DISTRICTS.filter((district) => district !== '全市' && NAMED[district].test(coverageSpace))
  if (named.length > 0) return named
  return /东营|全市|本市/.test(coverageSpace) ? ['全市'] : []
}
