import { dictionary } from './language.tsx'

/** Certificates (凭证), filings of deals from elsewhere, and how anybody looks one up. */
export const certificateTexts = dictionary(
  {
    title: '凭证', lead: '主体、挂牌、交易和备案凭证：内容摘要在签发前记入存证账本，任何人都能按编号查验。',
    mine: '本单位的凭证', empty: '还没有凭证。交易结算后，在合约页可以申请交易凭证。', issueParty: '申请主体凭证',
    issueTrade: '交易凭证', issueListing: '挂牌证书', busy: '正在办理…',
    pdf: '下载 PDF', number: '编号', kind: '类别', issuedAt: '签发时间', state: '状态', digest: '内容摘要', pdfDigest: 'PDF 摘要',
    kinds: { party: '主体凭证', listing: '挂牌证书', trade: '交易凭证', filing: '备案凭证' } as Record<string, string>,
    states: { valid: '有效', revoked: '已撤销' } as Record<string, string>,
    standing: '所证事项',
    standings: {
      stands: '仍然成立', suspended: '已暂停', delisted: '该次挂牌已结束', partly_refunded: '签发后有部分退款', refunded: '交易款已全额退还',
    },
    lookUp: '查验凭证', lookUpLead: '输入凭证上的编号，或扫描二维码。', look: '查验', notFound: '没有这个编号的凭证。',
    hidden: '凭证的内容只向持有人、平台和监管方显示；请与手中的凭证核对编号、签发时间和摘要。',
    record: (index: string) => `账本第 ${index} 号记录`, noRecord: '正在记入账本', revokedFor: (reason: string) => `撤销原因：${reason}`,
    filings: '场外交易备案', filingsLead: '在平台之外签订的数据交易，材料齐全的可以备案并取得备案凭证。',
    filingEmpty: '没有备案。', filingStates: { submitted: '待审核', filed: '已备案', rejected: '不予备案' } as Record<string, string>,
    contract: '合同', parties: '双方', amount: '金额', applicant: '申请人', source: '来源说明', decide: '准予备案', reject: '不予备案', reason: '不予备案的原因',
  },
  {
    title: 'Certificates', lead: 'Of parties, listings, trades and filings: their digest is in the log before they are issued, and anybody can look them up by number.',
    mine: 'Your certificates', empty: 'None yet. Once a trade is settled, its agreement’s page offers its certificate.', issueParty: 'Certify this organisation',
    issueTrade: 'Trade certificate', issueListing: 'Listing certificate', busy: 'Working…',
    pdf: 'Download PDF', number: 'Number', kind: 'Kind', issuedAt: 'Issued', state: 'State', digest: 'Digest', pdfDigest: 'Digest of the PDF',
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
    contract: 'Contract', parties: 'Parties', amount: 'Amount', applicant: 'Filed by', source: 'Source', decide: 'File', reject: 'Reject', reason: 'Why it is rejected',
  },
)
