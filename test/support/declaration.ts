import { EVIDENCE_KINDS, PROHIBITED_CLASSES, RIGHTS } from '#api/product/declaration.ts'
import type { DeclareProduct } from '#api/product/declaration-schema.ts'
import { declareProduct } from '#api/product/declare.ts'
import type { Member, TestPlatform } from './platform.ts'

/** A plain declaration that lacks nothing, whatever the source. */
export const declarationInput = (over: Partial<DeclareProduct> = {}): DeclareProduct => ({
  grade: 'general',
  processing: 'cleaned',
  personalBasis: 'none',
  sensitive: false,
  minors: false,
  assessment: null,
  regradeDecision: null,
  risk: null,
  rights: [...RIGHTS],
  evidence: EVIDENCE_KINDS.map((kind) => ({ kind, title: `证明材料 ${kind}（演示）`, digest: `0x${'5a'.repeat(32)}` })),
  excludedClasses: PROHIBITED_CLASSES.map(({ id }) => id),
  exportDecision: null,
  ...over,
})

/** Declares a product; by default one that lacks nothing and holds no personal information. */
export const declare = (p: TestPlatform, owner: Member, productId: string, over: Partial<DeclareProduct> = {}) =>
  p.run(owner, (ctx) => declareProduct(ctx, productId, declarationInput(over)))
