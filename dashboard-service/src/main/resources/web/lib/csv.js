/** Rows as a file for a spreadsheet (RFC 4180): a cell is quoted where it must be, and never begins a formula. */
const DANGEROUS = /^[=+\-@\t\r]/;

function cell(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = DANGEROUS.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csv = (rows) => [...rows.map((row) => row.map(cell).join(',')), ''].join('\r\n');

/** For @click on a link with `download`: gives it the file at the moment it is asked for. */
export const filling = (rows) => (event) => (event.currentTarget.href = `data:text/csv;charset=utf-8,${encodeURIComponent(csv(rows()))}`);

export const instant = (ms) => new Date(ms).toISOString().replace('.000', '');

/** Without the noise of binary fractions. */
export const rounded = (value, digits) => (value == null ? null : Number(value.toFixed(digits)));
