import type { PdfLine, PdfSegment } from '#reading/pdf/text-lines.ts';

/** Rows of fields that stand apart by wide gaps, without lines drawn around them. */
export type SpacedRows = {
  readonly top: number;
  readonly lines: ReadonlySet<PdfLine>;
  readonly rows: readonly (readonly { readonly column: number; readonly segment: PdfSegment }[])[];
};

/** Runs of two neighbouring lines and more that have fields side by side, with the columns they share. */
export function findSpacedRows(lines: readonly PdfLine[]): SpacedRows[] {
  const found: SpacedRows[] = [];
  let at = 0;
  while (at < lines.length) {
    let end = at;
    while (end < lines.length && (lines[end]?.segments.length ?? 0) > 1 && (end === at || isClose(lines[end - 1], lines[end]))) end += 1;
    if (end - at >= 2) found.push(placeRows(lines.slice(at, end)));
    at = Math.max(end, at + 1);
  }
  return found;
}

/** Further apart than a few lines something else stands between. */
function isClose(above: PdfLine | undefined, below: PdfLine | undefined): boolean {
  return above !== undefined && below !== undefined && below.y - above.y < 4 * Math.max(above.size, below.size);
}

function placeRows(lines: readonly PdfLine[]): SpacedRows {
  const columns = columnsOf(lines);
  return {
    top: lines[0]?.y ?? 0,
    lines: new Set(lines),
    rows: lines.map(({ segments }) => {
      let previous = -1;
      return segments.map((segment) => {
        const found = columns.findIndex(({ left, right }) => segment.left < right && segment.right > left);
        previous = Math.max(previous + 1, found);
        return { column: previous, segment };
      });
    }),
  };
}

/** Stretches of the width that some field covers; a field wider than two columns of another row does not bridge them. */
function columnsOf(lines: readonly PdfLine[]): { left: number; right: number }[] {
  let fullest = lines[0];
  for (const line of lines) if (line.segments.length > (fullest?.segments.length ?? 0)) fullest = line;
  const columns = (fullest?.segments ?? []).map(({ left, right }) => ({ left, right }));
  for (const { segments } of lines) {
    for (const segment of segments) {
      const covered = columns.filter(({ left, right }) => segment.left < right && segment.right > left);
      const [only] = covered;
      if (covered.length === 1 && only !== undefined) {
        only.left = Math.min(only.left, segment.left);
        only.right = Math.max(only.right, segment.right);
      } else if (covered.length === 0) columns.push({ left: segment.left, right: segment.right });
    }
  }
  return columns.sort((left, right) => left.left - right.left);
}
