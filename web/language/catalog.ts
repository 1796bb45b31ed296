import { dictionary } from './dictionary.ts'

/** The ending of an English plural. */
const s = (count: string): string => (count === '1' ? '' : 's')

/** The trade's own words about products: facets, sources, cadences, prices, formats, types. */
export const terms = dictionary(
  {
    facets: {
      district: '区县', price: '价格', updateCycle: '更新频率', provider: '供方', sourceMode: '数据来源', coverageSpace: '空间范围',
      format: '文件格式',
    },
    sourceMode: {
      original: '原始取得', collected: '收集取得', authorised: '公共数据授权', derived: '衍生创造', traded: '交易取得',
      crawled_public: '公开采集', opened: '公共数据开放', shared: '部门间共享',
    },
    updateCycle: {
      realtime: '实时更新', daily: '每日更新', weekly: '每周更新', monthly: '每月更新', quarterly: '每季更新', half_yearly: '每半年更新',
      yearly: '每年更新', irregular: '不定期更新', static: '历史存量，不再更新',
    },
    price: { free: '免费', one_off: '一次性', per_use: '按次', per_volume: '按量', subscription: '订阅' },
    format: { csv: 'CSV', ndjson: 'NDJSON', json: 'JSON', parquet: 'Parquet', xlsx: 'Excel' },
    type: {
      text: '文本', integer: '整数', decimal: '小数', float: '浮点数', boolean: '是否', date: '日期', time: '时刻', timestamp: '日期时间',
      timestamptz: '时间点', json: '嵌套',
    },
    plan: {
      free: '免费', oneOff: (price: string) => `${price} 一次性`, perUse: (price: string) => `${price}/次`,
      subscription: (price: string, days: string) => `${price}/${days} 天`,
      perVolume: (price: string, unit: string) => `${price}/${unit}`,
      from: (price: string) => `${price} 起`, row: '行', mebibyte: 'MiB',
    },
    planSentence: {
      free: '免费，不收取任何费用。',
      oneOff: (price: string) => `一次付清 ${price}，合约期内在约定次数内取用，不再另收。`,
      perUse: (price: string) => `每交付一次 ${price}，用一次付一次。`,
      subscription: (price: string, days: string) => `每 ${days} 天 ${price}，周期内在约定次数内取用；不取用的周期不收费。`,
      perVolume: (steps: string) => `按交付的数据量计费：${steps}。`,
      tier: (upTo: string, price: string, unit: string) => `至第 ${upTo} ${unit}，每${unit} ${price}`,
      lastTier: (price: string, unit: string) => `其余每${unit} ${price}`,
      onlyTier: (price: string, unit: string) => `每${unit} ${price}`,
      join: '；',
    },
    rowsBy: (rows: string, columns: string) => `${rows} 行 × ${columns} 列`,
    year: (year: string) => `${year} 年`,
    years: (from: string, to: string) => `${from}—${to} 年`,
    span: (from: string, to: string) => `${from} 至 ${to}`,
    anyTime: '时间未说明',
    updated: (ago: string) => `${ago}更新`,
    deals: (count: string) => `近 90 天成交 ${count} 笔`,
    noDeals: '近 90 天暂无成交',
    standing: '即时可用', opened: '开放·免费',
    admitted: '已核验',
    dash: '—',
  },
  {
    facets: {
      district: 'District', price: 'Price', updateCycle: 'Updates', provider: 'Provider', sourceMode: 'Origin',
      coverageSpace: 'Coverage',
      format: 'Format',
    },
    sourceMode: {
      original: 'Original', collected: 'Collected', authorised: 'Authorised public data', derived: 'Derived',
      traded: 'Traded', crawled_public: 'Public sources', opened: 'Opened by a department', shared: 'Shared by departments',
    },
    updateCycle: {
      realtime: 'real time', daily: 'daily', weekly: 'weekly', monthly: 'monthly', quarterly: 'quarterly',
      half_yearly: 'half-yearly',
      yearly: 'yearly', irregular: 'irregular', static: 'historical, no updates',
    },
    price: {
      free: 'Free', one_off: 'One-off', per_use: 'Per use', per_volume: 'By volume', subscription: 'Subscription',
    },
    format: { csv: 'CSV', ndjson: 'NDJSON', json: 'JSON', parquet: 'Parquet', xlsx: 'Excel' },
    type: {
      text: 'text', integer: 'integer', decimal: 'decimal', float: 'float', boolean: 'yes/no', date: 'date',
      time: 'time', timestamp: 'date and time',
      timestamptz: 'instant', json: 'nested',
    },
    plan: {
      free: 'Free', oneOff: (price: string) => `${price} once`, perUse: (price: string) => `${price} a use`,
      subscription: (price: string, days: string) => `${price} per ${days} days`,
      perVolume: (price: string, unit: string) => `${price} a ${unit}`,
      from: (price: string) => `from ${price}`, row: 'row', mebibyte: 'MiB',
    },
    planSentence: {
      free: 'Free of charge.',
      oneOff: (price: string) => `${price} once: nothing more within the agreement's term and number of uses.`,
      perUse: (price: string) => `${price} for each transfer: you pay as you use.`,
      subscription: (price: string, days: string) => `${price} for ${days} days, within the agreed number of uses; a period without use costs nothing.`,
      perVolume: (steps: string) => `By the volume transferred: ${steps}.`,
      tier: (upTo: string, price: string, unit: string) => `up to ${unit} ${upTo}, ${price} a ${unit}`,
      lastTier: (price: string, unit: string) => `${price} for each ${unit} beyond`,
      onlyTier: (price: string, unit: string) => `${price} a ${unit}`,
      join: '; ',
    },
    rowsBy: (rows: string, columns: string) => `${rows} row${s(rows)} × ${columns} column${s(columns)}`,
    year: (year: string) => year,
    years: (from: string, to: string) => `${from}–${to}`,
    span: (from: string, to: string) => `${from} to ${to}`,
    anyTime: 'time not told',
    updated: (ago: string) => `updated ${ago}`,
    deals: (count: string) => `${count} deal${s(count)} in 90 days`,
    noDeals: 'no deals in 90 days',
    standing: 'Available at once', opened: 'Open data, free',
    admitted: 'verified',
    dash: '—',
  },
)

