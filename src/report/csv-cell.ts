/** One cell of a table in CSV. */

/** Quoted where the text needs it (RFC 4180). A leading sign that a spreadsheet would take for a formula is kept apart by a blank. */
export const csvCell = (value: string | number | boolean | null | undefined): string => {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? ` ${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
