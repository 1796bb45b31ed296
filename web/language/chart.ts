import { dictionary } from './dictionary.ts'

/** What every picture says. */
export const chart = dictionary(
  { saveCsv: '下载 CSV', saveSvg: '下载 SVG' },
  { saveCsv: 'Save CSV', saveSvg: 'Save SVG' },
)
