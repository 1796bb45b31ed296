import { dictionary } from './dictionary.ts'

/** Signing in and applying for admission. */
export const signInTexts = dictionary(
  {
    signIn: {
      title: '登录', login: '登录名', password: '口令', submit: '登录', busy: '正在登录…',
      noAccount: '还没有账号？', apply: '申请入驻',
      demo: '演示账号', demoLead: '这是演示系统：点一个账号即可试用，口令都是 demo-dongying-2026。',
      roles: {
        consumer: '需方', provider: '供方', department: '公共管理部门', operator: '授权运营机构', admission: '入驻审核', first: '初审',
        second: '复审', treasurer: '资金', regulator: '监管', auditor: '审计（只读）',
      },
    },
    apply: {
      title: '申请入驻', lead: '平台核验主体身份后方可交易。依据《数据安全法》第三十三条，中介服务应审核交易双方的身份并留存记录。',
      organisation: '单位', uscc: '统一社会信用代码', usccHint: '18 位，末位为校验码', usccWrong: '统一社会信用代码的校验位不符',
      name: '单位名称', roles: '拟担任的角色', rolesHint: '可多选', businessScope: '业务说明', businessScopeHint: '做什么、打算提供或使用哪些数据',
      contact: '联系人', contactName: '姓名', contactPhone: '电话', person: '首位用户', personName: '姓名', login: '登录名',
      loginHint: '3 至 64 个小写字母、数字或 . _ @ -', password: '口令', passwordHint: '至少 10 个字符', submit: '提交申请', busy: '正在提交…',
      roleNames: {
        provider: '供方：提供数据产品', consumer: '需方：购买数据产品', department: '公共管理部门：登记公共数据资源',
        operator: '授权运营机构：加工公共数据',
      },
      done: '申请已提交', doneText: (name: string) => `平台正在核验「${name}」的主体身份。核验通过后，用刚才填写的登录名登录即可交易。`,
      check: '请检查标出的各项', choose: '请至少选择一个角色',
    },
  },
  {
    signIn: {
      title: 'Sign in', login: 'Login', password: 'Password', submit: 'Sign in', busy: 'Signing in…',
      noAccount: 'No account yet?', apply: 'Apply to join',
      demo: 'Demo accounts', demoLead: 'This is a demonstration: choose an account to try it; every password is demo-dongying-2026.',
      roles: {
        consumer: 'Consumer', provider: 'Provider', department: 'Department', operator: 'Operator', admission: 'Admission',
        first: 'First review', second: 'Second review', treasurer: 'Treasury', regulator: 'Regulator', auditor: 'Auditor (reads)',
      },
    },
    apply: {
      title: 'Apply to join',
      lead: 'The platform verifies who you are before you trade. Basis: Data Security Law, article 33: an intermediary checks both parties’ identity and keeps a record.',
      organisation: 'Organisation', uscc: 'Unified social credit code', usccHint: '18 characters; the last one is a check character',
      usccWrong: 'The check character of the code does not match', name: 'Name', roles: 'Roles', rolesHint: 'One or several',
      businessScope: 'What you do', businessScopeHint: 'Your business, and which data you would offer or use',
      contact: 'Contact', contactName: 'Name', contactPhone: 'Telephone', person: 'First user', personName: 'Name', login: 'Login',
      loginHint: '3 to 64 lower-case letters, digits or . _ @ -', password: 'Password', passwordHint: 'At least 10 characters',
      submit: 'Apply', busy: 'Sending…',
      roleNames: {
        provider: 'Provider: offers data products', consumer: 'Consumer: buys data products', department: 'Department: registers public data',
        operator: 'Operator: works public data under a grant',
      },
      done: 'Your application is in',
      doneText: (name: string) => `The platform is verifying ${name}. Once admitted, sign in with the login that you chose.`,
      check: 'Please check what is marked', choose: 'Choose at least one role',
    },
  },
)
