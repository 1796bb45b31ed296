import { dictionary } from './dictionary.ts'

type Names = Record<string, string>

/** Prices: what everybody may read of them, and how the price authority and operators work on the maximum revenue. */
export const pricesTexts = dictionary(
  {
    basis: '依据', busy: '正在提交…', all: '全部', none: '—', notice: '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）',
    grounds: { free: '公共数据 · 免费', ceiling: '公共数据 · 政府指导价', market: '企业数据 · 市场调节价' } as Names,
    purposes: { governance: '公共治理', public_welfare: '公益事业', industry: '产业发展', sector: '行业发展' } as Names,
    units: { product: '个产品', use: '次', row: '行', mebibyte: ' MiB', day: '天' } as Names,
    measures: {
      one_off: '一次性', per_use: '每次交付', per_30_days: '每 30 天', per_10000_rows: '每 10,000 行',
      per_100_mebibytes: '每 100 MiB',
    } as Names,
    states: { applied: '待核定', approved: '已核定', rejected: '不予核定', closed: '已结清' } as Names,
    page: {
      title: '价格公示', lead: '在市产品的定价方式、上限收费标准与现行价格，人人可查。',
      chain: '最高准许收入 → 上限收费标准 → 具体收费标准：用于公共治理、公益事业的公共数据产品免费；用于产业、行业发展的，在核定的上限以内收费；企业数据由双方自主定价。',
      authority: { PROVINCE: '公共数据的价格由省级价格主管部门会同数据主管部门管理。', CITY_DELEGATED: '公共数据的价格由东营市经省授权管理。' } as Names,
      ground: '定价方式', product: '产品', why: '依据与上限', price: '现行价格', market: '可比成交价', region: '价格表，可左右滚动',
      name: '产品或供方', nameHint: '输入名称的一部分', search: '查找', empty: '没有符合条件的产品。', clear: '清除条件',
      free: (purpose: string) => `${purpose}用途，免费提供`, opened: '依法开放，免费提供',
      ceiling: (price: string, unit: string) => `每${unit}不超过 ${price}`, trial: '试行', lapsed: '已过有效期',
      decision: (number: string, from: string, to: string) => `${number}，${from} 至 ${to}`, unset: '上限收费标准尚未核定',
      own: '供需双方自主定价', purpose: (purpose: string) => `${purpose}用途`,
      range: (deals: string, median: string, lower: string, upper: string) =>
        `${deals} 笔可比成交，中位数约 ${median}，中间一半约 ${lower} 至 ${upper}`,
      tooFew: '可比成交不足以公布', noMeasure: '免费，无成交价',
      rule: (deals: string, consumers: string, providers: string) =>
        `可比成交：近两年主题或关键词相同、计价单位相同；至少 ${deals} 笔、${consumers} 个需方、${providers} 个供方才公布。` +
        '每个需方只计最近一笔，金额取两位有效数字，任何一方的成交价都不会单独显示。',
    },
    office: {
      title: '最高准许收入', lead: '运营机构申报，价格主管部门核定；各场景的上限收费标准合计不得超过它。', filter: '状态',
      empty: '还没有申报。', emptyState: '没有此状态的期间。',
      closed: '当前角色无权查看最高准许收入。',
    },
    period: {
      term: '期间', operator: '运营机构', body: '实施机构', grant: '授权范围', documents: '申报材料', decision: '核定文号', reason: '理由',
      applied: '申报时间', full: '授权运营已满一个完整年度', early: '授权运营未满一个完整年度：试行收费标准仍可执行',
      computation: '测算', item: '项目', amount: '金额', asked: '申报数',
      cost: 'C　运营成本', subsidy: '减：政府补助', net: '准许成本（扣除补助）', profit: 'P　准许利润',
      profitHow: (base: string, yieldText: string, spread: string, rate: string) =>
        `${base} ×（十年期国债收益率 ${yieldText} ＋ ${spread}）＝ ${rate}，向下取整到分`,
      bases: { cost: '准许成本', assets: '有效资产' } as Names, tax: 'T　税金', carried: '减：上期超收', maximum: '最高准许收入',
      computationSays: (maximum: string) => `本期最高准许收入为 ${maximum}：准许成本加准许利润加税金，减去上期超收。`,
      revenue: '实际收入', revenueSays: (realised: string, percent: string, held: string) =>
        `已实现 ${realised}，占 ${percent}%；冻结待结 ${held}。达到 90% 预警，达到 100% 停止承接收费订单。`,
      closedSays: (realised: string, percent: string) => `本期实现 ${realised}，占 ${percent}%，已结清。`,
      excess: (fen: string) => `超收 ${fen}，从下一期抵减。`, bar: (percent: string) => `实际收入占最高准许收入的 ${percent}%`,
      warn: '已达 90%', stop: '已达 100%，停止承接收费订单',
      ceilings: '其下的上限收费标准', scenario: '场景', ceiling: '上限', quantity: '预计数量', product: '上限 × 数量', sum: '合计',
      within: (rest: string) => `未超过最高准许收入，余 ${rest}`, beyond: (more: string) => `超过最高准许收入 ${more}：须重新制定上限收费标准`,
      noCeilings: '还没有以本期为依据的上限收费标准。', region: '表，可左右滚动',
    },
    decide: {
      open: '核定', reject: '不予核定', title: (name: string) => `核定「${name}」`, lead: '数额可以调整，每一处调整连同理由存证。', number: '核定文号',
      numberHint: '如 东发改价格〔2026〕3 号', changed: '调整理由', changedHint: '调整了申报数时必填', submit: '按此核定', missing: '请先填写：',
      cut: '、',
      cancel: '取消', done: (name: string) => `「${name}」已核定。`, rejected: (name: string) => `「${name}」未予核定，理由已告知运营机构。`,
      rejectTitle: (name: string) => `不予核定「${name}」`, rejectHint: '运营机构会看到，并随决定存证',
    },
    apply: {
      title: '最高准许收入', lead: '申报核定最高准许收入；各场景的上限收费标准以它为依据。', open: '申报', form: '申报核定最高准许收入',
      formLead: '按成本核算填写，平台当场算出最高准许收入；价格主管部门核定后生效。', own: '本单位的期间',
      empty: '还没有申报。授权运营满一年前可以执行试行收费标准；满一年后，须在核定的最高准许收入之内收费。',
      grant: '授权', noGrant: '没有生效中的授权，不能申报。', name: '期间名称', nameHint: '如「2027 年度」', start: '开始日期',
      startHint: (to: string) => `期间为一年，或到授权期限届满：至 ${to}`, cost: '运营成本（元）', costHint: '平台建设运维、数据获取、传输、归集、存储、治理、人员等',
      subsidy: '政府补助（元）', assets: '有效资产（元）', yield: '十年期国债收益率（%）', spread: '加点（百分点）',
      spreadHint: (limit: string) => `不超过 ${limit}`,
      tax: '税金（元）', money: '请填金额，至多两位小数', percent: '请填百分数，至多两位小数', documents: '申报材料',
      documentsHint: '成本核算、审计、纳税等材料：当场计算 SHA-256，文件不上传',
      document: '材料名称', file: '文件', add: '再加一份', remove: '移除', preview: '测算', previewRegion: '按所填数额的测算',
      previewHint: '上期超收由平台在核定时扣除。',
      submit: '申报', done: (name: string) => `「${name}」已申报并存证，等待核定。`, back: '返回授权运营',
      overLimit: (limit: string) => `加点不得超过 ${limit} 个百分点`,
      overCost: '政府补助不得超过运营成本',
    },
    ceiling: {
      ground: '依据', trial: '试行收费标准（授权运营满一年前）', period: (name: string, rest: string) => `${name}（余 ${rest}）`,
      quantity: '预计数量',
      quantityHint: '本期预计按此单位售出多少；各场景上限 × 数量的合计不得超过最高准许收入', quantityWrong: '请填大于 0 的整数',
    },
    links: { prices: '价格公示', office: '最高准许收入', apply: '最高准许收入与价格' },
  },
  {
    basis: 'Basis', busy: 'Sending…', all: 'All', none: '—', notice: '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）',
    grounds: {
      free: 'Public data, free', ceiling: 'Public data, up to a ceiling', market: 'Enterprise data, market price',
    },
    purposes: { governance: 'Governance', public_welfare: 'Public welfare', industry: 'Industry', sector: 'Sector' },
    units: { product: 'product', use: 'use', row: 'row', mebibyte: 'MiB', day: 'day' },
    measures: {
      one_off: 'Once', per_use: 'A transfer', per_30_days: '30 days', per_10000_rows: '10,000 rows',
      per_100_mebibytes: '100 MiB',
    },
    states: { applied: 'To be decided', approved: 'Approved', rejected: 'Not approved', closed: 'Closed' },
    page: {
      title: 'Prices',
      lead: 'How products on the market are priced, their ceilings and their prices, for everybody to read.',
      chain: 'Maximum revenue → ceiling → price: public data for governance and welfare is free; for industry and ' +
        'sectors it costs up to a ceiling; enterprises agree on their own prices.',
      authority: {
        PROVINCE: 'The province’s price authority, with its data authority, manages prices of public data.',
        CITY_DELEGATED: 'Dongying manages prices of public data by the province’s delegation.',
      },
      ground: 'Ground', product: 'Product', why: 'Ground and ceiling', price: 'Price', market: 'Comparable deals',
      region: 'Prices, scrolls sideways', name: 'Product or provider', nameHint: 'A part of the name', search: 'Search',
      empty: 'No product meets this.', clear: 'Clear', free: (purpose) => `${purpose}: free of charge`,
      opened: 'Opened by law, free of charge', ceiling: (price, unit) => `${price} a ${unit} at most`, trial: 'trial',
      lapsed: 'lapsed', decision: (number, from, to) => `${number}, ${from} to ${to}`, unset: 'No ceiling is set yet',
      own: 'The parties agree on the price', purpose: (purpose) => purpose,
      range: (deals, median, lower, upper) =>
        `${deals} comparable deals: median about ${median}, middle half about ${lower} to ${upper}`,
      tooFew: 'Too few comparable deals to tell', noMeasure: 'Free, nothing is paid',
      rule: (deals, consumers, providers) =>
        `Compared are deals of two years with a theme or keyword and the unit in common, from ${deals} deals on, of ` +
        `${consumers} consumers with ${providers} providers. Each consumer counts once by its latest deal, amounts have ` +
        'two digits, and no party’s price shows.',
    },
    office: {
      title: 'Maximum revenue',
      lead: 'Operators apply, the price authority decides; the ceilings of all scenarios stay within it.',
      filter: 'State', empty: 'Nobody has applied yet.', emptyState: 'No period in this state.',
      closed: 'Your role may not look at maximum revenues.',
    },
    period: {
      term: 'Period', operator: 'Operator', body: 'Implementing body', grant: 'Scope of the grant',
      documents: 'Documents',
      decision: 'Decision', reason: 'Reason', applied: 'Applied', full: 'Operated for a full year',
      early: 'Not operated for a full year yet: trial standards still hold', computation: 'Computation', item: 'Item',
      amount: 'Amount', asked: 'Applied for', cost: 'C  Cost of operation', subsidy: 'less: subsidies',
      net: 'Permitted cost',
      profit: 'P  Permitted profit',
      profitHow: (base, yieldText, spread, rate) =>
        `${base} × (ten-year bond yield ${yieldText} + ${spread}) = ${rate}, rounded down to the fen`,
      bases: { cost: 'permitted cost', assets: 'effective assets' }, tax: 'T  Taxes',
      carried: 'less: earned too much before',
      maximum: 'Maximum revenue',
      computationSays: (maximum) =>
        `The maximum is ${maximum}: permitted cost, profit and taxes, less what was earned too much before.`,
      revenue: 'Revenue',
      revenueSays: (realised, percent, held) =>
        `${realised} earned, ${percent} %; ${held} held. At 90 % everybody concerned is told; ` +
        'at 100 % no order at a price is taken.',
      closedSays: (realised, percent) => `${realised} earned, ${percent} %; closed.`,
      excess: (fen) => `${fen} too much: deducted from the next period.`,
      bar: (percent) => `Revenue is ${percent} % of the maximum`,
      warn: '90 % reached', stop: '100 % reached, no more orders at a price', ceilings: 'Ceilings that count for it',
      scenario: 'Scenario', ceiling: 'Ceiling', quantity: 'Foreseen', product: 'Ceiling × quantity', sum: 'Sum',
      within: (rest) => `within the maximum, ${rest} left`,
      beyond: (more) => `${more} above the maximum: ceilings have to be set anew`,
      noCeilings: 'No ceiling counts for this period yet.', region: 'Table, scrolls sideways',
    },
    decide: {
      open: 'Decide', reject: 'Do not approve', title: (name) => `Decide on ${name}`,
      lead: 'Figures may be set anew; each change is recorded with its reason.', number: 'Number of the decision',
      numberHint: 'Such as 东发改价格〔2026〕3 号', changed: 'Why figures were changed',
      changedHint: 'Needed where a figure differs',
      submit: 'Approve with these', missing: 'Still to fill in: ', cut: ', ', cancel: 'Cancel',
      done: (name) => `${name} is approved.`,
      rejected: (name) => `${name} was not approved; the operator was told why.`,
      rejectTitle: (name) => `Do not approve ${name}`,
      rejectHint: 'The operator reads it, and it is recorded',
    },
    apply: {
      title: 'Maximum revenue', lead: 'Apply for the maximum revenue that the ceilings of your scenarios stay within.',
      open: 'Apply',
      form: 'Apply for a maximum revenue',
      formLead: 'Fill in your costs: the maximum is computed at once; the price authority decides.',
      own: 'Your periods',
      empty: 'No application yet. In its first year an operation goes by trial standards; then within a maximum.',
      grant: 'Grant', noGrant: 'No grant is in force: nothing can be applied for.', name: 'Name of the period',
      nameHint: 'Such as 2027',
      start: 'First day', startHint: (to) => `It lasts a year, or to the end of the grant: until ${to}`,
      cost: 'Cost of operation (yuan)',
      costHint: 'Platform, acquisition, transmission, storage, governance, staff', subsidy: 'Subsidies (yuan)',
      assets: 'Effective assets (yuan)',
      yield: 'Ten-year bond yield (%)', spread: 'Spread (points)', spreadHint: (limit) => `${limit} at most`,
      tax: 'Taxes (yuan)',
      money: 'An amount with at most two decimals', percent: 'A percentage with at most two decimals',
      documents: 'Documents',
      documentsHint: 'Costs, audit, taxes: their SHA-256 is computed on this page, nothing is uploaded',
      document: 'Title', file: 'File',
      add: 'One more', remove: 'Remove', preview: 'Computation', previewRegion: 'Computation of what is typed',
      previewHint: 'What was earned too much before is deducted by the platform.',
      submit: 'Apply', done: (name) => `${name} was applied for and recorded.`, back: 'Back to operation',
      overLimit: (limit) => `${limit} points at most`, overCost: 'Not more than the cost',
    },
    ceiling: {
      ground: 'Ground', trial: 'Trial standard (in the first year)', period: (name, rest) => `${name} (${rest} left)`,
      quantity: 'Foreseen quantity',
      quantityHint: 'How many of the unit are to be sold; ceilings × quantities stay within the maximum',
      quantityWrong: 'A whole number above 0',
    },
    links: { prices: 'Prices', office: 'Maximum revenue', apply: 'Maximum revenue and prices' },
  },
)
