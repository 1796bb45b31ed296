import { AppError, type Detail } from '#api/kernel/errors.ts'
import { COLUMN_LIMIT } from './limits.ts'

/** A file, or a request for a part of one, that can be read but not accepted. */
export const refused = (code: string, message: string, detail: Detail = {}) =>
  new AppError('refused', code, message, detail)

export const unreadable = (message: string, detail: Detail = {}) => refused('content.unreadable', message, detail)

export const emptyFile = () => refused('content.empty', '文件没有内容')

export const noRows = () => refused('content.no_rows', '文件没有数据行')

export const tooManyColumns = (columns: number) =>
  refused('content.too_many_columns', `文件超过 ${COLUMN_LIMIT} 列`, { columns, limit: COLUMN_LIMIT })

/** The requester named a field, a value or an operator that the data set doesn't have. */
export const badSelection = (code: string, message: string, detail: Detail) =>
  new AppError('invalid', `selection.${code}`, message, detail)
