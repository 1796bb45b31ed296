import { dictionary } from './dictionary.ts'

/** What a verification says, on the site's pages and on the offline page. */
export const verifyText = dictionary(
  {
    title: '核验存证回执',
    lead: '把回执和文件拖到这里，谁都可以核验，不用登录。计算全部在这台电脑的浏览器里完成，文件不会上传。',
    ready: '核验程序已就绪，现在断开网络也能核验',
    broken: '核验程序没有载入成功，请检查网络后刷新页面。',
    give: {
      title: '要核验什么', drop: '把文件拖到这里，可一次拖入多个', hint: '回执和信任文件会自动识别，其余的当作交付的文件', choose: '选择文件',
      reading: (done: string, total: string) => `正在本机计算 SHA-256：${done} / ${total}`,
      unreadable: '这个文件读不出来，可能已被移动、删除或正被占用，请重新选择。', hashed: '已在本机算出 SHA-256', again: '更换', remove: '移除',
    },
    receipt: { name: '存证回执', need: '必需', hint: '交付完成后下载的 JSON 文件', choose: '选择存证回执' },
    file: { name: '交付的文件', need: '可选', hint: '收到的那个文件，任意大小', choose: '选择交付的文件' },
    trust: {
      name: '信任文件', need: '可选', hint: '自己另行取得并保存的信任文件', choose: '选择信任文件', offlineNeed: '建议',
      platform: '正在使用本平台此刻公布的信任文件', own: '正在使用您自己的信任文件', reading: '正在读取本平台的信任文件…',
      absent: '没有信任文件，只能核对回执是否自洽', failed: '本平台的信任文件没有取到', retry: '重试', download: '下载保存本平台的信任文件',
    },
    verdict: {
      waiting: '给出回执后，这里显示结论', working: '正在核验…', verified: '核验通过', consistent_unanchored: '回执自洽，但无从认定其真实',
      failed: '核验未通过',
      sentence: (consumer: string, at: string, provider: string, product: string, version: string, amount: string) =>
        `${consumer}于 ${at}（北京时间）从${provider}取得数据产品 ${product} 第 ${version} 版，${amount}。`,
      rows: (count: string) => `共 ${count} 行`, withFile: '手中的文件正是当时交付的那一份，一个字节都不差。',
      withoutFile: '尚未核对文件：给出收到的文件，才知道它是不是当时交付的那一份。',
      withoutTrust: '没有信任文件作为依据：自洽的回执任何人都能编造，不能据此认定它出自本平台。',
      failedAt: (step: string) => `没有通过的一步：${step}。`,
      otherFile: '回执本身没有问题，但手中的文件不是它所说的那一份。',
    },
    state: { waiting: '待核对', passed: '通过', failed: '未通过', not_checked: '未核对' },
    step: {
      record: {
        name: '存证内容', asks: '回执里写的事实，和存证时登记的是否一致？', passed: '回执写明的产品、版本、行数、哈希和时间，与存证条目逐项一致。',
        failed: '回执里的内容对不上它自己的存证条目：回执被改动过，或者不是平台出具的原件。请向出具方重新索取。',
      },
      inclusion: {
        name: '收入账本', asks: '这条存证在不在账本里？', passed: '从这条存证出发，逐层哈希，正好到达检查点承诺的根：它确实在账本里，位置也对。',
        failed: '逐层哈希到不了检查点的根：这条存证不在该检查点承诺的账本里，不能作为已存证的凭据。',
      },
      checkpoint: {
        name: '检查点签名', asks: '账本的根是谁签的？独立的见证方认不认？', passed: '账本的根由日志签名，并由独立的见证方联署：平台单方面改不了账本。',
        failed: '检查点的签名和信任文件对不上：它可能出自另一个平台，也可能是伪造的，或者您用错了信任文件。',
      },
      anchor: {
        name: '上链', asks: '账本的根有没有写到链上的合约里？', passed: '链的证明显示：这个区块里，合约保存的正是这个根，合约的地址和代码也与信任文件一致。',
        failed: '链的证明不成立：链上合约里保存的不是这个检查点，不能认为它已经上链。',
      },
      agreement: {
        name: '合约签名', asks: '供需双方签过这份合约吗？', passed: '双方登记过的密钥签署了同一份条款，交付发生在合约的有效期内，产品也是合约约定的产品。',
        failed: '合约这一步不成立：签名、条款、密钥登记或期限有一项对不上，不能认为双方约定过这次交付。',
      },
      content: {
        name: '文件', asks: '手中的文件是不是当时交付的那一份？', passed: '在本机算出的 SHA-256 和大小，与存证完全相同。',
        failed: '手中的文件不是当时交付的那一份：哪怕只差一个字节也会如此。若确信没有改过，请重新下载后再试。',
      },
    },
    trustFault: '您给出的信任文件本身有误，所以什么都没有核对。请换一个，或移除它。',
    malformed:
      '这不是一份完好的存证回执：它不是平台给出的那种 JSON 文件，或者被重新排版、截断、改动过。请使用下载时的原文件。',
    unreached: '前面的步骤没有通过，这一步没有核对。',
    detail: {
      open: '技术细节', verifier: '核验程序的结论', field: '出错的字段', leaf: '叶哈希', body: '存证内容哈希', commitment: '内容承诺', nonce: '随机数',
      transfer: '交付编号',
      product: '产品编号', source: '源文件 SHA-256', at: '平台记录的时间', index: '账本序号', size: '检查点的大小',
      sizeIs: (count: string) => `${count} 条存证`, root: '检查点的根',
      note: '检查点原文', witnessed: '见证方联署时间', chain: '链编号', block: '区块', blockHash: '区块哈希', blockAt: '区块时间', proof: '证明',
      proofIs: (account: string, size: string, root: string) => `账户 ${account} 个节点，大小 ${size} 个，根 ${root} 个`,
      agreement: '合约（条款哈希）',
      window: '有效期', quota: '次数上限', standing: '签署方式', isStanding: '供方面向任何需方的格式要约，需方接受', isBoth: '双方签署同一份条款',
      purpose: '约定用途',
      provider: '供方密钥', consumer: '需方密钥', policy: '使用策略（ODRL）', sha256: '存证的 SHA-256', computed: '本机算出的 SHA-256',
      bytes: '存证的大小', computedBytes: '文件的大小',
      bytesIs: (count: string) => `${count} 字节`, from: (start: string, end: string) => `${start} 至 ${end}`,
      none: '没有给出文件',
    },
    path: {
      title: '从这条存证到账本的根', leaf: '这条存证', root: '检查点的根', same: '与检查点的根一致', other: '与检查点的根不同',
      alone: '账本里只有这一条存证，它的叶哈希就是根。',
      sentence: (count: string, size: string) =>
        `账本共 ${size} 条存证，只需 ${count} 个相邻哈希（灰色），就能从这条存证算到根（蓝色）。每一个蓝色的值都是刚刚在本机算出来的。`,
    },
    facts: {
      title: '回执所载', transfer: '交付', provider: '供方', consumer: '需方', uscc: '统一社会信用代码', product: '产品',
      version: (number: string) => `第 ${number} 版`, amount: '内容', recordedAt: '平台记录的时间',
      blockAt: '区块时间', witnessedAt: '见证方联署时间', purpose: '约定用途', custody: '密钥保管', colon: '：', own: '自行保管', platform: '平台托管',
    },
    notProven: {
      title: '它不证明什么', lead: '核验通过只说明上面六步成立，除此之外：',
      always: {
        truth: '不证明数据内容真实、准确或合法。', person: '不证明操作时坐在键盘前的是谁，也不证明统一社会信用代码背后的人是谁。', copy: '不证明数据交付后没有被复制或转给他人。',
        custody: '密钥由谁保管以平台的登记为准，回执不能独立证明。',
      },
    },
  },
  {
    title: 'Verify a receipt',
    lead:
      'Drop a receipt and a file here. Anybody can verify, without signing in. Everything is computed in this ' +
      'browser, on this machine; no file is uploaded.',
    ready: 'The verifier is loaded; it works with the network cut from now on',
    broken: 'The verifier did not load; check the network and reload the page.',
    give: {
      title: 'What to verify', drop: 'Drop files here, several at once if you like',
      hint: 'Receipts and trust files are recognised; anything else is taken as the delivered file',
      choose: 'Choose files',
      reading: (done, total) => `Computing SHA-256 on this machine: ${done} / ${total}`,
      unreadable: 'This file can not be read; it may have been moved, removed or locked. Choose it again.',
      hashed: 'SHA-256 computed on this machine', again: 'Change', remove: 'Remove',
    },
    receipt: {
      name: 'Receipt', need: 'needed', hint: 'The JSON file downloaded after the transfer',
      choose: 'Choose the receipt',
    },
    file: {
      name: 'Delivered file', need: 'optional', hint: 'The file that you received, of any size',
      choose: 'Choose the delivered file',
    },
    trust: {
      name: 'Trust file', need: 'optional', hint: 'One that you got and kept yourself', choose: 'Choose a trust file',
      offlineNeed: 'advised',
      platform: 'Using the trust file that this platform publishes now', own: 'Using your own trust file',
      reading: "Reading this platform's trust file…",
      absent: 'Without a trust file only agreement with itself can be checked',
      failed: "This platform's trust file could not be read", retry: 'Try again',
      download: "Download this platform's trust file to keep",
    },
    verdict: {
      waiting: 'Give a receipt, and the verdict stands here', working: 'Verifying…', verified: 'Verified',
      consistent_unanchored: 'Sound in itself, but nothing to trust it by', failed: 'Not verified',
      sentence: (consumer, at, provider, product, version, amount) =>
        `${consumer} obtained version ${version} of the data product ${product} from ${provider} ` +
        `on ${at} (Beijing time): ${amount}.`,
      rows: (count) => `${count} rows`, withFile: 'The file at hand is exactly what was delivered, byte for byte.',
      withoutFile: 'No file was checked: give the file that you received, to know whether it is what was delivered.',
      withoutTrust: 'There is no trust file to hold it against: anybody can make up a receipt that agrees with itself.',
      failedAt: (step) => `The step that failed: ${step}.`,
      otherFile: 'The receipt itself is sound, but the file at hand is not the one that it speaks of.',
    },
    state: { waiting: 'to be checked', passed: 'passed', failed: 'failed', not_checked: 'not checked' },
    step: {
      record: {
        name: 'Record', asks: 'Do the facts in the receipt agree with what was recorded?',
        passed: 'Product, version, rows, hashes and time in the receipt are those of the recorded entry, one by one.',
        failed:
          'The receipt does not agree with its own entry: it was altered, or it is not an original of the platform. ' +
          'Ask for it again.',
      },
      inclusion: {
        name: 'Inclusion', asks: 'Is this record in the ledger?',
        passed:
          "Hashing upwards from this record arrives exactly at the checkpoint's root: it is in the ledger, at this " +
          "place.",
        failed:
          "Hashing upwards does not arrive at the checkpoint's root: the record is not in that ledger and counts as " +
          "unrecorded.",
      },
      checkpoint: {
        name: 'Checkpoint', asks: "Who signed the ledger's root, and does an independent witness agree?",
        passed:
          'The root is signed by the log and cosigned by an independent witness: the platform alone can not change ' +
          'the ledger.',
        failed:
          'The signatures do not match the trust file: the checkpoint may be of another platform, or forged, or the ' +
          'trust file is the wrong one.',
      },
      anchor: {
        name: 'Anchor', asks: "Is the ledger's root written in the contract on the chain?",
        passed:
          "The chain's proof shows that the contract held exactly this root in this block; its address and code are " +
          "those of the trust file.",
        failed:
          "The chain's proof does not hold: the contract did not hold this checkpoint, so it does not count as " +
          "anchored.",
      },
      agreement: {
        name: 'Agreement', asks: 'Did both parties sign this agreement?',
        passed:
          'The registered keys of both parties signed the same terms, and the transfer is within their window and of ' +
          'their product.',
        failed:
          'The agreement does not hold: a signature, the terms, a key or the window does not match; it does not ' +
          'count as agreed.',
      },
      content: {
        name: 'File', asks: 'Is the file at hand what was delivered?',
        passed: 'SHA-256 and size computed on this machine are exactly those recorded.',
        failed:
          'The file at hand is not what was delivered; a single byte makes the difference. If it was not changed, ' +
          'download it again.',
      },
    },
    trustFault:
      'The trust file that you gave is itself at fault, so nothing was checked. Take another one, or remove it.',
    malformed:
      'This is not an intact receipt: it is not the JSON file that the platform gives, or it was reformatted, ' +
      'cut or altered. Use the file as it was downloaded.',
    unreached: 'An earlier step failed; this one was not checked.',
    detail: {
      open: 'Technical detail', verifier: 'What the verifier says', field: 'Field at fault', leaf: 'Leaf hash',
      body: 'Hash of the body', commitment: 'Content commitment', nonce: 'Nonce', transfer: 'Transfer',
      product: 'Product', source: "Source file's SHA-256", at: 'Time by the platform', index: 'Place in the ledger',
      size: 'Checkpoint size', sizeIs: (count) => `${count} records`, root: "Checkpoint's root",
      note: 'Checkpoint as signed', witnessed: 'Cosigned at', chain: 'Chain id', block: 'Block',
      blockHash: 'Block hash', blockAt: 'Block time', proof: 'Proof',
      proofIs: (account, size, root) => `account ${account} nodes, size ${size}, root ${root}`,
      agreement: 'Agreement (hash of its terms)',
      window: 'Window', quota: 'Quota', standing: 'How it was signed',
      isStanding: 'The provider offered to anybody, the consumer accepted',
      isBoth: 'Both parties signed the same terms', purpose: 'Purpose agreed',
      provider: "Provider's key", consumer: "Consumer's key", policy: 'Usage policy (ODRL)', sha256: 'SHA-256 recorded',
      computed: 'SHA-256 computed here', bytes: 'Size recorded', computedBytes: 'Size of the file',
      bytesIs: (count) => `${count} bytes`, from: (start, end) => `${start} to ${end}`, none: 'No file was given',
    },
    path: {
      title: "From this record to the ledger's root", leaf: 'This record', root: "Checkpoint's root",
      same: "the checkpoint's root", other: "not the checkpoint's root",
      alone: 'The ledger has this one record; its leaf hash is the root.',
      sentence: (count, size) =>
        `The ledger has ${size} records; ${count} sibling hashes (grey) suffice to compute the root (blue) from this ` +
        'record. Every blue value was computed on this machine just now.',
    },
    facts: {
      title: 'What the receipt says', transfer: 'Transfer', provider: 'Provider', consumer: 'Consumer',
      uscc: 'Credit code', product: 'Product', version: (number) => `version ${number}`, amount: 'Content',
      recordedAt: 'Time by the platform',
      blockAt: 'Block time', witnessedAt: 'Cosigned at', purpose: 'Purpose agreed', custody: 'Key held by', colon: ' ',
      own: 'the party itself', platform: 'the platform',
    },
    notProven: {
      title: 'What it does not prove', lead: 'A verified receipt says that the six steps above hold. Beyond that:',
      always: {
        truth: 'It does not prove that the data are true, accurate or lawful.',
        person: 'It does not prove who sat at the keyboard, nor who the people behind a credit code are.',
        copy: 'It does not prove that no copy was made or passed on after release.',
        custody: "Whose custody a key was in is the platform's word; the receipt can't prove it by itself.",
      },
    },
  },
)
