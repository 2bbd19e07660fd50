/** How many one card lists, unless it says otherwise. */
export const pageSize = 5;

/** One page of a list, with the numbers of its neighbours; -1 where there is none. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly number: number;
  readonly newer: number;
  readonly older: number;
}

/** Some may have gone since the button was drawn; then the last page that has any is shown. */
export function pageOf<T>(all: readonly T[], wanted: number, size = pageSize): Page<T> {
  const last = Math.max(0, Math.ceil(all.length / size) - 1);
  const number = Math.min(wanted, last);
  const items = all.slice(number * size, (number + 1) * size);
  return { items, number, newer: number - 1, older: number < last ? number + 1 : -1 };
}
