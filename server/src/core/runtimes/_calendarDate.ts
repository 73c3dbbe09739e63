/** Days in the form `2026-01-31`, which sort as texts. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is an existing day in the form `2026-01-31`. */
export function isCalendarDate(text: string): boolean {
  const [year, month, day] = (DATE.exec(text)?.slice(1) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return day >= 1 && day <= daysIn(year, month);
}

/**
 * Whether workerd takes the text as a compatibility date: four, two and two digits, from the year 2000 on. It does not look
 * whether the month has so many days.
 */
export function isCompatibilityDate(text: string): boolean {
  const [year, month, day] = (DATE.exec(text)?.slice(1) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return year >= 2000 && year < 3000 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** An existing day whose month and day may have one digit (`2026-2-1`), in the form `2026-01-31`; undefined if it is none. */
export function calendarDate(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  const padded = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return isCalendarDate(padded) ? padded : undefined;
}

/** The day before an existing day. */
export function dayBefore(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (day > 1) return format(year, month, day - 1);
  return month > 1 ? format(year, month - 1, daysIn(year, month - 1)) : format(year - 1, 12, 31);
}

function daysIn(year: number, month: number): number {
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return (DAYS_IN_MONTH[month - 1] ?? 0) + leapDay;
}

function format(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
