import { dictionary } from './dictionary.ts'

/** One's own organisation, its people and keys, and notifications. */
export const organisationTexts = dictionary(
  {
    title: '本单位', states: { under_review: '待核验', admitted: '已通过', rejected: '未通过' },
    waiting: '平台正在核验本单位的主体身份，通过后即可交易。', suspended: '本单位已被监管暂停，暂停期间不能交易。',
    uscc: '统一社会信用代码', roles: '角色', scope: '业务说明', since: '申请时间',
    roleNames: { provider: '供方', consumer: '需方', department: '公共管理部门', operator: '授权运营机构', implementing_body: '实施机构', registry: '登记机构', price_authority: '价格主管部门', platform: '平台' } as Record<string, string>,
    keys: {
      title: '签名密钥', lead: '合约由本单位的密钥签署，密钥的地址登记在链上。一次只有一把在用，登记新的即替换旧的。', address: '地址', custody: '保管',
      held: { own: '本单位自管', platform: '平台代管' }, state: '状态',
      states: { pending: '登记中', registered: '使用中', replaced: '已替换', rejected: '未能登记' } as Record<string, string>,
      none: '还没有签名密钥：登记之后才能签署合约。', make: '由平台生成并代管', own: '登记自管密钥', ownLead: '用本单位的钱包对下面这段文字签名（personal_sign），再粘贴签名。',
      addressLabel: '密钥地址（0x…）', signature: '签名', password: '登录口令', busy: '正在上链登记…', add: '登记',
    },
    people: {
      title: '人员', lead: '同一单位可有多名经办人；停用即刻生效。', name: '姓名', login: '登录名', state: '状态', enabled: '在用', disabled: '已停用',
      disable: '停用', sure: (name: string) => `停用「${name}」？其全部登录立即失效，且不能恢复。`, add: '添加人员', password: '初始口令',
      passwordHint: '至少 10 个字符，请当面交给本人', busy: '正在添加…', self: '本人', duties: '岗位',
    },
    apiKeys: {
      title: 'API 密钥', lead: '程序用的密钥，只能做勾选的事；不能管理人员和密钥。', name: '名称', scopes: '可做的事', days: '有效天数', add: '新建密钥',
      shown: '请立即保存，密钥只显示这一次：', expires: '到期', revoke: '吊销', revoked: '已吊销', over: '已到期', none: '还没有 API 密钥。',
      choose: '请至少选择一项',
    },
    notifications: {
      title: '通知', none: '没有通知。系统每两秒查看一次存证。', unread: '只看未读', readAll: '全部标为已读', read: '标为已读', settings: '邮件提醒', reason: '理由',
      cannot: '本平台没有配置邮件服务，通知只在站内显示。', email: '邮箱', groups: '以下事项另发邮件', save: '保存', saved: '已保存',
      verified: '已验证', unverified: '验证码已发往该邮箱，验证之前不发送其他邮件。', code: '验证码', verify: '验证', again: '重发验证码',
      undelivered: (count: number) => `有 ${count} 封邮件尚未送达`, open: '查看',
      groupNames: {
        work: '待办', listing: '挂牌', agreement: '合约', money: '资金', authorization: '授权运营', membership: '入驻与人员', supervision: '监管',
      },
    },
  },
  {
    title: 'Organisation', states: { under_review: 'Under review', admitted: 'Admitted', rejected: 'Rejected' },
    waiting: 'The platform is verifying your organisation; once admitted you can trade.',
    suspended: 'Your organisation is suspended by the regulator and can’t trade meanwhile.',
    uscc: 'Unified social credit code', roles: 'Roles', scope: 'What it does', since: 'Applied',
    roleNames: { provider: 'Provider', consumer: 'Consumer', department: 'Department', operator: 'Operator', implementing_body: 'Implementing body', registry: 'Registry', price_authority: 'Price authority', platform: 'Platform' } as Record<string, string>,
    keys: {
      title: 'Signing key', lead: 'Agreements are signed by your key, whose address is registered on the chain. One is in use at a time; a new one replaces it.',
      address: 'Address', custody: 'Custody', held: { own: 'Your own', platform: 'Held by the platform' }, state: 'State',
      states: { pending: 'Being registered', registered: 'In use', replaced: 'Replaced', rejected: 'Not registered' } as Record<string, string>,
      none: 'No signing key yet: without one you can’t sign.', make: 'Made and held by the platform', own: 'Register your own',
      ownLead: 'Sign this text with your wallet (personal_sign) and paste the signature.', addressLabel: 'Address of the key (0x…)',
      signature: 'Signature', password: 'Password', busy: 'Being registered on the chain…', add: 'Register',
    },
    people: {
      title: 'People', lead: 'Several people may act for an organisation; disabling one works at once.', name: 'Name', login: 'Login', state: 'State',
      enabled: 'Enabled', disabled: 'Disabled', disable: 'Disable',
      sure: (name: string) => `Disable ${name}? All their sessions end at once, and it can’t be undone.`, add: 'Add a person', password: 'First password',
      passwordHint: 'At least 10 characters; hand it over in person', busy: 'Adding…', self: 'you', duties: 'Duties',
    },
    apiKeys: {
      title: 'API keys', lead: 'For programs: a key does what is ticked, and never manages people or keys.', name: 'Name', scopes: 'May do', days: 'Days',
      add: 'New key', shown: 'Save it now: it is shown this once.', expires: 'Ends', revoke: 'Revoke', revoked: 'Revoked', over: 'Over',
      none: 'No API key yet.', choose: 'Choose at least one',
    },
    notifications: {
      title: 'Notifications', none: 'None. The log is looked at every two seconds.', unread: 'Unread only', readAll: 'Mark all as read', read: 'Mark as read',
      settings: 'By e-mail', reason: 'Reason', cannot: 'This platform has no mail server configured: notifications are shown here alone.', email: 'E-mail address',
      groups: 'Send e-mail about', save: 'Save', saved: 'Saved', verified: 'Verified',
      unverified: 'A code was sent to the address; nothing else is sent before it is verified.', code: 'Code', verify: 'Verify', again: 'Send the code again',
      undelivered: (count: number) => `${count} mails are not delivered yet`, open: 'Open',
      groupNames: {
        work: 'To do', listing: 'Listings', agreement: 'Agreements', money: 'Money', authorization: 'Authorized operation', membership: 'Membership',
        supervision: 'Supervision',
      },
    },
  },
)
