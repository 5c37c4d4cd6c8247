/** The day it is in China, where every user of the product is: what deadlines are held against. */
export function todayOf(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
