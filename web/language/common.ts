import { dictionary } from './dictionary.ts'

/** What every page says. */
export const common = dictionary(
  {
    platform: '东营大数据交易分平台',
    promise: '先存证，后放行',
    skip: '跳到正文',
    menu: '菜单',
    nav: {
      catalog: '数据目录', verify: '核验', developers: '开发者', desk: '工作台', signIn: '登录', apply: '申请入驻',
      signOut: '退出', notifications: '通知', organisation: '本单位', home: '首页', prices: '价格公示', registration: '登记查询', plans: '授权运营公示', disclosure: '信息披露', certificate: '凭证查验', rules: '合规规则',
      docs: '接口文档',
    },
    desks: {
      my: '我的数据', provide: '供方', resources: '公共数据资源', sharing: '共享与开放', implement: '授权运营实施', operate: '授权运营', scenarios: '应用场景', registrations: '资源登记', registry: '登记机构', property: '产权登记', price: '价格核定', review: '审核', treasury: '资金',
      certificates: '凭证', statistics: '市场统计', supervise: '监管', liability: '责任', deadlines: '期限', organisation: '本单位', notifications: '通知',
    },
    language: { label: '语言', zh: '中文', en: 'English' },
    state: {
      loading: '正在读取…', empty: '这里还没有内容', refused: '未能完成', retry: '重试', basis: '依据', requestId: '请求编号',
      offline: '网络不通，请检查连接后重试', notFound: '没有找到这个页面或内容，它可能已下架，或不属于您',
      signInFirst: '请先登录', notPermitted: '当前角色无权进行此操作',
      chainBehind: '存证暂时滞后：新的交付须等待上链，已有的数字可能未含最近几分钟',
      failedPage: '页面没有载入成功，请刷新重试',
    },
    act: {
      save: '保存', cancel: '取消', confirm: '确认', close: '关闭', next: '下一页', first: '回到第一页', more: '更多', copy: '复制',
      copied: '已复制', download: '下载', export: '导出', exportCsv: '导出 CSV', exportXlsx: '导出 XLSX', print: '打印',
      search: '搜索', back: '返回', edit: '编辑', remove: '删除', open: '打开',
    },
    form: { busy: '正在提交…', missing: '请先填写：', cut: '、' },
    table: { rows: (count: number) => `共 ${count} 行`, show: '查看数据', hide: '收起数据' },
    footer: {
      demo: '演示系统：标有「演示数据」的数据为生成。', standIn: '链为本机的替身链，不是东营链。', about: '先存证，后放行；回执可离线核验。',
      open: '公开查询', contact: '问题请凭页面上的请求编号联系平台管理员。',
    },
  },
  {
    platform: 'Dongying Data Exchange',
    promise: 'Recorded first, released after',
    skip: 'Skip to content',
    menu: 'Menu',
    nav: {
      catalog: 'Catalogue', verify: 'Verify', developers: 'Developers', desk: 'Desk', signIn: 'Sign in', apply: 'Apply to join',
      signOut: 'Sign out', notifications: 'Notifications', organisation: 'Organisation', home: 'Home', prices: 'Prices', registration: 'Registrations', plans: 'Operations', disclosure: 'Disclosures', certificate: 'Certificates', rules: 'Rules',
      docs: 'API reference',
    },
    desks: {
      my: 'My data', provide: 'Provider', resources: 'Public data', sharing: 'Sharing', implement: 'Implementation', operate: 'Operation', scenarios: 'Scenarios', registrations: 'Registration', registry: 'Registry', property: 'Property', price: 'Prices', review: 'Review', treasury: 'Treasury',
      certificates: 'Certificates', statistics: 'Statistics', supervise: 'Supervision', liability: 'Liability', deadlines: 'Deadlines', organisation: 'Organisation', notifications: 'Notifications',
    },
    language: { label: 'Language', zh: '中文', en: 'English' },
    state: {
      loading: 'Loading…', empty: 'Nothing here yet', refused: 'Not done', retry: 'Try again', basis: 'Basis', requestId: 'Request',
      offline: 'The network is down; check the connection and try again',
      notFound: 'There is no such page or thing; it may be off the market, or not yours',
      signInFirst: 'Please sign in first', notPermitted: 'Your role may not do this',
      chainBehind: 'Records are behind: new transfers wait for the chain, and figures may lack the last minutes',
      failedPage: 'The page did not load; please reload it',
    },
    act: {
      save: 'Save', cancel: 'Cancel', confirm: 'Confirm', close: 'Close', next: 'Next page', first: 'First page', more: 'More', copy: 'Copy',
      copied: 'Copied', download: 'Download', export: 'Export', exportCsv: 'Export CSV', exportXlsx: 'Export XLSX', print: 'Print',
      search: 'Search', back: 'Back', edit: 'Edit', remove: 'Remove', open: 'Open',
    },
    form: { busy: 'Sending…', missing: 'Still to fill in: ', cut: ', ' },
    table: { rows: (count: number) => `${count} rows`, show: 'Show the data', hide: 'Hide the data' },
    footer: {
      demo: 'A demonstration: what is marked 演示数据 is generated.', standIn: 'The chain is a local stand-in, not 东营链.',
      about: 'Recorded first, released after; receipts verify offline.',
      open: 'Open to everybody', contact: 'Tell the administrator the request number that the page shows.',
    },
  },
)
