/** Most columns that a data set may have. */
export const COLUMN_LIMIT = 1_000

/** Most rows that a sample shows. */
export const SAMPLE_LIMIT = 20
