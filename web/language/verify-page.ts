import { dictionary } from './dictionary.ts'

/** What stands around a verification: trust files, the offline page, records and files looked up. */
export const verifyPageText = dictionary(
  {
    why: {
      title: '信任文件从哪里来，为什么最好用自己的',
      what: '信任文件写着几项公开的事实：日志的公钥、见证方的公钥、链编号、合约地址和代码哈希。核验时，签名和链的证明都要与它对上。',
      platform: '默认用本平台此刻公布的一份，方便，但等于向被核验的一方要标准答案：假如平台换掉日志、再换掉信任文件，两者仍会对上。',
      own: '更好的做法是在交易之前就保存一份，或向监管部门、交易对方索取一份，核验时用它。演示环境由 npm start 写在 data/trust.json；正式运行时应由监管部门公布。',
    },
    offline: {
      title: '离线核验页', sentence: '一个自带全部程序的网页文件。存到自己的电脑，断网双击打开即可核验；它被禁止访问网络，平台停运以后也能用。', download: '下载 verify.html',
      heading: '离线核验',
      lead: '这个文件自带全部程序，被禁止访问网络。把回执、信任文件和交付的文件拖进来，计算都在这台电脑上完成。',
      trust: '离线核验页不带任何信任文件：请使用您自己保存的，或从监管部门取得的一份。没有它，只能核对回执是否自洽。',
    },
    look: {
      title: '查一条存证', label: '账本序号', hint: '写在凭证和回执里，从 0 起的整数', fault: '请输入从 0 起的整数', search: '查询',
      absent: (index: string) => `账本里还没有第 ${index} 号存证。`,
      sentence: (index: string, kind: string, at: string, block: string) =>
        `第 ${index} 号存证是${kind}，记录于 ${at}（北京时间），写在第 ${block} 区块。`,
      transfer: '一次数据交付', event: (name: string) => `一项交易事件（${name}）`,
      covered: (size: string, at: string) => `见证方已于 ${at} 联署覆盖它的检查点（共 ${size} 条存证）。`,
      uncovered: '见证方还没有联署覆盖它的检查点，回执稍后可取。', leaf: '叶哈希', transaction: '交易哈希', root: '检查点的根',
      matches: '凭证上的叶哈希与平台账本中的这一条一致。', differs: '凭证上的叶哈希与平台账本中的这一条不同：凭证被改动过，或者不属于这个账本。',
      note: '这是平台自己的回答，只含哈希和时间，不含当事方和内容。要独立核验，请向持有人索取回执，在上面核验。', paper: '凭证上的叶哈希',
    },
    recognise: {
      title: '这是什么文件？', sentence: '没有回执也可以问平台：这份文件是不是与本单位有关的产品或交付。只发送它的 SHA-256，不发送文件。', ask: '查询', open: '查看这次交付',
    },
  },
  {
    why: {
      title: 'Where the trust file comes from, and why your own is better',
      what:
        "A trust file states a few public facts: the log's key, the witness's key, the chain id, the contracts' addre" +
        "sses and code hashes. Signatures and chain proofs must match it.",
      platform:
        'By default the one that this platform publishes now is used. That is convenient, but it asks the party ' +
        'under examination for the answers: had the platform swapped its log and its trust file, the two would still ' +
        'match.',
      own:
        'Better: keep one from before the trade, or get one from the regulator or from your counterparty, and verify ' +
        'with it. In the demo npm start writes data/trust.json; in real use the regulator should publish it.',
    },
    offline: {
      title: 'Offline page',
      sentence:
        'One web page file with the whole program in it. Keep it, open it with the network cut: it is forbidden to ' +
        'use the network, and works even when the platform is gone.',
      download: 'Download verify.html', heading: 'Verify offline',
      lead:
        'This file has the whole program in it and is forbidden to use the network. Drop receipt, trust file and ' +
        'delivered file; everything is computed on this machine.',
      trust:
        "The offline page carries no trust file: use one that you kept, or the regulator's. Without one only " +
        "agreement with itself can be checked.",
    },
    look: {
      title: 'Look up a record', label: 'Place in the ledger',
      hint: 'On certificates and receipts, a whole number from 0', fault: 'Enter a whole number from 0',
      search: 'Look up', absent: (index) => `The ledger has no record ${index} yet.`,
      sentence: (index, kind, at, block) =>
        `Record ${index} is ${kind}, recorded at ${at} (Beijing time), in block ${block}.`,
      transfer: 'a transfer of data', event: (name) => `an event of the trade (${name})`,
      covered: (size, at) => `The witness cosigned the checkpoint that covers it (${size} records) at ${at}.`,
      uncovered: 'The witness has not yet cosigned a checkpoint that covers it; the receipt can be had later.',
      leaf: 'Leaf hash', transaction: 'Transaction', root: "Checkpoint's root",
      matches: "The certificate's leaf hash is that of this record in the platform's ledger.",
      differs:
        "The certificate's leaf hash is not that of this record: the certificate was altered, or is of another " +
        "ledger.",
      note:
        "This is the platform's own answer; it has hashes and times, no parties and no content. To verify " +
        "independently, ask the holder for the receipt and check it above.",
      paper: "The certificate's leaf hash",
    },
    recognise: {
      title: 'What is this file?',
      sentence:
        'Without a receipt you may ask the platform whether this file is a product or transfer of your organisation. ' +
        'Only its SHA-256 is sent, not the file.',
      ask: 'Ask', open: 'See this transfer',
    },
  },
)
