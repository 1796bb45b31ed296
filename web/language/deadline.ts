import { dictionary } from './dictionary.ts'

/** What clocks, their wall and the tables of limits and of retention say. */
export const deadlineTexts = dictionary(
  {
    title: '期限',
    lead: '法律为每一步规定的期限，都在这里计时：按国务院公布的节假日和调休数工作日，到期前提醒，逾期存证并上报监管。',
    left: {
      working: (days: number) => `剩 ${days} 个工作日`, hours: (hours: number) => `剩 ${hours} 小时`,
      minutes: (minutes: number) => `剩 ${minutes} 分钟`, today: '今天到期', overWorking: (days: number) => `逾期 ${days} 个工作日`,
      overToday: '刚刚逾期', ranOut: '已期满', met: '按期办结', late: '逾期办结', lifted: '已撤销',
    },
    unit: { day: '工作日', hour: '小时', minute: '分钟' },
    spans: {
      working_day: (count: number) => `${count} 个工作日`, day: (count: number) => `${count} 日`,
      month: (count: number) => `${count} 个月`, hour: (count: number) => `${count} 小时`,
    },
    counts: { overdue: '已逾期', soon: '将到期', running: '进行中', none: '无' },
    wall: {
      overdue: '已逾期', soon: '将到期', calm: '从容进行', none: '没有正在计时的期限。', noneOverdue: '没有逾期的期限。',
      noneMine: '本单位没有正在计时的期限：一旦有事项须由您办理，或您在等待他人办理，它的时钟就出现在这里。',
      more: '这里是最早到期的 100 个；全部请看下面的清单。', closed: '已办结', closedNone: '还没有办结的期限。',
    },
    card: {
      due: '届满', opened: '起算', by: '由', open: '查看事项', noCalendar: '届满日所在年份的放假安排尚未公布，只按周末推算',
      roles: { responsible: '由本单位办理', interested: '等待对方办理', overseer: '' },
      ring: (name: string, left: string) => `${name}：${left}`,
    },
    list: {
      title: '期限清单', state: '状态', kind: '期限', all: '全部',
      states: { running: '进行中', soon: '将到期', overdue: '已逾期', closed: '已办结' },
      columns: {
        limit: '期限', title: '事项', responsible: '责任方', due: '届满', left: '剩余', basis: '依据',
      },
      none: '没有符合条件的期限。',
    },
    summary: {
      title: '按期限统计', none: '还没有任何期限开始计时。',
      reading: (running: number, overdue: number, rate: string) => `正在计时 ${running} 个，其中逾期 ${overdue} 个；已办结的按期率 ${rate}。`,
      noRate: '暂无',
      note: '平均用时只计已办结的；单位与该期限相同，按月的期限以日计。',
      columns: {
        limit: '期限', span: '法定时长', running: '进行中', overdue: '逾期', met: '按期', late: '逾期办结', used: '平均用时', basis: '依据',
      },
      label: '各期限办结与逾期的比例',
      legend: { met: '按期办结', late: '逾期办结', running: '进行中', overdue: '逾期未办' },
    },
    limits: {
      title: '法定期限一览', lead: (year: number) => `节假日与调休已知至 ${year} 年；更远的日子只扣周末，页面会注明。`,
      columns: { name: '期限', span: '时长', basis: '依据', started: '平台计时' }, yes: '是', no: '平台尚无触发它的事项',
    },
    retention: {
      title: '各类记录保存多久', columns: { name: '记录', keep: '至少保存', from: '起算', basis: '依据' },
      years: (years: number) => `${years} 年`, months: (months: number) => `${months} 个月`, forever: '永久',
      erased: '不长期保存的', erasedColumns: { name: '内容', after: '何时清除', basis: '依据' },
    },
  },
  {
    title: 'Deadlines',
    lead: 'Every limit that the law sets runs here as a clock: working days by the published holidays, a warning before the end, and what is missed goes on record and to the regulator.',
    left: {
      working: (days: number) => `${days} working days left`, hours: (hours: number) => `${hours} hours left`,
      minutes: (minutes: number) => `${minutes} minutes left`, today: 'due today', overWorking: (days: number) => `${days} working days over`,
      overToday: 'just overdue', ranOut: 'has run out', met: 'met', late: 'met too late', lifted: 'fell away',
    },
    unit: { day: 'days', hour: 'hours', minute: 'min' },
    spans: {
      working_day: (count: number) => `${count} working days`, day: (count: number) => `${count} days`,
      month: (count: number) => `${count} months`, hour: (count: number) => `${count} hours`,
    },
    counts: { overdue: 'Overdue', soon: 'Due soon', running: 'Running', none: 'none' },
    wall: {
      overdue: 'Overdue', soon: 'Due soon', calm: 'In good time', none: 'No clock is running.', noneOverdue: 'Nothing is overdue.',
      noneMine: 'No clock runs for your organisation: as soon as something awaits you, or you await others, its clock appears here.',
      more: 'These are the 100 that end first; the list below has all.', closed: 'Closed', closedNone: 'None has been closed yet.',
    },
    card: {
      due: 'Due', opened: 'From', by: 'By', open: 'Open the matter', noCalendar: 'The holidays of the year in which it ends are not published yet: weekends alone are counted',
      roles: { responsible: 'yours to do', interested: 'you wait for it', overseer: '' },
      ring: (name: string, left: string) => `${name}: ${left}`,
    },
    list: {
      title: 'All deadlines', state: 'State', kind: 'Limit', all: 'All',
      states: { running: 'Running', soon: 'Due soon', overdue: 'Overdue', closed: 'Closed' },
      columns: {
        limit: 'Limit', title: 'Matter', responsible: 'By', due: 'Due', left: 'Left', basis: 'Basis',
      },
      none: 'No deadline is like that.',
    },
    summary: {
      title: 'By limit', none: 'No clock has started yet.',
      reading: (running: number, overdue: number, rate: string) => `${running} are running, ${overdue} of them overdue; of those closed, ${rate} were in time.`,
      noRate: 'none',
      note: 'The average is of those closed, in the limit’s own unit; limits in months are told in days.',
      columns: {
        limit: 'Limit', span: 'By law', running: 'Running', overdue: 'Overdue', met: 'In time', late: 'Too late', used: 'Average used', basis: 'Basis',
      },
      label: 'Shares of what was in time and what was overdue, by limit',
      legend: { met: 'in time', late: 'too late', running: 'running', overdue: 'overdue' },
    },
    limits: {
      title: 'All limits of the law', lead: (year: number) => `Holidays and make-up days are known to ${year}; beyond, weekends alone are counted, and pages say so.`,
      columns: { name: 'Limit', span: 'Length', basis: 'Basis', started: 'Clocked here' }, yes: 'yes', no: 'nothing here starts it yet',
    },
    retention: {
      title: 'How long records are kept', columns: { name: 'Records', keep: 'At least', from: 'Counted from', basis: 'Basis' },
      years: (years: number) => `${years} years`, months: (months: number) => `${months} months`, forever: 'for ever',
      erased: 'What is not kept', erasedColumns: { name: 'What', after: 'Erased', basis: 'Basis' },
    },
  },
)
