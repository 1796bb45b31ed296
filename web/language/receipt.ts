import { dictionary } from './dictionary.ts'

/** What the page of one transfer, its receipt and its certificate say. */
export const receiptText = dictionary(
  {
    title: '一次交付',
    titleOf: (product: string) => `「${product}」的一次交付`,
    sentence: (consumer: string, at: string, provider: string, product: string, amount: string) =>
      `${consumer}于 ${at}（北京时间）从${provider}取得「${product}」，${amount}。`,
    asked: (consumer: string, at: string, provider: string, product: string) =>
      `${consumer}于 ${at}（北京时间）向${provider}请求「${product}」。`,
    charged: (yuan: string) => `收费 ${yuan}`,
    free: '免费',
    state: {
      reserved: '等待上链', submitted: '正在上链', recorded: '已存证，可下载', released: '已存证，已下载',
      rejected: '链上拒绝', withheld: '已扣留', lapsed: '已过期未取',
    },
    stateMeans: {
      reserved: '内容和费用已经备好，正等着写进账本；写进以前一个字节也不会放出。',
      submitted: '存证已经提交给链，正等着确认；确认以前一个字节也不会放出。',
      recorded: '存证已写进账本，内容可以下载，断了可以续传。',
      released: '存证已写进账本，内容已经开始下载，可以再次下载或续传。',
      rejected: '链上的合约拒绝了这次交付，没有放出任何内容，费用已退回。',
      withheld: '存证写进账本之后、放出内容之前，有关方被监管暂停：没有放出任何内容，费用已退回。',
      lapsed: '存证已写进账本，但在保存期内没有取用，内容已经清除。',
    },
    act: {
      download: (size: string) => `下载文件（${size}）`, receipt: '下载存证回执', certificate: '打印 / 存为 PDF',
      onlyConsumer: '只有需方能下载内容', notYet: '内容现在不能下载', receiptNotYet: '回执还没有生成',
      afterCheck: '核验通过后可以打印凭证',
    },
    facts: {
      title: '交付事实', file: '文件', charged: '费用',
      at: '请求时间', recordedAt: '存证时间', releasedAt: '首次下载', sha256: 'SHA-256', record: '存证',
      recordIs: (index: string) => `账本第 ${index} 号`, transaction: '链上交易', id: '交付编号', agreement: '合约', see: '查看合约',
      provider: '供方', consumer: '需方',
    },
    check: {
      title: '在这个浏览器里核验',
      lead: '下面的结论由您的浏览器当场算出：回执刚从平台取来，核验程序不问平台任何问题。给出下载的文件，还能核对它是不是这一份。',
      awaiting: '见证方还没有联署，回执稍后就绪，页面会自动更新。', noReceipt: '没有写进账本的交付没有回执。',
      open: '到核验页，用自己的信任文件核验',
    },
    certificate: {
      title: '存证凭证', preview: '凭证预览', standIn: '演示环境 · 替身链', demo: '演示环境',
      lead: '核验通过后，可以打印下面这张凭证，或存为 PDF。', number: '编号', qr: '扫码查这条存证，比对叶哈希',
      trade: '交易', content: '内容', record: '存证', keys: '密钥', product: '数据产品',
      version: (number: string) => `第 ${number} 版`, purpose: '约定用途', window: '合约有效期', terms: '合约条款哈希',
      agreement: '合约编号',
      source: '源文件 SHA-256', log: '账本', index: '序号',
      indexIs: (index: string, size: string) => `第 ${index} 号（从 0 起），检查点覆盖 ${size} 条存证`, leaf: '叶哈希',
      root: '检查点的根', chain: '链', chainStandIn: (id: string) => `${id}（本机替身链，不是东营链）`, block: '区块', blockHash: '区块哈希',
      transaction: '链上交易', own: '自行保管', platform: '平台托管',
      uscc: (code: string) => `统一社会信用代码 ${code}`, times: '时间',
      timesAre: (platform: string, block: string, witness: string) =>
        `平台记录 ${platform}，区块 ${block}，见证方联署 ${witness}（北京时间）`,
      checked: (at: string, passed: string, open: string) => `${at}（北京时间）在持有人的浏览器中核验：${passed}均通过${open}。`,
      unchecked: '；文件未核对', separator: '、',
      notes: {
        what: '本凭证记载平台账本中的一条存证，据同编号的存证回执生成。它不是交易凭证、登记证书、公证书或鉴定意见。',
        check: '独立核验请使用存证回执（JSON）和另行取得的信任文件，在核验页、离线核验页或命令行进行；以回执的核验结果为准。',
        not: '它不证明数据真实、准确或合法，不证明操作人的身份，不证明交付后没有被复制。',
        standIn: '链是本机的替身链，不是东营链。',
        demo: '本系统为演示：标有「演示」的机构和数据均为虚构。',
      },
      made: (at: string) => `生成于 ${at}（北京时间）`,
    },
  },
  {
    title: 'A transfer',
    titleOf: (product) => `A transfer of “${product}”`,
    sentence: (consumer, at, provider, product, amount) =>
      `${consumer} obtained “${product}” from ${provider} on ${at} (Beijing time): ${amount}.`,
    asked: (consumer, at, provider, product) =>
      `${consumer} asked ${provider} for “${product}” on ${at} (Beijing time).`,
    charged: (yuan) => `charged ${yuan}`,
    free: 'free of charge',
    state: {
      reserved: 'waiting for the chain', submitted: 'on its way to the chain', recorded: 'recorded, ready to download',
      released: 'recorded and downloaded', rejected: 'refused by the chain', withheld: 'withheld', lapsed: 'lapsed',
    },
    stateMeans: {
      reserved: 'Content and money are set aside and wait to be recorded; before that not one byte leaves.',
      submitted: 'The record was handed to the chain and waits for confirmation; before that not one byte leaves.',
      recorded: 'The record is in the ledger; the content can be downloaded, and resumed.',
      released: 'The record is in the ledger; the download has begun and can be repeated or resumed.',
      rejected: 'The contract on the chain refused this transfer; nothing was released, and the money is back.',
      withheld: 'A suspension came after the record and before the release; nothing was released, the money is back.',
      lapsed: 'The record is in the ledger, but nobody fetched the content in time, and it has been removed.',
    },
    act: {
      download: (size) => `Download the file (${size})`, receipt: 'Download the receipt',
      certificate: 'Print / save as PDF',
      onlyConsumer: 'Only the consumer may download the content', notYet: 'The content can not be downloaded now',
      receiptNotYet: 'There is no receipt yet', afterCheck: 'The certificate can be printed once the receipt verifies',
    },
    facts: {
      title: 'Facts', file: 'File',
      charged: 'Charge',
      at: 'Asked at', recordedAt: 'Recorded at', releasedAt: 'First download', sha256: 'SHA-256', record: 'Record',
      recordIs: (index) => `no. ${index} in the ledger`, transaction: 'Transaction', id: 'Transfer',
      agreement: 'Agreement',
      see: 'See the agreement', provider: 'Provider', consumer: 'Consumer',
    },
    check: {
      title: 'Verified in this browser',
      lead:
        'Your browser computes what follows: the receipt was fetched just now, and the verifier asks the platform ' +
        'nothing. Give the downloaded file to see whether it is this one.',
      awaiting: 'The witness has not cosigned yet; the receipt will be ready soon, and this page shows it by itself.',
      noReceipt: 'A transfer that is not in the ledger has no receipt.',
      open: 'Verify with your own trust file on the verification page',
    },
    certificate: {
      title: 'Certificate of record', preview: 'Preview of the certificate', standIn: 'Demonstration · stand-in chain',
      demo: 'Demonstration',
      lead: 'Once the receipt verifies, the certificate below can be printed or saved as PDF.', number: 'No.',
      qr: 'Scan to look the record up and compare its leaf hash',
      trade: 'Trade', content: 'Content', record: 'Record', keys: 'Keys', product: 'Data product',
      version: (number) => `version ${number}`, purpose: 'Purpose agreed', window: 'Window', terms: 'Hash of the terms',
      agreement: 'Agreement',
      source: 'Source SHA-256', log: 'Ledger', index: 'Place',
      indexIs: (index, size) => `no. ${index} (from 0), the checkpoint covers ${size} records`, leaf: 'Leaf hash',
      root: "Checkpoint's root", chain: 'Chain', chainStandIn: (id) => `${id} (local stand-in, not 东营链)`,
      block: 'Block', blockHash: 'Block hash',
      transaction: 'Transaction', own: 'held by the party',
      platform: 'held by the platform',
      uscc: (code) => `credit code ${code}`, times: 'Times', timesAre: (platform, block, witness) =>
        `platform ${platform}, block ${block}, witness ${witness} (Beijing time)`,
      checked: (at, passed, open) =>
        `Verified in the holder's browser at ${at} (Beijing time): ${passed} passed${open}.`,
      unchecked: '; the file was not checked', separator: ', ',
      notes: {
        what:
          "This certificate states one record of the platform's ledger, made from the receipt of the same number. It " +
          "is no trade certificate, registration, notarial deed or expert opinion.",
        check:
          'To verify independently use the receipt (JSON) and a trust file that you got elsewhere, on the ' +
          'verification page, the offline page or the command line; what the receipt yields there prevails.',
        not:
          'It does not prove that the data are true, accurate or lawful, who acted, or that no copy was made after ' +
          'release.',
        standIn: 'The chain is a local stand-in, not 东营链.',
        demo: 'This is a demonstration: organisations and data marked 演示 are invented.',
      },
      made: (at) => `Made at ${at} (Beijing time)`,
    },
  },
)
