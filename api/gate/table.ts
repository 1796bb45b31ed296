import { LAW } from './refusal.ts'

/** One gate for people: what it asks, and the text that asks it. */
export type GateRule = { name: string; asks: string; english: string; basis: string; codes: readonly string[] }

/** All gates, as the platform publishes them. The codes are the refusals that each of them gives. */
export const GATE_RULES: readonly GateRule[] = [
  {
    name: 'G1', asks: '公共数据产品须有有效的授权、在用的场景、有效的登记编码和上限收费标准（或试行标准）',
    english: 'Public data needs a grant in force, a scenario in use, a valid registration, and a ceiling or trial standard',
    basis: `${LAW.operation}第十四条、${LAW.province}第十八条、${LAW.registration}第五条、${LAW.pricing}`,
    codes: ['g1_grant', 'g1_scenario', 'g1_scope', 'g1_registration', 'g1_ceiling'],
  },
  {
    name: 'G2', asks: '党政机关数据不得进入数据产权登记；公共数据产品须先完成公共数据资源登记',
    english: 'Data of public organs enters no property registration; public-data products only after their own registration',
    basis: `${LAW.property}第十五条`, codes: ['g2_organ_data', 'g2_not_registered'],
  },
  {
    name: 'G3', asks: '未依法开放的原始公共数据不得挂牌、交付',
    english: 'Raw public data that was not lawfully opened is never traded',
    basis: `${LAW.operation}第二十一条`, codes: ['g3_raw'],
  },
  {
    name: 'G4', asks: '核心数据不得交易；重要数据须脱敏并重新定级，且风险评估有效',
    english: 'Core data never; important data masked and re-graded, with a valid risk assessment',
    basis: `${LAW.safety} 8.1 b)、8.3 g)、${LAW.network}第三十一条`, codes: ['g4_core', 'g4_important', 'g4_risk'],
  },
  {
    name: 'G5', asks: '个人信息须有向该接收方提供的单独同意和影响评估，或者已经匿名化',
    english: 'Personal information needs separate consent to this recipient and an assessment, or is anonymised',
    basis: `${LAW.personal}第二十三条、第五十五条`, codes: ['g5_personal', 'g5_assessment', 'g5_consent'],
  },
  {
    name: 'G6', asks: '共享获得的数据须有数据提供部门的同意',
    english: 'What was got by sharing needs the sharing department’s consent',
    basis: `${LAW.operation}第五条`, codes: ['g6_sharing_consent'],
  },
  {
    name: 'G7', asks: '运营机构及其关联方不得购买或再开发其交付的公共数据产品',
    english: 'The operator and its affiliates don’t buy or redevelop what it delivers',
    basis: `${LAW.operation}第六条`, codes: ['g7_provider', 'g7_operator', 'g7_affiliate'],
  },
  {
    name: 'G8', asks: '价格不高于上限；公共治理、公益事业及开放、共享免费；本期收入不超过最高准许收入',
    english: 'No price above its ceiling; governance, welfare, opening and sharing are free; revenue stays within its maximum',
    basis: LAW.pricing, codes: ['g8_free', 'g8_unit', 'g8_ceiling', 'g8_revenue', 'g8_opened'],
  },
  {
    name: 'G9', asks: '授权不超过五年；合约不晚于授权和登记的有效期结束',
    english: 'A grant lasts five years at most; no agreement outlasts grant and registration',
    basis: `${LAW.operation}第十四条、${LAW.registration}第十五条`, codes: ['g9_term', 'g9_end'],
  },
  {
    name: 'G10', asks: '授予的权利不超出供方所持；没有经营权不得转售',
    english: 'No right is granted that the provider doesn’t hold; no resale without the right to operate',
    basis: `${LAW.property}第三条`, codes: ['g10_operate', 'g10_rights', 'g10_resale'],
  },
  {
    name: 'G11', asks: '需方的数据安全能力等级不低于供方',
    english: 'The consumer’s security capability is not below the provider’s',
    basis: `${LAW.safety} 9.3 a)`, codes: ['g11_capability'],
  },
  {
    name: 'G12', asks: '没有双方签署、与存证摘要一致的合约文本，不得交付',
    english: 'Nothing is delivered without the signed agreement’s documents, as their digest says',
    basis: `${LAW.network}第十二条`, codes: ['g12_contract'],
  },
  {
    name: 'G13', asks: '登记或凭证到期、被异议、被撤销的，暂停交易',
    english: 'An expired, objected or revoked registration or certificate stops the trade',
    basis: `${LAW.registration}第十三条、第二十条、${LAW.property}第三十一条`,
    codes: ['g13_objected', 'g13_revoked', 'g13_property'],
  },
  {
    name: 'G14', asks: '用途须在允许的场景之内，不在禁止之列',
    english: 'The purpose is among the allowed ones and not among the forbidden ones',
    basis: `${LAW.guide}第七条`, codes: ['g14_purpose', 'g14_forbidden'],
  },
  {
    name: 'G15', asks: '平台及其人员不得直接或间接参与交易',
    english: 'The platform and its people don’t trade, directly or indirectly',
    basis: `${LAW.safety} 6.5.2 g)`, codes: ['g15_insider'],
  },
  {
    name: 'G16', asks: '数据默认不出境', english: 'By default nothing leaves mainland China',
    basis: `${LAW.network}第三十五条`, codes: ['g16_export'],
  },
  {
    name: 'G17', asks: '合约到期或终止后不再交付', english: 'Nothing is delivered after the agreement’s end',
    basis: `${LAW.safety} 9.4`, codes: ['g17_ended'],
  },
  {
    name: 'G18', asks: '双方身份已核验、来源已说明，才能成交',
    english: 'Both identities are verified and the source is explained before any order',
    basis: `${LAW.security}第三十三条`, codes: ['g18_identity', 'g18_source'],
  },
]
