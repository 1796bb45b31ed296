import { AppError, type Fault } from '#api/kernel/errors.ts'
import type { DeclarationFault } from '#api/product/declaration.ts'
import type { Quality } from '#api/product/quality.ts'

/** What every reviewer checks of a submitted version (审核要点), in this order. 依据 GB/T 37932-2025 8, 9.1. */
export const REVIEW_CHECKS = [
  'completeness', // 描述完整真实
  'source', // 来源与权利
  'compliance', // 不属于禁止交易数据
  'quality', // 数据质量
  'grading', // 数据分级
  'personal', // 个人信息
  'public_data', // 公共数据
  'delivery', // 试交付
] as const
export type ReviewCheck = (typeof REVIEW_CHECKS)[number]

export type CheckState = 'passed' | 'warning' | 'failed' | 'not_applicable'

/** What the platform found on one check: sentences that say what is there, or what mends it. */
export type Check = { check: ReviewCheck; state: CheckState; findings: string[]; basis: string }

const BASIS: Record<ReviewCheck, string> = {
  completeness: 'GB/T 37932-2025 8.2 e)、f)',
  source: 'GB/T 37932-2025 8.2 a)',
  compliance: 'GB/T 37932-2025 8.1 b)',
  quality: 'GB/T 36344-2018',
  grading: 'GB/T 37932-2025 8.3',
  personal: '《个人信息保护法》第二十三条',
  public_data: '《公共数据资源授权运营实施规范（试行）》',
  delivery: 'GB/T 37932-2025 9.3',
}

/** Which check a fault of the declaration belongs to, by the field that it names. */
const CHECK_OF_FIELD: Record<string, ReviewCheck> = {
  evidence: 'source', rights: 'source', excludedClasses: 'compliance', grade: 'grading', regradeDecision: 'grading',
  risk: 'grading', personalBasis: 'personal', sensitive: 'personal', minors: 'personal', assessment: 'personal',
}

/** Which check a gate belongs to; what looks at a consumer or an agreement is asked when there is one. */
const CHECK_OF_GATE: Record<string, ReviewCheck> = {
  G1: 'public_data', G3: 'public_data', G4: 'grading', G5: 'personal', G6: 'public_data', G7: 'public_data',
  G8: 'public_data', G9: 'public_data', G10: 'source', G13: 'source', G15: 'compliance', G18: 'compliance',
}

export type CheckedFacts = {
  /** What the text lacks, and what is only recommended of it. */
  text: { faults: string[]; remarks: string[]; score: number }
  declaration: DeclarationFault[]
  gates: readonly { name: string; isOpen: boolean; sentence: string | null; basis: string | null }[]
  quality: Quality | null
  isPublicData: boolean
  /** A certificate of property registration that must not be reviewed a second time. */
  isFastLane: boolean
  delivery: { passed: boolean; failure: string | null } | null
}

/** Below this score the words of a listing tell too little. */
const ENOUGH_SCORE = 60
/** Below this mean of the dimensions the quality is told as a warning. */
const ENOUGH_QUALITY_BPS = 7_000

/** All checks of a listing, with what the platform found on each. */
export const checksOf = (facts: CheckedFacts): Check[] => REVIEW_CHECKS.map((check) => checkOf(check, facts))

function checkOf(check: ReviewCheck, facts: CheckedFacts): Check {
  const basis = BASIS[check]
  if (check === 'public_data' && !facts.isPublicData)
    return { check, state: 'not_applicable', findings: ['不是公共数据产品。'], basis }
  const failed = [...declarationFaults(check, facts), ...shutGates(check, facts), ...own[check](facts).failed]
  if (failed.length > 0) return { check, state: 'failed', findings: failed, basis }
  const { remarks, told } = own[check](facts)
  return { check, state: remarks.length > 0 ? 'warning' : 'passed', findings: [...remarks, ...told], basis }
}

