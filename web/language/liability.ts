import { dictionary } from './dictionary.ts'

/** What the page of liability says: who answers for data, at which instant, for which stage of its life. */
export const liabilityTexts = dictionary(
  {
    title: '全生命周期责任',
    lead: '选一份数据、一个时刻：采集、传输、存储、处理、使用、交换、销毁，每个环节由谁负责，凭哪一条存证。',
    basis: '谁采集谁负责、谁持有谁负责、谁使用谁负责、谁运营谁负责——《山东省公共数据资源授权运营管理办法（试行）》第二十八条',
    stages: { collect: '采集', transmit: '传输', store: '存储', process: '处理', use: '使用', exchange: '交换', destroy: '销毁' },
    kinds: { resource: '公共数据资源', version: '产品版本', transfer: '交付副本' },
    pick: {
      kind: '数据的种类', subject: '哪一份', choose: '请选择', find: '按名称查找', byId: '或输入编号', idHint: '以 res_、ver_ 或 tfr_ 开头',
      at: '时刻（北京时间）', now: '此刻', none: '没有可以追责的数据。', ask: '查看',
    },
    answer: {
      title: (title: string, at: string) => `「${title}」在 ${at}`, nobody: '这一时刻没有任何环节有责任主体：它还不存在，或已全部销毁。',
      by: (stage: string) => `${stage}由`, since: (at: string) => `自 ${at} 起`, until: (at: string) => `至 ${at}`,
      copies: (count: number) => `${count} 份`, via: '依', record: (index: string) => `存证第 ${index} 条`, waiting: '等待上链',
      own: '由本单位声明或记录', cut: '环节很多，这里只列最近的 500 段。',
    },
    lanes: {
      title: '七个环节的责任', label: '七个环节的责任泳道：横向是时间，每一段是一个责任主体',
      reading: (standing: number, bodies: number) => `这一时刻有 ${standing} 段责任在身，涉及 ${bodies} 个主体；竖线是所选的时刻，点图可以换一个。`,
      columns: { stage: '环节', body: '责任主体', from: '自', to: '至', via: '依据的业务', record: '存证' },
      open: '至今', empty: '这份数据还没有任何环节的记录。',
    },
    declare: {
      title: '声明本单位的环节', lead: '平台自己的记录说不出的，由责任单位声明：怎样采集、存在哪里、怎样处理、何时销毁。声明本身存证。',
      stage: '环节', method: '方式', methodHint: '如：一网通办业务系统采集；政务云存储；按季度人工复核', from: '自何时起', submit: '声明',
      done: '已声明并存证',
    },
    destruction: {
      title: '副本销毁', lead: '合约结束后 30 天内，需方须证明其副本已销毁；逾期未证明的在这里列出。',
      states: { due: '待销毁', overdue: '逾期未销毁', filed: '已证明' }, all: '全部', state: '状态',
      columns: { title: '产品与文件', consumer: '需方', ended: '合约结束', due: '应于', state: '状态', proof: '证明' },
      none: '没有符合条件的副本。', methods: { deleted: '删除', overwritten: '覆写', key_destroyed: '销毁密钥', media_destroyed: '销毁介质' },
      file: '提交销毁证明', method: '方式', note: '说明', noteHint: '谁、在哪里、删除了哪些副本与备份', submit: '提交', cancel: '取消',
      proofFile: '证明文件', filed: '已提交并存证', look: '责任',
    },
  },
  {
    title: 'Liability over the life of data',
    lead: 'Choose data and an instant: collection, transmission, storage, processing, use, exchange, destruction, who answers for each, by which record.',
    basis: 'Who collects, holds, uses or operates answers for it: Article 28 of Shandong’s rules on the authorised operation of public data (trial)',
    stages: {
      collect: 'Collection', transmit: 'Transmission', store: 'Storage', process: 'Processing', use: 'Use', exchange: 'Exchange', destroy: 'Destruction',
    },
    kinds: { resource: 'Public data', version: 'Version', transfer: 'Copy' },
    pick: {
      kind: 'Kind of data', subject: 'Which', choose: 'Choose', find: 'Search by name', byId: 'Or its identifier', idHint: 'begins with res_, ver_ or tfr_',
      at: 'Instant (Beijing time)', now: 'Now', none: 'There is no data to ask for.', ask: 'Look',
    },
    answer: {
      title: (title: string, at: string) => `“${title}” at ${at}`, nobody: 'Nobody answers for any stage at that instant: it did not exist yet, or all of it is destroyed.',
      by: (stage: string) => `${stage}: `, since: (at: string) => `since ${at}`, until: (at: string) => `until ${at}`,
      copies: (count: number) => `${count} copies`, via: 'by', record: (index: string) => `record ${index}`, waiting: 'waits for the chain',
      own: 'declared or recorded by the body itself', cut: 'There is much: the latest 500 parts are told.',
    },
    lanes: {
      title: 'Seven stages', label: 'Lanes of the seven stages over time; every part is one responsible body',
      reading: (standing: number, bodies: number) => `At that instant ${standing} parts stand, of ${bodies} bodies; the line is the instant, and a click chooses another one.`,
      columns: { stage: 'Stage', body: 'Body', from: 'From', to: 'To', via: 'By', record: 'Record' },
      open: 'now', empty: 'Nothing of its life is recorded yet.',
    },
    declare: {
      title: 'Declare a stage of your own', lead: 'What the platform’s records don’t tell, the body declares: how it collects, where it stores, how it processes, when it destroys. The declaration goes on record.',
      stage: 'Stage', method: 'Method', methodHint: 'For instance: collected by the one-stop business system', from: 'Since', submit: 'Declare',
      done: 'Declared and recorded',
    },
    destruction: {
      title: 'Destruction of copies', lead: 'Within 30 days of an agreement’s end its consumer proves that its copies are destroyed; those that are overdue stand here.',
      states: { due: 'to destroy', overdue: 'overdue', filed: 'proven' }, all: 'All', state: 'State',
      columns: { title: 'Product and file', consumer: 'Consumer', ended: 'Ended', due: 'Due', state: 'State', proof: 'Proof' },
      none: 'No copy is like that.', methods: { deleted: 'deleted', overwritten: 'overwritten', key_destroyed: 'key destroyed', media_destroyed: 'media destroyed' },
      file: 'Prove the destruction', method: 'Method', note: 'Account', noteHint: 'Who deleted which copies and backups, where', submit: 'Submit', cancel: 'Cancel',
      proofFile: 'Document', filed: 'Filed and recorded', look: 'Liability',
    },
  },
)
