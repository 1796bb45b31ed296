/** A text that a spreadsheet would take for a formula; a quotation mark before it makes it a text. */
const FORMULA = /^[=+\-@\t\r]/

/** A text as a field of CSV (RFC 4180) that no spreadsheet takes for a formula. */
export function csvText(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
