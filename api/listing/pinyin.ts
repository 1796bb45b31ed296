import { pinyin, polyphonic } from 'pinyin-pro'
import { runsOf } from './runs.ts'

/* Grams of sounds are in capitals: words are kept in small letters, so that neither is taken for the other. */

const SOUNDS = { toneType: 'none', type: 'array', v: true } as const

/** What a syllable is written with; ü is v, as it is typed. */
const SYLLABLE = /^[a-z]{1,6}$/

/** Initials stand together in fours: of pairs there are too few to tell texts apart. */
const WINDOW = 4

/** Ways that the sounds of one place are kept in, the way that they are read in their word before the others. */
const WAYS = 3

/** The readings of each character of a run of Han: the one that it has in its word, then the next that is common. */
export function readingsOf(run: string): string[][] {
  const others = polyphonic(run, SOUNDS)
  return pinyin(run, SOUNDS).map((read, index) =>
    [...new Set([read, ...(others[index] ?? [])])].filter((sound) => SYLLABLE.test(sound)).slice(0, 2),
  )
}

/** The texts that neighbours make together, each read as in its word, and then with another reading of one of them. */
function waysOf(readings: readonly (readonly string[])[]): string[] {
  const plain = readings.map(([first = '']) => first)
  const varied = readings.flatMap(([, other], index) => other === undefined ? [] : [plain.with(index, other).join('')])
  return [...new Set([plain.join(''), ...varied])].slice(0, WAYS)
}

/**
 * The grams of how a text sounds: of every two neighbours the syllables, of every four the initials; at the end of a
 * run, of those that are left. They are found by their beginnings.
 */
export function soundsOf(text: string): Set<string> {
  const sounds = new Set<string>()
  for (const run of runsOf(text).han) {
    const readings = readingsOf(run)
    const initials = readings.map((ways) => [...new Set(ways.map((sound) => sound.slice(0, 1)))])
    for (const index of readings.keys()) {
      const ways = [...waysOf(readings.slice(index, index + 2)), ...waysOf(initials.slice(index, index + WINDOW))]
      for (const way of ways) if (way !== '') sounds.add(way.toUpperCase())
    }
  }
  return sounds
}

/** The syllables of Mandarin without tones. */
const SYLLABLES = new Set(
  `a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng
  cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu
  cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e
  ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang
  gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao
  jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun
  kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve ma
  mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni
  nian niang niao nie nin ning niu nong nou nu nuan nuo nv nve o ou pa pai pan pang pao pei pen peng pi pian piao pie
  pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong
  rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu
  shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te tei teng ti tian tiao
  tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong
  xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng
  zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou
  zu zuan zui zun zuo`.split(/\s+/),
)
const beginningsOf = (text: string): string[] => [...text].map((_, end) => text.slice(0, end + 1))
const BEGINNINGS = new Set([...SYLLABLES].flatMap(beginningsOf))
const LONGEST = 6

/** Divisions of a word into syllables that are looked for at most: 方案 and 反感 are both written `fangan`. */
const DIVISIONS = 8

/** The ways to divide a word into syllables, the last of which may be a beginning; the longest syllables first. */
function divisionsOf(word: string): string[][] {
  const found: string[][] = []
  const dead = new Set<number>()
  const walk = (from: number, before: string[]): void => {
    const known = found.length
    if (dead.has(from) || known === DIVISIONS) return
    if (BEGINNINGS.has(word.slice(from))) found.push([...before, word.slice(from)])
    for (let to = Math.min(from + LONGEST, word.length - 1); to > from; to--)
      if (SYLLABLES.has(word.slice(from, to))) walk(to, [...before, word.slice(from, to)])
    if (found.length === known) dead.add(from)
  }
  walk(0, [])
  return found.slice(0, DIVISIONS)
}

/** Grams that all must be there, of which the last is known by its beginning alone where `isOpen`. */
export type Sounds = { grams: string[]; isOpen: boolean }

const pairsOf = (syllables: string[]): string[] =>
  syllables.length === 1 ? syllables : syllables.slice(1).map((syllable, index) => `${syllables[index]}${syllable}`)

const windowsOf = (letters: string): string[] =>
  Array.from({ length: Math.max(letters.length - WINDOW, 0) + 1 }, (_, at) => letters.slice(at, at + WINDOW))

const capitals = (grams: string[]): string[] => [...new Set(grams.map((gram) => gram.toUpperCase()))]

/** No syllable begins with these. */
const NO_INITIAL = /[iuv]/

/** What a word of at least two Latin letters means where it is pinyin: the syllables that it may be, or the initials. */
export function soundsOfWord(word: string): Sounds[] {
  if (!/^[a-z]{2,}$/.test(word)) return []
  const alternatives = divisionsOf(word).map((syllables) => ({ grams: pairsOf(syllables), isOpen: true }))
  if (!NO_INITIAL.test(word)) alternatives.push({ grams: windowsOf(word), isOpen: word.length <= WINDOW })
  const sounds = alternatives.map(({ grams, isOpen }) => ({ grams: capitals(grams), isOpen }))
  return [...new Map(sounds.map((sound) => [JSON.stringify(sound), sound])).values()]
}
