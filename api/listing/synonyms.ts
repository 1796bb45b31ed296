/**
 * Terms that mean the same in the trades of Dongying; the first is the one in use. They widen the query, not what is
 * indexed: a new pair then holds for every listing at once, the index stays small, and what was really written still
 * weighs what it weighs.
 */
const TERMS: Record<string, readonly (readonly string[])[]> = {
  石油石化: [
    ['石油', '原油'], ['成品油', '汽柴油'], ['油井', '采油井'], ['注水井', '注入井'], ['采油', '石油开采'], ['油田', '油气田'],
    ['天然气', '燃气'], ['液化天然气', 'lng'], ['液化石油气', '液化气', 'lpg'], ['炼化', '炼油化工'], ['炼油厂', '炼厂'],
    ['石油化工', '石化'], ['抽油机', '磕头机'], ['石油装备', '石油机械'], ['二氧化碳', 'co2'],
    ['碳捕集利用与封存', '碳捕集', 'ccus'],
  ],
  化工安全: [
    ['危险化学品', '危化品'], ['危险废物', '危废'], ['重大危险源', '危险源'], ['安全生产', '安监'], ['化工园区', '化工园'],
    ['挥发性有机物', 'vocs'], ['安全隐患', '事故隐患'], ['应急预案', '应急方案'], ['特种设备', '特设'],
  ],
  橡胶轮胎: [
    ['轮胎', '胎'], ['子午线轮胎', '子午胎'], ['全钢子午线轮胎', '全钢胎'], ['半钢子午线轮胎', '半钢胎'], ['天然橡胶', '天胶'],
    ['合成橡胶', '合成胶'], ['炭黑', '碳黑'],
  ],
  生态农业: [
    ['盐碱地', '盐渍土'], ['黄河三角洲', '黄三角'], ['归一化植被指数', 'ndvi'], ['遥感影像', '卫星影像'], ['玉米', '苞米'],
    ['大闸蟹', '河蟹'], ['农产品', '农副产品'], ['水产养殖', '海水养殖'], ['耕地', '农田'], ['墒情', '土壤湿度'],
  ],
  环境气象: [
    ['空气质量', '大气质量'], ['细颗粒物', 'pm25'], ['污水', '废水'], ['固体废物', '固废'], ['化学需氧量', 'cod'],
    ['气象', '天气'], ['降水量', '降雨量'], ['水质', '水环境质量'],
  ],
  能源电力: [
    ['用电量', '耗电量'], ['光伏', '太阳能发电'], ['风电', '风力发电'], ['新能源汽车', '电动汽车'], ['充电桩', '充电设施'],
    ['碳排放', '温室气体排放'],
  ],
  交通港口: [
    ['吞吐量', '货物吞吐'], ['船舶轨迹', '船舶定位', 'ais'], ['卫星定位', '北斗定位', 'gps'], ['公交', '公共汽车'],
    ['货车', '货运车辆'], ['物流', '货运'],
  ],
  公共服务: [
    ['社会保险', '社保'], ['医疗保险', '医保'], ['住房公积金', '公积金'], ['统一社会信用代码', '信用代码'], ['招标投标', '招投标'],
    ['政府采购', '政采'], ['市场主体', '经营主体'], ['中小企业', '中小微企业'], ['乡镇', '镇街', '乡镇街道'],
    ['村居', '村庄', '行政村'], ['残疾人', '残障人士'],
  ],
  经济金融: [
    ['地区生产总值', '生产总值', 'gdp'], ['进出口', '外贸'], ['贷款', '信贷'], ['营业收入', '营收'], ['价格', '行情'],
    ['日报', '每日'], ['月报', '月度'], ['季报', '季度'], ['年报', '年度'],
  ],
  // 河口 alone is a river's mouth as well, and 东营 alone the whole city.
  地名: [['垦利区', '垦利县', '垦利'], ['利津县', '利津'], ['广饶县', '广饶']],
}

const SAME = new Map(
  Object.values(TERMS)
    .flat()
    .flatMap((group) => group.map((term) => [term, group.filter((other) => other !== term)] as const)),
)
const LONGEST = Math.max(...[...SAME.keys()].map((term) => [...term].length))

const HAN = /\p{Script=Han}/u

/** Wordings of one run that are looked for at most, its own among them. */
const WORDINGS = 8

/** Whether a term may stand in place of another: a single character is in too many words. */
const isTelling = (term: string): boolean => [...term].length > 1

/** The longest term at a place of a run. */
function termAt(characters: readonly string[], at: number): string | undefined {
  for (let length = Math.min(LONGEST, characters.length - at); length > 0; length--) {
    const term = characters.slice(at, at + length).join('')
    if (SAME.has(term)) return term
  }
  return undefined
}

/**
 * A run of Han or another word as it is, and as it reads with the known terms in it replaced by those that mean the
 * same; in a word that is not Han, the whole alone is a term.
 */
export function wordingsOf(run: string): string[] {
  if (!HAN.test(run)) return [run, ...(SAME.get(run) ?? [])]
  const characters = [...run]
  let wordings = ['']
  for (let at = 0; at < characters.length; ) {
    const term = termAt(characters, at) ?? characters[at] ?? ''
    const ways = [term, ...(SAME.get(term) ?? []).filter(isTelling)]
    wordings = ways.flatMap((way) => wordings.map((before) => before + way)).slice(0, WORDINGS)
    at += [...term].length
  }
  return wordings
}
