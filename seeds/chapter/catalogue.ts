import type { Party } from '#api/cli/road.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { catalogueCsv } from '../catalogue/generate.ts'
import { Id, later, type Stage } from './stage.ts'

/** Entries of the demo's catalogue that the implementing body loads: few, so that the first start stays short. */
const ENTRIES = 160

const load = ({ client }: Party, fileName: string, csv: string) =>
  client.send(`/api/resources/import?mode=load&fileName=${encodeURIComponent(fileName)}`, csv, Id)

const item = (name: string, type: string, more: object = {}) => ({ name, type, ...more })

/** A resource of the water sections with its items told one by one. */
const SECTIONS = {
  code: '3705-ST-0101', name: '地表水断面监测记录（演示数据）', description: '演示数据：各断面每日监测的水质类别与主要指标，由监测系统生成',
  items: [
    item('断面编号', 'text', { element: 'DE2002-地表水断面编号' }), item('断面名称', 'text'), item('监测日期', 'date'),
    item('水质类别', 'text'), item('溶解氧', 'decimal'), item('氨氮', 'decimal'), item('经度', 'decimal'), item('纬度', 'decimal'),
  ],
  grade: 'general', openClass: 'conditional', shareClass: 'unconditional', updateCycle: 'daily', gathered: true,
  theme: 'environment', district: '全市',
}

/** A made-up file of that resource, with a few defects to be found. */
function sectionFile(now: Date): string {
  const day = (back: number) => new Date(now.getTime() - back * 86_400_000).toISOString().slice(0, 10)
  const rows = Array.from({ length: 120 }, (_, n) => {
    const oxygen = n % 17 === 0 ? '' : (6 + (n % 30) / 10).toFixed(1)
    const ammonia = n === 55 ? '未检出' : (0.2 + (n % 9) / 20).toFixed(2)
    const place = [`118.${300 + n}`, n === 80 ? '370' : `37.${400 + n}`]
    const section = [`DM${String(n % 12).padStart(3, '0')}`, `演示断面${n % 12}`]
    return [...section, day(Math.floor(n / 12)), `${'ⅡⅢⅣ'[n % 3]}类`, oxygen, ammonia, ...place]
  })
  const twice = rows[7] ?? []
  return `${[SECTIONS.items.map(({ name }) => name), ...rows, twice].map((cells) => cells.join()).join('\n')}\n`
}

/** A resource is published and measured; another department finds a defect, which is mended, and then another. */
async function tellQuality({ parties, now }: Stage): Promise<void> {
  const { shengtai, xinyong } = parties
  const { id } = await shengtai.client.post('/api/resources', SECTIONS, Id)
  const name = encodeURIComponent('地表水断面监测记录（演示）.csv')
  await shengtai.client.send(`/api/resources/${id}/quality?fileName=${name}`, sectionFile(now), Id)
  const report = (dimension: string, field: string, text: string) =>
    xinyong.client.post(`/api/resources/${id}/tickets`, { dimension, field, text }, Id)
  const first = await report('accuracy', '纬度', '有一行纬度为 370，超出范围，疑似录入时漏了小数点（演示）')
  await shengtai.client.post(`/api/tickets/${first.id}/answer`, { text: '已核对原始记录，更正为 37.480（演示）' }, Id)
  await xinyong.client.post(`/api/tickets/${first.id}/confirm`, { text: '已核对，确认（演示）' }, Id)
  await report('completeness', '溶解氧', '约一成断面当日缺溶解氧，影响按日汇总（演示）')
}

/** Two departments claim the same element; and data that one got from the other by sharing, with its consent. */
async function tellSources(stage: Stage): Promise<void> {
  const { minzheng, xinyong } = stage.parties
  const entry = (code: string, name: string) => ({
    code, name, description: '演示数据：由业务系统生成', grade: 'general', openClass: 'conditional', updateCycle: 'monthly',
    items: [
      item('名称', 'text'), item('统一社会信用代码', 'text', { element: 'DE0101-统一社会信用代码', acquisition: 'shared' }),
      item('法定代表人', 'text', { element: 'DE0102-法定代表人', personal: true }),
    ],
  })
  await minzheng.client.post('/api/resources', entry('3705-MZ-0101', '社会组织登记信息（演示数据）'), Id)
  await xinyong.client.post('/api/resources', entry('3705-XY-0101', '信用主体基本信息（演示数据）'), Id)
  const document = '民政数据共享同意函（演示）'
  await xinyong.client.post('/api/resources', {
    ...entry('3705-XY-0102', '社会组织信用信息（演示数据）'), acquisition: 'shared',
    items: [item('名称', 'text'), item('信用等级', 'text')],
    sharing: { fromId: minzheng.id, consent: { document, digest: sha256(document), until: later(stage, 700) } },
  }, Id)
}

/** The city's catalogue (目录): loaded as a table, with faulty rows to be mended; quality, tickets and sources in it. */
export async function tellCatalogue(stage: Stage): Promise<void> {
  const { shishi, jiaotong } = stage.parties
  await load(shishi, '东营市公共数据资源目录（演示）.csv', catalogueCsv({ rows: ENTRIES, seed: 2_026, faults: 0 }))
  const own = { rows: 24, seed: 7, faults: 6, department: jiaotong.name }
  await load(jiaotong, '交通运输目录补充（演示）.csv', catalogueCsv(own))
  await tellQuality(stage)
  await tellSources(stage)
}