const declarationFaults = (check: ReviewCheck, { declaration }: CheckedFacts): string[] =>
  declaration
    .filter(({ path }) => (CHECK_OF_FIELD[path.split('.')[1] ?? ''] ?? 'compliance') === check)
    .map(({ message, basis }) => `${message}（${basis}）`)

const shutGates = (check: ReviewCheck, { gates }: CheckedFacts): string[] =>
  gates
    .filter(({ name, isOpen }) => !isOpen && (CHECK_OF_GATE[name] ?? 'compliance') === check)
    .map(({ name, sentence, basis }) => `${name}：${sentence ?? ''}${basis === null ? '' : `（${basis}）`}`)

type Found = { failed: string[]; remarks: string[]; told: string[] }

const found = (over: Partial<Found>): Found => ({ failed: [], remarks: [], told: [], ...over })

/** What each check finds by itself, beside the declaration and the gates. */
const own: Record<ReviewCheck, (facts: CheckedFacts) => Found> = {
  completeness: ({ text: { faults, remarks, score } }) =>
    found({
      failed: faults,
      remarks: [...(score < ENOUGH_SCORE ? [`完整度 ${score} 分，描述偏少`] : []), ...remarks],
      told: [`完整度 ${score} 分。`],
    }),
  source: ({ isFastLane }) =>
    found({
      told: [isFastLane ? '有有效的数据产权登记凭证，来源不再重复审查（第三十一条）。' : '应有的来源证明均已登记，经营权已声明。'],
    }),
  compliance: () => found({ told: ['供方已逐类确认不属于十一类禁止交易数据。'] }),
  quality: ({ quality }) => qualityFound(quality),
  grading: () => found({ told: ['分级及其依据齐全。'] }),
  personal: () => found({ told: ['声明与平台检出的一致。'] }),
  public_data: () => found({ told: ['授权、登记编码、上限价格等关口均已打开。'] }),
  delivery: ({ delivery }) => {
    if (delivery === null) return found({ failed: ['还没有对提交的版本试交付；请点「试交付」'] })
    if (!delivery.passed) return found({ failed: [`试交付没有通过：${delivery.failure ?? ''}`] })
    return found({ told: ['平台已按交付的方式取出该版本的一小部分，字节与摘要相符。'] })
  },
}

function qualityFound(quality: Quality | null): Found {
  if (quality === null) return found({ failed: ['没有读取完成的版本，无法测评'] })
  const percent = `${(Math.floor(quality.scoreBps / 10) / 10).toFixed(1)}%`
  const told = [`六维质量 ${quality.grade} 级，${percent}。`]
  return quality.scoreBps < ENOUGH_QUALITY_BPS
    ? found({ remarks: [`六维质量只有 ${percent}，请核对描述是否如实说明`], told })
    : found({ told })
}

const faultsOfCheck = ({ check, findings }: Check): Fault[] =>
  findings.map((message) => ({ path: `checks.${check}`, message }))

/**
 * Checks that a version may be approved: no check failed, and each that applies was ticked by the reviewer.
 * @throws refused `listing.check_failed`, `listing.check_unticked` with the checks
 */
export function checkApproval(checks: readonly Check[], ticked: readonly string[]): void {
  const failed = checks.filter(({ state }) => state === 'failed')
  if (failed.length > 0)
    throw new AppError('refused', 'listing.check_failed', '有审核要点没有通过，不能批准', {
      faults: failed.flatMap(faultsOfCheck),
      basis: failed[0]?.basis ?? '',
    })
  const open = checks.filter(({ check, state }) => state !== 'not_applicable' && !ticked.includes(check))
  if (open.length === 0) return
  throw new AppError('refused', 'listing.check_unticked', '审核要点须逐项核对并勾选', {
    faults: open.map(({ check }) => ({ path: `checks.${check}`, message: '没有勾选' })),
    basis: 'GB/T 37932-2025 9.1 h)',
  })
}
