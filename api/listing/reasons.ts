import type { ReviewCheck } from './checks.ts'

/** Why a listing is turned down: what is wrong, what mends it, by which rule, and of which check. */
export type Reason = { code: string; check: ReviewCheck; sentence: string; fix: string; basis: string }

/** The reasons that a rejection names (退回原因代码). */
export const REASONS = [
  {
    code: 'text_unclear', check: 'completeness', sentence: '名称、摘要或数据粒度没有说清数据是什么',
    fix: '按「时间+地域+行业+内容+数据类型」改写名称，在摘要中写明内容、来源和用途，粒度写明每行是什么',
    basis: 'GB/T 37932-2025 8.2 e)',
  },
  {
    code: 'text_untrue', check: 'completeness', sentence: '描述与样例、统计不符',
    fix: '对照样例和逐列统计改正描述，或上传与描述相符的版本', basis: 'GB/T 37932-2025 8.2 f)',
  },
  {
    code: 'source_unproven', check: 'source', sentence: '来源证明不全或与来源方式不符',
    fix: '按来源方式补齐证明材料，登记名称和 SHA-256 后重新声明', basis: 'GB/T 37932-2025 8.2 a)',
  },
  {
    code: 'rights_unproven', check: 'source', sentence: '没有证明持有权、使用权或经营权',
    fix: '补充授权协议或产权登记凭证，并在声明中只勾选已取得的权利', basis: '《数据产权登记工作指引（试行）》第三条',
  },
  {
    code: 'prohibited', check: 'compliance', sentence: '疑似属于禁止交易的数据',
    fix: '删除相关内容后重新上传，或提交不属于该类的说明和证明', basis: 'GB/T 37932-2025 8.1 b)',
  },
  {
    code: 'quality_low', check: 'quality', sentence: '数据质量没有达到描述的水平',
    fix: '补齐空值、去除重复行、更新过期数据后上传新版本，或在描述中如实说明', basis: 'GB/T 36344-2018',
  },
  {
    code: 'grade_wrong', check: 'grading', sentence: '数据分级偏低或缺少依据',
    fix: '按 GB/T 43697 重新定级；重要数据须脱敏并提交重新定级决定和风险评估', basis: 'GB/T 37932-2025 8.3',
  },
  {
    code: 'personal_unmasked', check: 'personal', sentence: '含有未脱敏的个人信息，且没有单独同意',
    fix: '对列出的字段脱敏或删除后重新上传；或取得个人单独同意，把依据改为「已取得同意」并登记同意', basis: '《个人信息保护法》第二十三条',
  },
  {
    code: 'assessment_missing', check: 'personal', sentence: '缺少个人信息保护影响评估',
    fix: '完成影响评估，登记报告的 SHA-256 和有效期', basis: '《个人信息保护法》第五十五条',
  },
  {
    code: 'registration_missing', check: 'public_data', sentence: '公共数据资源没有有效的登记',
    fix: '在登记机构完成登记或续期，取得有效的登记编码后重新提交', basis: '《公共数据资源登记管理暂行办法》第九条',
  },
  {
    code: 'price_above_ceiling', check: 'public_data', sentence: '价格超过上限收费标准，或公益用途收费',
    fix: '把价格降到上限以内；用于公共治理、公益事业的改为免费',
    basis: '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）',
  },
  {
    code: 'delivery_failed', check: 'delivery', sentence: '试交付没有通过',
    fix: '按试交付给出的原因修复文件，上传新版本后重新提交', basis: 'GB/T 37932-2025 9.3',
  },
  {
    code: 'other', check: 'completeness', sentence: '其他原因，见审核意见', fix: '按审核意见更正', basis: 'GB/T 37932-2025 9.1 h)',
  },
] as const satisfies readonly Reason[]

export type ReasonCode = (typeof REASONS)[number]['code']
export const REASON_CODES = REASONS.map(({ code }) => code)

/** The reasons of these codes, in the order of the table. */
export const reasonsOf = (codes: readonly string[]): Reason[] => REASONS.filter(({ code }) => codes.includes(code))
