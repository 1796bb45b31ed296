/** What notifications are about (通知类别): e-mail is chosen by these. */
export const GROUPS = {
  work: '待办事项',
  listing: '产品与挂牌',
  agreement: '磋商与合约',
  money: '资金',
  authorization: '授权运营',
  membership: '主体与密钥',
  supervision: '监管与存证',
} as const

export type Group = keyof typeof GROUPS

/** The sentences of one kind of notification, and the page that shows what it is about. */
export type Words<K extends string> = {
  group: Group
  params: readonly K[]
  zh: (p: Record<K, string>) => string
  en: (p: Record<K, string>) => string
  href: (p: Record<K, string>) => string
}

export const words = <const K extends string>(
  group: Group,
  params: readonly K[],
  zh: Words<K>['zh'],
  en: Words<K>['en'],
  href: Words<K>['href'],
): Words<K> => ({ group, params, zh, en, href })
