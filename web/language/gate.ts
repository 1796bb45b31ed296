import { dictionary } from './dictionary.ts'

/** The gates (硬性关口): what each asks, and how it stands. */
export const gateTexts = dictionary(
  {
    title: '合规关口', lead: '平台在挂牌、要约、签署、下单、生效、取数和放行时逐一查验；有一项不符，就不能继续。',
    open: '符合', shut: '不符合', all: (count: string) => `${count} 项全部符合`, some: (shut: string, count: string) => `${count} 项中 ${shut} 项不符合`,
    rest: (count: string) => `查看其余 ${count} 项符合的关口`, basis: '依据', page: '合规规则',
    pageLead: '每一条都写在程序里：任何入口都绕不过去，每次拒绝都说明是哪一条。',
    columns: { name: '关口', asks: '要求', basis: '依据', codes: '拒绝代码' },
  },
  {
    title: 'Gates', lead: 'The platform asks them at listing, offer, signature, order, activation, request and release; one that is shut stops it.',
    open: 'met', shut: 'not met', all: (count) => `All ${count} are met`, some: (shut, count) => `${shut} of ${count} are not met`,
    rest: (count) => `Show the other ${count}, which are met`, basis: 'Basis', page: 'Rules',
    pageLead: 'Each of them is code: no entrance leads round it, and every refusal says which one it was.',
    columns: { name: 'Gate', asks: 'What it asks', basis: 'Basis', codes: 'Codes' },
  },
)