/** What the catalogue says. */
export const catalog = dictionary(
  {
    title: '数据目录',
    found: (count: string) => `${count} 个产品`,
    foundAtLeast: (count: string) => `超过 ${count} 个产品`,
    foundFor: (words: string) => `与“${words}”有关`,
    search: { label: '搜索数据产品', hint: '名称、字段、地区或拼音，如 油井、村居、gfx' },
    filter: {
      title: '筛选', open: (count: number) => (count === 0 ? '筛选' : `筛选（已选 ${count} 项）`), clear: '清除全部筛选', remove: '取消 ',
      active: '已选条件', more: (count: string) => `其余 ${count} 项`, less: '收起', counts: '数字为在其他条件不变时的产品数',
    },
    sort: { label: '排序', relevance: '最相关', newest: '最新上架', price: '价格从低到高' },
    compare: {
      add: '加入比较', full: '最多比较四个', bar: (count: number) => `已选 ${count} 个比较`, open: '查看比较', clear: '清空',
      title: '并列比较', lead: '不同之处以底色标出；字段按名称对齐。', close: '移出', onlyOne: '再选一个产品即可比较。',
      rows: {
        price: '价格', space: '空间范围', time: '时间范围', granularity: '粒度', updateCycle: '更新频率', updated: '最近更新', size: '规模',
        duplicates: '重复行', format: '文件格式', standing: '取得方式', source: '数据来源', license: '使用许可', forbidden: '禁止用途',
        columns: '字段',
      },
      hasColumn: (type: string, nulls: string) => `${type} · 空值 ${nulls}`, noColumn: '无此字段',
      standing: '即时可用', negotiated: '需磋商签约', missing: '已下架，无法比较', columnPart: '字段（名称 · 类型 · 空值率）', attribute: '比较项',
      shared: (shared: string, all: string) => `${all} 个字段中共有 ${shared} 个。`,
    },
    rescue: {
      title: '没有找到符合全部条件的产品',
      dropped: '放宽其中一项，就有结果：',
      drop: (name: string, count: string) => `去掉“${name}”，有 ${count} 个`,
      partly: '下面的产品只符合一部分条件。', nearest: '最接近的产品', none: '换一个词试试，或浏览全部目录。', all: '浏览全部目录',
    },
    paging: { label: '翻页' },
    card: { coverage: '空间', time: '时间', granularity: '粒度', cadence: '更新', price: '价格' },
  },
  {
    title: 'Catalogue',
    found: (count: string) => `${count} product${s(count)}`,
    foundAtLeast: (count: string) => `more than ${count} products`,
    foundFor: (words: string) => `about “${words}”`,
    search: { label: 'Search data products', hint: 'Name, field, place or pinyin, e.g. 油井, 村居, gfx' },
    filter: {
      title: 'Filters', open: (count: number) => (count === 0 ? 'Filters' : `Filters (${count} chosen)`),
      clear: 'Clear all filters', remove: 'Remove ',
      active: 'Chosen filters', more: (count: string) => `${count} more`, less: 'Fewer',
      counts: 'The numbers count products with the other filters as they are',
    },
    sort: { label: 'Sort', relevance: 'Best match', newest: 'Newest', price: 'Lowest price' },
    compare: {
      add: 'Compare', full: 'At most four are compared', bar: (count: number) => `${count} chosen to compare`,
      open: 'See them side by side', clear: 'Clear',
      title: 'Side by side', lead: 'What differs is shaded; fields are aligned by name.', close: 'Remove',
      onlyOne: 'Choose one more product to compare.',
      rows: {
        price: 'Price', space: 'Coverage', time: 'Time', granularity: 'Granularity', updateCycle: 'Updates',
        updated: 'Last update', size: 'Size',
        duplicates: 'Duplicate rows', format: 'Format', standing: 'How to get it', source: 'Origin', license: 'Licence',
        forbidden: 'Forbidden uses', columns: 'Fields',
      },
      hasColumn: (type: string, nulls: string) => `${type} · ${nulls} empty`,
      noColumn: 'no such field',
      standing: 'At once', negotiated: 'By negotiation', missing: 'No longer on the market',
      columnPart: 'Fields (name · type · share of empty values)', attribute: 'Compared',
      shared: (shared: string, all: string) => `${shared} of ${all} fields are shared.`,
    },
    rescue: {
      title: 'Nothing meets all of this',
      dropped: 'Give up one of these and there is:',
      drop: (name: string, count: string) => `Without “${name}”: ${count}`,
      partly: 'These products meet a part of it.', nearest: 'Nearest products',
      none: 'Try other words, or browse the whole catalogue.', all: 'Browse the whole catalogue',
    },
    paging: { label: 'Pages' },
    card: { coverage: 'Coverage', time: 'Time', granularity: 'Granularity', cadence: 'Updates', price: 'Price' },
  },
)
