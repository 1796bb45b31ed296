import { randomBytes } from 'node:crypto'
import type { Role } from '#api/kernel/permit.ts'
import type { Founded } from '#api/participant/found.ts'
import { PUBLIC_BODIES, usccCheckCharacter } from '#api/participant/participant.ts'

/** The password of every demo account; a platform without the demo makes one for each account and prints it once. */
export const DEMO_PASSWORD = 'demo-dongying-2026'

/** A unified social credit code of the demo: Dongying's division code, a serial number, the right check character. */
export function demoUscc(kind: '11' | '91', serial: number): string {
  const first17 = `${kind}370500${String(serial).padStart(9, '0')}`
  const check = usccCheckCharacter(first17)
  if (check === undefined) throw new Error('the characters of a code are in its alphabet')
  return first17 + check
}

type Founder = Omit<Founded, 'people'> & { people: Omit<Founded['people'][number], 'passwordHash'>[] }

/** The organisations that no application makes, with a person for each duty. */
export const FOUNDERS: readonly Founder[] = [
  {
    uscc: demoUscc('91', 900_000_001),
    name: '东营大数据交易分平台（演示）',
    roles: ['platform'],
    people: [
      { login: 'ruzhu', name: '入驻审核员', duties: ['admission'] },
      { login: 'chushen', name: '初审员', duties: ['first_reviewer'] },
      { login: 'fushen', name: '复审员', duties: ['second_reviewer'] },
      { login: 'zijin', name: '资金管理员', duties: ['treasurer'] },
    ],
  },
  {
    uscc: demoUscc('11', 900_000_002),
    name: '东营市数据主管部门（演示）',
    roles: ['regulator'],
    people: [{ login: 'jianguan', name: '监管员', duties: [] }],
  },
  {
    uscc: demoUscc('11', 900_000_003),
    name: '东营市审计部门（演示）',
    roles: ['auditor'],
    people: [{ login: 'shenji', name: '审计员', duties: [] }],
  },
]

type Organization = { login: string; name: string; roles: Role[]; businessScope: string }

/** The organisations that the demo's story admits, by their one login; none of them exists. */
export const ORGANIZATIONS = {
  minzheng: { name: '东营市民政部门（演示）', roles: ['department'], businessScope: '行政区划与地名管理' },
  yunying: { name: '东营公共数据运营公司（演示）', roles: ['operator'], businessScope: '公共数据授权运营' },
  huanghekou: { name: '黄河口数据科技公司（演示）', roles: ['provider'], businessScope: '数据采集、治理与服务' },
  shengli: { name: '胜利石油装备公司（演示）', roles: ['consumer', 'provider'], businessScope: '石油装备制造' },
  shengtai: { name: '东营市生态环境部门（演示）', roles: ['department'], businessScope: '水、大气与近岸海域环境监测' },
  jiaotong: { name: '东营市交通运输部门（演示）', roles: ['department'], businessScope: '道路运输与交通运行监测' },
  shishi: { name: '东营市公共数据授权运营实施机构（演示）', roles: ['implementing_body'], businessScope: '公共数据资源授权运营的组织实施' },
  dengji: { name: '东营市公共数据资源登记中心（演示）', roles: ['registry'], businessScope: '公共数据资源登记' },
  fagai: { name: '东营市价格主管部门（演示）', roles: ['price_authority'], businessScope: '政府指导价管理' },
  xinyong: { name: '东营市社会信用部门（演示）', roles: ['department'], businessScope: '公共信用信息归集与公示' },
  shidi: { name: '黄河口湿地监测公司（演示）', roles: ['provider'], businessScope: '湿地生态与气象观测' },
  caiyou: { name: '东营采油技术服务公司（演示）', roles: ['provider'], businessScope: '采油工程与油井数据服务' },
  huagong: { name: '东营化工信息公司（演示）', roles: ['provider', 'consumer'], businessScope: '化工行情与园区监测' },
  luntai: { name: '广饶轮胎产业服务公司（演示）', roles: ['provider', 'consumer'], businessScope: '轮胎检测与出口服务' },
  nongye: { name: '黄河三角洲农业科技公司（演示）', roles: ['provider'], businessScope: '盐碱地改良与农情监测' },
  gongjiao: { name: '东营公共交通公司（演示）', roles: ['provider'], businessScope: '城市公共汽电车客运' },
  gangkou: { name: '东营港口服务公司（演示）', roles: ['provider'], businessScope: '港口装卸与船舶服务' },
  nengyuan: { name: '东营新能源公司（演示）', roles: ['provider'], businessScope: '光伏发电与用能服务' },
  jinrong: { name: '东营普惠金融公司（演示）', roles: ['consumer'], businessScope: '小微企业融资服务' },
  yanjiu: { name: '黄河三角洲研究院（演示）', roles: ['consumer'], businessScope: '生态与农业科学研究' },
} as const satisfies Record<string, Omit<Organization, 'login'>>

export type Login = keyof typeof ORGANIZATIONS

/** Organisations whose applications the story leaves as they are: one waits for its review, one was turned down. */
export const APPLICANTS = {
  wuliu: { name: '东营智慧物流公司（演示）', roles: ['provider', 'consumer'], businessScope: '公路货运与仓储' },
  zixun: { name: '某数据咨询工作室（演示）', roles: ['provider'], businessScope: '信息咨询' },
} as const satisfies Record<string, Omit<Organization, 'login'>>

const LOGINS = [...Object.keys(ORGANIZATIONS), ...Object.keys(APPLICANTS)]

/** The code of a demo organisation: it tells a public body from an enterprise, and one organisation from another. */
export const usccOf = (login: string, roles: readonly string[]): string =>
  demoUscc(PUBLIC_BODIES.some((body) => roles.includes(body)) ? '11' : '91', LOGINS.indexOf(login) + 1)

const ROLE_NAMES: Partial<Record<Role, string>> = {
  department: '部门', operator: '运营机构', provider: '供方', consumer: '需方', implementing_body: '实施机构',
  registry: '登记机构', price_authority: '价格主管部门',
}

/** Which demo login is which organisation, and in which role: one line each. */
export const loginLines = (): string[] =>
  Object.entries(ORGANIZATIONS).map(
    ([login, { name, roles }]) => `  ${login.padEnd(11)}${name}　${roles.map((role) => ROLE_NAMES[role]).join('、')}`,
  )

/** A password for an account of a platform that is no demo. */
export const randomPassword = (): string => randomBytes(12).toString('base64url')
