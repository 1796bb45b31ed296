import { dictionary } from './dictionary.ts'

/** What the page for developers says, but for the table of errors. */
export const developersText = dictionary(
  {
    title: '开发者',
    lead: '从检索到核验，一条路走到底。示例会带上您的密钥，复制就能运行；只读的几步，在这一页就能运行。',
    links: {
      docs: '接口文档', docsSay: '每个接口的参数、回答和问题说明', openapi: 'OpenAPI 3.1', openapiSay: '机器可读，用来生成客户端',
      verify: '核验', verifySay: '不问平台，独立核验回执', status: '运行状态', statusSay: '链、见证方和写入是否正常',
    },
    key: {
      title: 'API 密钥',
      lead: '密钥代表本单位，只能做您勾选的事，可随时吊销。明文只在新建时显示一次，示例中的密钥只留在这个页面的内存里，刷新就没有了。',
      visitor: '登录后可以在这里新建密钥；不用密钥也能运行标有「公开」的几步。', signIn: '登录',
      cannot: '当前角色不能新建 API 密钥。', name: '密钥名称', nameHint: '写明用在哪里，例如「生产系统取数」', nameFault: '请填写密钥名称',
      first: '示例程序', days: '有效天数', daysHint: '1 至 366 天', daysFault: '请填写 1 至 366 的整数', scopes: '可以做什么', road: '本页示例所需',
      others: '其他权限',
      none: '请至少勾选一项', noRoad: '当前角色不是需方，示例中的下单和取数不能用您的密钥运行。', make: '新建密钥', making: '正在新建…',
      made: '密钥已建好，请现在保存，离开这一页就再也看不到了。', until: (at: string) => `有效期至 ${at}`, copy: '复制密钥', copied: '已复制',
      revoke: '吊销这个密钥',
      revoked: '密钥已吊销，示例里已去掉。', faults: '请改正以下各项',
    },
    act: {
      'agreement.offer': '发出要约', 'agreement.view': '查看合约', 'agreement.sign': '签署合约', 'order.place': '下单',
      'order.view': '查看订单', 'transfer.request': '请求交付',
      'transfer.view': '查看交付和回执', 'transfer.download': '下载内容',
    },
    sample: {
      title: '示例', tongue: '示例语言', curl: 'curl', typescript: 'TypeScript', python: 'Python',
      note: 'TypeScript 用 Node.js 24 直接运行，Python 用 3.9 以上，都只用标准库。',
      placeholder: 'dyk_您的密钥', listing: 'lst_挂牌编号', agreement: 'agr_合约编号', transfer: 'tfr_交付编号', purpose: '约定的用途',
      copy: '复制', copied: '已复制', run: '运行', running: '正在运行…', open: '公开', readOnly: '只读', changes: '会改变状态',
      byKey: '用上面的密钥运行', bySession: '以当前登录身份运行', byNobody: '无须身份',
      notHere: '这一步会改变状态或放出数据，请在您自己的机器上运行。', signInFirst: '请先登录或新建密钥', noAct: '当前身份没有这项权限',
      noSubject: '还没有可用的编号：请先运行前面的步骤', answer: '回答', headers: '响应头', cut: (count: string) => `（只显示前 ${count} 个字符）`,
      took: (ms: string) => `用时 ${ms} 毫秒`, offline: '网络不通，没有收到回答。', retry: '可稍后重试',
    },
    step: {
      search: { title: '检索产品', say: '按词检索，中文、拼音都可以；回答里有每个产品的价格方案。' },
      sample: { title: '看样例和画像', say: '产品页：字段字典、逐列统计、脱敏样例和版本，付款以前就能判断合不合用。' },
      quote: { title: '报价', say: '一种用量在一个价格方案下要付多少，分项列出；金额以分为单位。' },
      offer: { title: '发出要约', say: '写明价格方案、用途、期限和次数。供方同意并签署之后，轮到您签。' },
      terms: {
        title: '取待签条款', say: '返回 EIP-712 数据和 digest。用已登记的自持密钥对 digest 直接签名，例如 viem 的 account.sign({ hash: digest })。',
      },
      sign: { title: '签署', say: '把签名放进环境变量 SIGNATURE 再运行。密钥由平台托管的，须由本人登录后在合约页输入口令签署，API 密钥不能代签。' },
      order: { title: '下单', say: '双方都签了之后下单：冻结费用，合约上链生效。生效前回答 202，Location 写明到哪里看。' },
      transfer: { title: '请求交付', say: '先存证，后放行：回答到达时，这次交付已经写在链上。同一个 Idempotency-Key 重复发送，得到同一次交付，不重复收费。' },
      transfers: { title: '交付记录', say: '最新的在前；next 不为空时，把它作为 cursor 取下一页。' },
      content: { title: '下载内容', say: '支持分段和续传；Repr-Digest 响应头就是存证的 SHA-256。再次下载不产生新的交付。' },
      receipt: { title: '取回执', say: '规范 JSON，请原样保存，一个空格都不要改。见证方尚未联署时回答 503，按 Retry-After 再取。' },
      trust: { title: '核验', say: '取信任文件，用命令行核验；也可以在核验页或离线核验页进行。', after: '之后在本项目目录运行', page: '打开核验页' },
    },
    rules: {
      title: '约定', idempotency: '幂等',
      idempotencySay:
        '改变资金或数据的请求须带 Idempotency-Key（8 至 200 个可见 ASCII 字符），在本单位内唯一。发送前生成并保存；断线后原样重发，得到第一次的回答。同一个键用于不同的请求，回答 422。',
      limits: '限额',
      limitsSay:
        '默认每个地址每分钟 6,000 次请求、请求体 1 MiB、列表每页至多 100 条；超出时回答 429 或 413。等待上链的交付过多时回答 503。429 和 503 都带 Retry-After（秒）。',
      pages: '翻页', pagesSay: '列表返回 items 和 next。把 next 原样作为 cursor 参数取下一页，为空就是最后一页。',
      problems: '问题说明',
      problemsSay:
        '失败的回答都是 application/problem+json（RFC 9457）：code 是稳定的机器码，title 是给人看的一句话，basis 是所依据的合约条款或法规，requestId 用于向平台查询。',
      hidden: '看不到就是没有', hiddenSay: '别人的东西和不存在的东西，回答一字不差，都是 404。', inline: '直接取内容',
      inlineSay: '请求交付时，若 Accept 是内容的类型（例如 text/csv）且不超过 1 MiB，直接返回内容，回执的地址在 Link 响应头里。',
    },
    errors: { title: '错误代码', lead: '按 code 处理，不要按文字处理。下面是走这条路会遇到的。', status: '状态', code: '代码', means: '含义和处理' },
  },
  {
    title: 'Developers',
    lead:
      'One road from search to verification. The samples carry your key: copy and run. Steps that only read can be ' +
      'run right here.',
    links: {
      docs: 'API reference', docsSay: 'Parameters, answers and problems of every route', openapi: 'OpenAPI 3.1',
      openapiSay: 'For machines, to generate a client',
      verify: 'Verify', verifySay: 'Check receipts without asking the platform', status: 'Status',
      statusSay: 'Whether chain, witness and writer are well',
    },
    key: {
      title: 'API key',
      lead:
        'A key acts for your organisation, within the scopes that you tick, and can be revoked at any time. It is ' +
        'shown once, and stays in the memory of this page alone; a reload forgets it.',
      visitor: 'Sign in to make a key here. The steps marked “public” run without one.', signIn: 'Sign in',
      cannot: 'Your role may not make API keys.', name: 'Name of the key',
      nameHint: 'Say where it is used, such as “production import”', nameFault: 'Give the key a name',
      first: 'Sample program', days: 'Valid for days', daysHint: '1 to 366',
      daysFault: 'Enter a whole number from 1 to 366', scopes: 'What it may do', road: 'Needed by the samples',
      others: 'Other rights',
      none: 'Tick at least one',
      noRoad: 'Your role is not a consumer; the samples that order and fetch can not run with your key.',
      make: 'Make a key', making: 'Making…',
      made: 'The key is made. Keep it now: it can not be seen again once you leave this page.',
      until: (at) => `valid until ${at}`, copy: 'Copy the key', copied: 'Copied', revoke: 'Revoke this key',
      revoked: 'The key is revoked and gone from the samples.', faults: 'Please correct the following',
    },
    act: {
      'agreement.offer': 'make offers', 'agreement.view': 'see agreements', 'agreement.sign': 'sign agreements',
      'order.place': 'place orders', 'order.view': 'see orders', 'transfer.request': 'request transfers',
      'transfer.view': 'see transfers and receipts', 'transfer.download': 'download content',
    },
    sample: {
      title: 'Samples', tongue: 'Language of the samples', curl: 'curl', typescript: 'TypeScript', python: 'Python',
      note: 'TypeScript runs as it is on Node.js 24, Python from 3.9 on; both with nothing but the standard library.',
      placeholder: 'dyk_your_key', listing: 'lst_listing', agreement: 'agr_agreement', transfer: 'tfr_transfer',
      purpose: 'purpose agreed',
      copy: 'Copy', copied: 'Copied', run: 'Run', running: 'Running…', open: 'public', readOnly: 'reads only',
      changes: 'changes something',
      byKey: 'with the key above', bySession: 'as whoever is signed in', byNobody: 'as nobody',
      notHere: 'This step changes something or releases data; run it on your own machine.',
      signInFirst: 'Sign in or make a key first', noAct: 'You do not have this right',
      noSubject: 'There is no number to use yet: run the steps before', answer: 'Answer', headers: 'Headers',
      cut: (count) => `(the first ${count} characters)`,
      took: (ms) => `${ms} ms`, offline: 'The network is down; no answer came.', retry: 'may be tried again',
    },
    step: {
      search: {
        title: 'Search', say: 'By words, in Chinese or pinyin; the answer has the price plans of every product.',
      },
      sample: {
        title: 'Sample and profile',
        say:
          'The product page: dictionary, statistics of every column, masked sample and versions, before any payment.',
      },
      quote: { title: 'Quote', say: 'What a usage costs under a price plan, item by item; amounts are in fen.' },
      offer: {
        title: 'Offer',
        say: 'Price plan, purpose, window and quota. The provider accepts by signing; then it is your turn to sign.',
      },
      terms: {
        title: 'Terms to sign',
        say:
          'EIP-712 data and their digest. Sign the digest as it is with your registered own key, such as ' +
          'account.sign({ hash: digest }) of viem.',
      },
      sign: {
        title: 'Sign',
        say:
          'Put the signature into SIGNATURE and run it. With a key in custody of the platform a person signs on the ' +
          'agreement page with their password; an API key can not.',
      },
      order: {
        title: 'Order',
        say:
          'Once both have signed: money is held and the agreement goes to the chain. Until then the answer is 202, ' +
          'with the place to look in Location.',
      },
      transfer: {
        title: 'Request a transfer',
        say:
          'Recorded first, released after: when the answer is here, the transfer is on the chain. The same ' +
          'Idempotency-Key gives the same transfer, charged once.',
      },
      transfers: {
        title: 'Transfers', say: 'The newest first; where next is not null, give it as cursor for the next page.',
      },
      content: {
        title: 'Download',
        say:
          'Ranges and resumption work; the Repr-Digest header is the recorded SHA-256. Downloading again is no new ' +
          'transfer.',
      },
      receipt: {
        title: 'Receipt',
        say:
          'Canonical JSON: keep it to the letter. While the witness has not cosigned the answer is 503; ask again ' +
          'after Retry-After.',
      },
      trust: {
        title: 'Verify',
        say: 'Fetch the trust file and verify on the command line, or on the verification page, online or offline.',
        after: 'Then, in the folder of this project', page: 'Open the verification page',
      },
    },
    rules: {
      title: 'Conventions', idempotency: 'Idempotency',
      idempotencySay:
        'What moves money or data needs an Idempotency-Key (8 to 200 visible ASCII characters), unique within your ' +
        'organisation. Make and keep it before you send; after a broken connection send the same again and get the ' +
        'first answer. Another request under the same key is 422.',
      limits: 'Limits',
      limitsSay:
        'By default 6,000 requests a minute from one address, bodies of 1 MiB, 100 rows a page; beyond, the answer ' +
        'is 429 or 413. With too many transfers waiting for the chain it is 503. Both 429 and 503 carry Retry-After ' +
        'in seconds.',
      pages: 'Pages',
      pagesSay: 'Lists have items and next. Give next as it is as cursor for the next page; null is the last page.',
      problems: 'Problems',
      problemsSay:
        'Every failure is application/problem+json (RFC 9457): code is stable and for machines, title is a sentence ' +
        'for people, basis is the clause or article, requestId is for asking the platform.',
      hidden: 'Unseen is absent',
      hiddenSay: "Another's thing and a thing that is not there are answered alike, to the letter: 404.",
      inline: 'Content at once',
      inlineSay:
        "Where Accept is the content's type (such as text/csv) and it has at most 1 MiB, a transfer answers with the " +
        "content itself; the receipt's address is in the Link header.",
    },
    errors: {
      title: 'Errors', lead: 'Go by code, not by text. These are what you may meet on this road.', status: 'Status',
      code: 'Code', means: 'What it means, and what to do',
    },
  },
)
