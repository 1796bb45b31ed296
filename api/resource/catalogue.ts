/** How other departments get a resource (共享属性): 无条件共享, 有条件共享, 不予共享. 依据 《政务信息资源共享管理暂行办法》. */
export const SHARE_CLASSES = ['unconditional', 'conditional', 'none'] as const
export type ShareClass = (typeof SHARE_CLASSES)[number]

/** Where data come from (获取方式): collected by the department itself, or got from another one by sharing. */
export const ACQUISITIONS = ['own', 'shared'] as const
export type Acquisition = (typeof ACQUISITIONS)[number]

/** Types of data items (数据类型). */
export const ITEM_TYPES = ['text', 'integer', 'decimal', 'boolean', 'date', 'timestamp', 'object'] as const
export type ItemType = (typeof ITEM_TYPES)[number]

/** Themes of the catalogue (主题). 依据 NDI-TR-2025-06. */
export const THEMES = [
  'population', 'legal_person', 'geography', 'credit', 'science', 'agriculture', 'industry', 'transport', 'commerce',
  'finance', 'education', 'health', 'social_security', 'civil_affairs', 'housing', 'environment', 'natural_resources',
  'market', 'emergency', 'tourism', 'approval', 'other',
] as const
export type Theme = (typeof THEMES)[number]

/** The districts and counties of Dongying and the city itself, as the catalogue names them (行政区划). */
export const PLACES = ['全市', '市本级', '东营区', '河口区', '垦利区', '广饶县', '利津县'] as const
export type Place = (typeof PLACES)[number]

/** The lists of the catalogue: 汇聚, 共享 and 开放清单 (三张清单), and what an authorised operation may use (授权清单). */
export const LISTS = ['gathered', 'shared', 'open', 'authorised'] as const
export type List = (typeof LISTS)[number]
