import type { Act } from '#api/kernel/permit.ts'
import { dictionary } from './language.tsx'

const zh: Record<Act, string> = {
  'participant.apply': '申请入驻', 'participant.sign_in': '登录', 'participant.sign_out': '退出登录', 'participant.view_own': '查看本单位',
  'participant.list': '查看交易主体', 'participant.review': '审核入驻', 'participant.manage_keys': '管理签名密钥',
  'participant.manage_api_keys': '管理 API 密钥', 'participant.manage_people': '管理人员', 'resource.publish': '发布公共数据资源',
  'resource.register': '登记公共数据资源', 'resource.view': '查看公共数据资源', 'authorization.grant': '授权运营', 'authorization.accept': '接受授权',
  'authorization.end': '终止授权', 'authorization.view': '查看授权', 'scenario.propose': '申报应用场景', 'scenario.approve': '批准应用场景',
  'ceiling.set': '核定上限收费', 'product.create': '创建产品', 'product.upload': '上传版本', 'product.describe': '说明字段', 'product.view': '查看产品',
  'listing.draft': '起草挂牌', 'listing.submit': '提交审核', 'listing.withdraw': '撤回挂牌', 'listing.delist': '摘牌', 'listing.review_first': '初审',
  'listing.review_second': '复审', 'listing.view_own': '查看挂牌', 'listing.publish_standing_offer': '发布格式要约', 'catalog.search': '检索目录',
  'catalog.view': '查看目录', 'pricing.quote': '报价', 'pricing.guide': '定价参考', 'agreement.offer': '发出要约', 'agreement.counter': '还价',
  'agreement.sign': '签署合约', 'agreement.decline': '拒绝要约', 'agreement.terminate': '解除合约', 'agreement.accept_standing': '接受格式要约',
  'agreement.view': '查看合约', 'order.place': '下单', 'order.view': '查看订单', 'account.view': '查看账户', 'account.request_top_up': '申请充值',
  'account.list_top_ups': '查看充值', 'account.confirm_top_up': '确认充值', 'settlement.statement': '查看对账单', 'settlement.request_payout': '申请提现',
  'settlement.list_payouts': '查看提现', 'settlement.pay_out': '付款', 'transfer.request': '取数', 'transfer.download': '下载内容',
  'transfer.view': '查看交付', 'provenance.view': '查看存证', 'provenance.recognise': '识别文件', 'supervision.search': '监管检索',
  'supervision.trace': '溯源', 'supervision.measure': '采取措施', 'supervision.view_measures': '查看措施', 'notification.view': '查看通知',
  'notification.read': '标记通知', 'notification.set': '设置通知',
}

/** Every act by its name: what an API key may be limited to. */
export const actTexts = dictionary(zh, {
  'participant.apply': 'Apply', 'participant.sign_in': 'Sign in', 'participant.sign_out': 'Sign out', 'participant.view_own': 'See the organisation',
  'participant.list': 'See participants', 'participant.review': 'Review applications', 'participant.manage_keys': 'Manage signing keys',
  'participant.manage_api_keys': 'Manage API keys', 'participant.manage_people': 'Manage people', 'resource.publish': 'Publish resources',
  'resource.register': 'Register resources', 'resource.view': 'See resources', 'authorization.grant': 'Grant operation',
  'authorization.accept': 'Accept grants', 'authorization.end': 'End grants', 'authorization.view': 'See grants',
  'scenario.propose': 'Propose scenarios', 'scenario.approve': 'Decide scenarios', 'ceiling.set': 'Set fee ceilings', 'product.create': 'Create products',
  'product.upload': 'Upload versions', 'product.describe': 'Describe fields', 'product.view': 'See products', 'listing.draft': 'Draft listings',
  'listing.submit': 'Submit listings', 'listing.withdraw': 'Withdraw listings', 'listing.delist': 'Delist', 'listing.review_first': 'First review',
  'listing.review_second': 'Second review', 'listing.view_own': 'See listings', 'listing.publish_standing_offer': 'Publish standing offers',
  'catalog.search': 'Search the catalogue', 'catalog.view': 'See the catalogue', 'pricing.quote': 'Ask for quotes', 'pricing.guide': 'See the price guide',
  'agreement.offer': 'Make offers', 'agreement.counter': 'Counter', 'agreement.sign': 'Sign agreements', 'agreement.decline': 'Decline offers',
  'agreement.terminate': 'End agreements', 'agreement.accept_standing': 'Accept standing offers', 'agreement.view': 'See agreements',
  'order.place': 'Place orders', 'order.view': 'See orders', 'account.view': 'See the account', 'account.request_top_up': 'Ask for top-ups',
  'account.list_top_ups': 'See top-ups', 'account.confirm_top_up': 'Confirm top-ups', 'settlement.statement': 'See statements',
  'settlement.request_payout': 'Ask for payouts', 'settlement.list_payouts': 'See payouts', 'settlement.pay_out': 'Pay out', 'transfer.request': 'Take data',
  'transfer.download': 'Download content', 'transfer.view': 'See transfers', 'provenance.view': 'See records', 'provenance.recognise': 'Recognise files',
  'supervision.search': 'Search as overseer', 'supervision.trace': 'Trace', 'supervision.measure': 'Take measures',
  'supervision.view_measures': 'See measures', 'notification.view': 'See notifications', 'notification.read': 'Mark notifications',
  'notification.set': 'Set notifications',
})
