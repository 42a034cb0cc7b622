import { extent, inTwoLines, named } from './theme.ts';

/** How the rows of a chart are named, and what that leaves for their marks. */
export interface RowNames {
  /** Room for the names beside the marks, in pixels; none where they stand above them. */
  readonly room: number;
  readonly axis: ReturnType<typeof named> | ReturnType<typeof above>;
  /** What a row is higher by than one whose name is in one line beside its marks. */
  readonly higher: number;
  /** How far below the middle of its row a mark stands. */
  readonly yOffset: number;
  /** A name as its row has it: in two lines where it has no room in one. */
  lines(name: string): string;
}

/** Widths below which a chart is drawn for a phone, and the share of them that names have beside their marks. */
const PHONE = 500;
const ON_PHONE = 0.46;

/**
 * Names of rows beside their marks, in at most this share of the width of a page. Where one has no room there, names stand in two
 * lines; on a phone above their marks, where the whole width is theirs.
 */
export function rowNames(names: readonly unknown[], width: number, most: number): RowNames {
  const room = extent(names, width * (width < PHONE ? ON_PHONE : most));
  const fits = extent(names, Number.POSITIVE_INFINITY) <= room;
  const beside = width >= PHONE || fits;
  const lines = (name: string) => inTwoLines(name, beside ? room : width);
  const two = names.some((name) => lines(String(name)).includes('\n'));
  if (!beside) return { room: 0, axis: above(width, two), higher: two ? 36 : 18, yOffset: two ? 19 : 9, lines };
  return { room, axis: named(room), higher: two ? 14 : 0, yOffset: 0, lines };
}

/** The axis of a chart whose rows have their names above their marks, in the whole width: one in a single line stands where others have their second. */
function above(width: number, two: boolean) {
  const labelOffset = { condition: { test: `indexof(datum.value, '\\n') > 0`, value: -8 }, value: two ? 0 : -8 };
  return { ...named(width), labelPadding: 0, labelOffset, minExtent: 0, maxExtent: 0 };
}
