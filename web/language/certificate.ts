import type { CertificateKind, CERTIFICATE_STATES, FILING_STATES, Standing } from '#api/certificate/certificate.ts'
import { dictionary } from './dictionary.ts'

/** Certificates (凭证), filings of deals from elsewhere, and how anybody looks one up. */
export const certificateTexts = dictionary(
  {
    title: '凭证', lead: '主体、挂牌、交易和备案凭证：内容摘要在签发前记入存证账本，任何人都能按编号查验。',
    mine: '本单位的凭证', empty: '还没有凭证。在下面为已结算的交易、挂牌中的产品申请。', issueParty: '申请主体凭证', busy: '正在办理…',
    all: '已签发的凭证', emptyAll: '还没有签发过凭证。', issued: '凭证已签发：',
    trade: {
      title: '可申请交易凭证的订单', lead: '有结算记录的订单，双方都可以取得同一份交易凭证；免费的，交付过即可。', empty: '还没有订单。',
      told: (day: string, fen: string) => `${day} 下单 · 已结算 ${fen}`, unsettled: '结算后才有交易凭证', ask: '取得交易凭证',
    },
    listing: {
      title: '可申请挂牌证书的产品', lead: '挂牌中的产品，每一轮审核有一份挂牌证书。', empty: '没有挂牌中的产品。',
      told: (version: string, day: string) => `第 ${version} 版 · ${day} 挂牌`, ask: '取得挂牌证书',
    },
    revoke: '撤销', revokeTitle: (number: string) => `撤销 ${number}`, revokeReason: '撤销的原因', revokeLacks: '请写明撤销的原因',
    revokeLead: '撤销后不能恢复；查验这个编号的人会看到原因。',
    pdf: '下载 PDF', json: '下载 JSON', number: '编号', kind: '类别', issuedAt: '签发时间', state: '状态', digest: '内容摘要', pdfDigest: 'PDF 摘要',
    kinds: {
      party: '主体凭证', listing: '挂牌证书', trade: '交易凭证', filing: '备案凭证',
    } satisfies Record<CertificateKind, string>,
    states: { valid: '有效', revoked: '已撤销' } satisfies Record<(typeof CERTIFICATE_STATES)[number], string>,
    standing: '所证事项',
    standings: {
      stands: '仍然成立', suspended: '已暂停', delisted: '该次挂牌已结束', partly_refunded: '签发后有部分退款', refunded: '交易款已全额退还',
    } satisfies Record<Standing, string>,
    lookUp: '查验凭证', lookUpLead: '输入凭证上的编号，或扫描二维码。', look: '查验', notFound: '没有这个编号的凭证。',
    hidden: '凭证的内容只向持有人、平台和监管方显示；请与手中的凭证核对编号、签发时间和摘要。',
    record: (index: string) => `账本第 ${index} 号记录`, noRecord: '正在记入账本', revokedFor: (reason: string) => `撤销原因：${reason}`,
    filings: '场外交易备案', filingsLead: '在平台之外签订的数据交易，材料齐全的可以备案并取得备案凭证。',
    filingEmpty: '没有备案。',
    filingStates: { submitted: '待审核', filed: '已备案', rejected: '不予备案' } satisfies Record<(typeof FILING_STATES)[number], string>,
    decide: '准予备案', reject: '不予备案', reason: '不予备案的原因', reasonLacks: '不予备案须写明原因',
    deal: {
      open: '提交备案', title: '提交场外交易备案', lead: '本单位作为一方、在平台之外签订的数据交易。材料留在本机，只提交文件名和摘要。',
      submit: '提交备案', contractName: '合同名称', object: '交易标的', side: '本单位是', sides: { provider: '提供方', consumer: '需求方' },
      ownUscc: '本单位的统一社会信用代码', otherName: (side: string) => `${side}名称`,
      otherUscc: (side: string) => `${side}的统一社会信用代码`, usccWrong: '校验位不符，请核对', amount: '交易金额（元）',
      amountWrong: '如 12000 或 12000.50', signedOn: '签约日期', sourceProof: '来源说明', sourceHint: '数据从哪里来，凭什么可以交易',
      materials: '备案材料', optional: (name: string) => `${name}（可不交）`, parties: '双方', applicant: '申请人',
      kinds: {
        contract: '交易合同', object: '标的基本信息', source: '来源证明', applicant: '申请人信息', undertaking: '承诺书', other: '其他材料',
      },
    },
  },
  {
    title: 'Certificates', lead: 'Of parties, listings, trades and filings: their digest is in the log before they are issued, and anybody can look them up by number.',
    mine: 'Your certificates', empty: 'None yet. Ask for those of settled trades and listed products below.', issueParty: 'Certify this organisation', busy: 'Working…',
    all: 'Certificates issued', emptyAll: 'None was issued yet.', issued: 'Issued:',
    trade: {
      title: 'Orders that may have a certificate', lead: 'Both sides of an order that was settled get the same certificate; a free one, once it was delivered.', empty: 'No orders yet.',
      told: (day, fen) => `ordered ${day} · settled ${fen}`, unsettled: 'Once it is settled', ask: 'Get its certificate',
    },
    listing: {
      title: 'Products that may have a certificate', lead: 'Each round of reviews of a product on the market has one.', empty: 'No product is on the market.',
      told: (version, day) => `version ${version} · listed ${day}`, ask: 'Get its certificate',
    },
    revoke: 'Revoke', revokeTitle: (number) => `Revoke ${number}`, revokeReason: 'Why it is revoked', revokeLacks: 'Say why',
    revokeLead: 'It can’t be undone; whoever looks the number up reads the reason.',
    pdf: 'Download PDF', json: 'Download JSON', number: 'Number', kind: 'Kind', issuedAt: 'Issued', state: 'State', digest: 'Digest', pdfDigest: 'Digest of the PDF',
    kinds: { party: 'Party', listing: 'Listing', trade: 'Trade', filing: 'Filing' },
    states: { valid: 'Valid', revoked: 'Revoked' },
    standing: 'What it certifies',
    standings: {
      stands: 'still holds', suspended: 'is suspended', delisted: 'is no longer listed as it was then',
      partly_refunded: 'was paid back in part since', refunded: 'was paid back in full',
    },
    lookUp: 'Look up a certificate', lookUpLead: 'Enter the number on the certificate, or scan its QR code.', look: 'Look up', notFound: 'No certificate has this number.',
    hidden: 'Its content is shown to its holders, the platform and the overseers; compare number, time and digest with the certificate at hand.',
    record: (index) => `Record ${index} of the log`, noRecord: 'On its way to the log', revokedFor: (reason) => `Revoked: ${reason}`,
    filings: 'Deals made elsewhere', filingsLead: 'A deal in data that was signed outside the platform can be filed with its materials, and gets a certificate.',
    filingEmpty: 'None.', filingStates: { submitted: 'Under review', filed: 'Filed', rejected: 'Rejected' },
    decide: 'File', reject: 'Reject', reason: 'Why it is rejected', reasonLacks: 'Say why it is rejected',
    deal: {
      open: 'File a deal', title: 'File a deal made elsewhere', lead: 'A deal in data of your organisation’s that was signed outside the platform. Materials stay here: their names and digests are sent.',
      submit: 'File it', contractName: 'Contract', object: 'What is traded', side: 'Your organisation is the', sides: { provider: 'provider', consumer: 'consumer' },
      ownUscc: 'Your unified social credit code', otherName: (side) => `Name of the ${side}`,
      otherUscc: (side) => `Code of the ${side}`, usccWrong: 'Its check character is wrong', amount: 'Amount (yuan)',
      amountWrong: 'Such as 12000 or 12000.50', signedOn: 'Signed on', sourceProof: 'Source', sourceHint: 'Where the data come from, and why they may be traded',
      materials: 'Materials', optional: (name) => `${name} (if any)`, parties: 'Parties', applicant: 'Filed by',
      kinds: {
        contract: 'Contract', object: 'What is traded', source: 'Proof of the source', applicant: 'About the applicant', undertaking: 'Undertaking', other: 'Other',
      },
    },
  },
)
