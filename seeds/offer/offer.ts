import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Declared } from '#api/cli/declare.ts'
import type { ProductFile } from '#api/cli/road.ts'
import type { ContentEngine } from '#api/content/engine.ts'
import type { SourceMode } from '#api/product/product.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import type { UPDATE_CYCLES } from '#api/resource/resource.ts'
import { vegaFile } from '../open-data.ts'

/** What a listing says beside its title and summary. */
export type ListingFacts = {
  updateCycle: (typeof UPDATE_CYCLES)[number]
  coverageSpace: string
  coverageFrom: string
  coverageTo: string
  granularity: string
  license: string
  useCases: string[]
  forbiddenUses: string[]
  keywords: string[]
  plans: PricePlan[]
}

type Content = { text: () => string | Promise<string>; asParquet?: boolean } | { path: string }

/** A product of the demo with all that its listing says. */
export type Offer = {
  title: string
  summary: string
  sourceMode: SourceMode
  sourceNote: string
  /** The file's name, without its ending where the text is made here. */
  fileName: string
  content: Content
  /** Chinese description of each field, with its unit. */
  fields: Record<string, string>
  maskedFields?: string[]
  /** What is declared of it beside what its file and its source tell. */
  declared?: Declared
  /** Whether anybody may accept it in one click, at its first price. */
  isStanding?: boolean
  listing: ListingFacts
}

type Synthetic = Omit<Offer, 'sourceMode' | 'sourceNote' | 'content' | 'listing'> & {
  sourceMode?: SourceMode
  /** The file of seeds/synthetic/ that makes it. */
  generator: string
  text: () => string
  asParquet?: boolean
  listing: Omit<ListingFacts, 'license'>
}

/** A product whose data was generated: title, summary, source and licence say so. */
export function synthetic(facts: Synthetic): Offer {
  const { generator, text, asParquet = false, sourceMode = 'original', listing, ...offer } = facts
  return {
    ...offer,
    title: `${offer.title}（演示数据）`,
    summary: `演示数据，不反映任何真实的单位、个人或监测结果。${offer.summary}`,
    sourceMode,
    sourceNote: `演示数据：由公开的生成程序 seeds/synthetic/${generator}.ts 以固定种子 20260101 生成，任何人可以重新生成同样的数据；非真实采集。`,
    fileName: `演示数据-${offer.fileName}`,
    content: { text, asParquet },
    listing: { ...listing, license: '演示数据许可：可自由使用，引用时须注明是演示数据' },
  }
}

type Open = Omit<Offer, 'sourceMode' | 'content'> & { file: string }

/** A real foreign table that an npm package carries under the licence that is told. */
export const openTable = ({ file, ...offer }: Open): Offer => ({
  ...offer,
  sourceMode: 'crawled_public',
  content: { path: vegaFile(file) },
})

/** The file of an offer on the disk; Parquet is written by the engine that reads uploads. */
export async function fileOf(
  { content, fileName }: Offer,
  folder: string,
  engine: Pick<ContentEngine, 'inspect'>,
): Promise<ProductFile> {
  if ('path' in content) return { path: content.path, fileName }
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${fileName}.csv`)
  await writeFile(path, await content.text())
  if (!content.asParquet) return { path, fileName: `${fileName}.csv` }
  const outPath = join(folder, `${fileName}.parquet`)
  await engine.inspect(path, { fileName, outPath })
  return { path: outPath, fileName: `${fileName}.parquet` }
}

/** A price by the row or by the MiB, in yuan: cheaper beyond the first so many. */
export const byVolume = (unit: 'row' | 'mebibyte', yuan: number, beyond: number, cheaper: number): PricePlan => ({
  kind: 'per_volume',
  unit,
  tiers: [
    { upTo: beyond, unitPriceMicroYuan: Math.round(yuan * 1e6) },
    { upTo: null, unitPriceMicroYuan: Math.round(cheaper * 1e6) },
  ],
})
