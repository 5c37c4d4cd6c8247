import type { PdfRule, PdfRules } from '#reading/pdf/pdf-page.ts';

export type Matrix = readonly [number, number, number, number, number, number];

export const noRules: PdfRules = { horizontal: [], vertical: [] };

/** Lines beyond this number are a drawing or a map, not tables. */
const MOST_RULES = 6000;
/** A filled shape thinner than this is a line. */
const THIN = 3;

type Operators = { readonly save: number; readonly restore: number; readonly transform: number; readonly constructPath: number; readonly stroke: number;
  readonly fill: number; readonly eoFill: number; readonly fillStroke: number; readonly eoFillStroke: number; readonly closeStroke: number;
  readonly closeFillStroke: number; readonly closeEOFillStroke: number };
type OperatorList = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

/** The straight horizontal and vertical lines that a page draws: strokes, and filled shapes as thin as a line. */
export function collectRules(operators: Operators, list: OperatorList, toPage: Matrix): PdfRules {
  const horizontal: PdfRule[] = [];
  const vertical: PdfRule[] = [];
  const strokes = new Set([operators.stroke, operators.closeStroke, operators.fillStroke, operators.eoFillStroke, operators.closeFillStroke, operators.closeEOFillStroke]);
  const fills = new Set([operators.fill, operators.eoFill]);
  const stack: Matrix[] = [];
  let matrix = toPage;
  const add = (x1: number, y1: number, x2: number, y2: number): void => {
    if (horizontal.length + vertical.length > MOST_RULES) return;
    const width = Math.abs(x2 - x1);
    const height = Math.abs(y2 - y1);
    if (height < 1 && width > 4) horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
    else if (width < 1 && height > 4) vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  };
  for (const [at, operator] of list.fnArray.entries()) {
    const args = list.argsArray[at];
    if (operator === operators.save) stack.push(matrix);
    else if (operator === operators.restore) matrix = stack.pop() ?? toPage;
    else if (operator === operators.transform && Array.isArray(args)) matrix = multiply(matrix, args);
    else if (operator === operators.constructPath && Array.isArray(args)) {
      const isStroke = strokes.has(args[0]);
      if (!isStroke && !fills.has(args[0])) continue;
      for (const path of subpaths(Array.isArray(args[1]) ? args[1][0] : null)) {
        const points = path.map(([x, y]) => apply(matrix, x, y));
        if (isStroke) for (let point = 1; point < points.length; point += 1) add(...(points[point - 1] ?? [0, 0]), ...(points[point] ?? [0, 0]));
        else addThin(points, add);
      }
    }
  }
  return horizontal.length + vertical.length > MOST_RULES ? noRules : { horizontal, vertical };
}

type Point = readonly [x: number, y: number];

function addThin(points: readonly Point[], add: (x1: number, y1: number, x2: number, y2: number) => void): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= THIN && right - left > THIN) add(left, (top + bottom) / 2, right, (top + bottom) / 2);
  else if (right - left <= THIN && bottom - top > THIN) add((left + right) / 2, top, (left + right) / 2, bottom);
}

/** The engine keeps a path as numbers: 0 move, 1 line, 2 curve, 3 quadratic curve, 4 close. */
function* subpaths(data: unknown): Generator<Point[]> {
  if (!(data instanceof Float32Array) || data.length > 20_000) return;
  let points: Point[] = [];
  for (let at = 0; at < data.length;) {
    const code = data[at];
    if (code === 0) {
      if (points.length > 1) yield points;
      points = [[data[at + 1] ?? 0, data[at + 2] ?? 0]];
      at += 3;
    } else if (code === 1) {
      points.push([data[at + 1] ?? 0, data[at + 2] ?? 0]);
      at += 3;
    } else if (code === 2) at += 7;
    else if (code === 3) at += 5;
    else {
      const [first] = points;
      if (first !== undefined) points.push(first);
      at += 1;
    }
  }
  if (points.length > 1) yield points;
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

function multiply([a, b, c, d, e, f]: Matrix, args: readonly unknown[]): Matrix {
  const [ta = 1, tb = 0, tc = 0, td = 1, te = 0, tf = 0] = args.filter((value) => typeof value === 'number');
  return [a * ta + c * tb, b * ta + d * tb, a * tc + c * td, b * tc + d * td, a * te + c * tf + e, b * te + d * tf + f];
}
