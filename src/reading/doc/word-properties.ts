import { viewOf, within, tableOf, type WordFile } from '#reading/doc/word-file.ts';

/** A property modifier: its code and operand. */
export type Modifier = { readonly code: number; readonly operand: DataView };

const PAGE = 512;
const DEFINE_TABLE = 0xd608;
const HUGE_PARAGRAPH = 0x6646;

/** The modifiers of a list, in order; a list that is cut short ends early. */
export function* modifiers(list: DataView): Generator<Modifier> {
  let at = 0;
  while (at + 2 < list.byteLength) {
    const code = list.getUint16(at, true);
    at += 2;
    const size = operandSize(code, list, at);
    yield { code, operand: within(list, at, size) };
    at += size;
  }
}

function operandSize(code: number, list: DataView, at: number): number {
  switch (code >> 13) {
    case 0: case 1: return 1;
    case 2: case 4: case 5: return 2;
    case 3: return 4;
    case 7: return 3;
    default: return code === DEFINE_TABLE && at + 2 <= list.byteLength ? list.getUint16(at, true) + 1 : list.getUint8(at) + 1;
  }
}

/** Runs of equal formatting, as file offsets with a list of modifiers each. `style` is that of a paragraph. */
export type FormattedRun = { readonly start: number; readonly end: number; readonly style: number; readonly list: DataView };

/** All formatted runs of characters (pair 12) or paragraphs (pair 13), in the order of the file. */
export function readRuns(file: WordFile, pair: number, isParagraph: boolean): FormattedRun[] {
  const index = tableOf(file, pair);
  const count = Math.floor((index.byteLength - 4) / 8);
  const runs: FormattedRun[] = [];
  for (let entry = 0; entry < count; entry += 1) {
    const number = index.getUint32(4 * (count + 1) + 4 * entry, true) & 0x3fffff;
    const page = within(file.main, number * PAGE, PAGE);
    if (page.byteLength < PAGE) continue;
    const size = page.getUint8(PAGE - 1);
    for (let run = 0; run < size && 4 * (run + 2) <= PAGE; run += 1) {
      const found = isParagraph ? paragraphList(file, page, size, run) : characterList(page, size, run);
      runs.push({ start: page.getUint32(4 * run, true), end: page.getUint32(4 * run + 4, true), ...found });
    }
  }
  return runs.sort((left, right) => left.start - right.start);
}

const nothing = { style: 0, list: viewOf(new Uint8Array(0)) };

function characterList(page: DataView, size: number, run: number): Pick<FormattedRun, 'style' | 'list'> {
  const place = 4 * (size + 1) + run;
  const offset = place < PAGE ? 2 * page.getUint8(place) : 0;
  return offset === 0 ? nothing : { style: 0, list: within(page, offset + 1, page.getUint8(offset)) };
}

function paragraphList(file: WordFile, page: DataView, size: number, run: number): Pick<FormattedRun, 'style' | 'list'> {
  const place = 4 * (size + 1) + 13 * run;
  const offset = place < PAGE ? 2 * page.getUint8(place) : 0;
  if (offset === 0 || offset + 2 > PAGE) return nothing;
  const first = page.getUint8(offset);
  const properties = first === 0 ? within(page, offset + 2, 2 * page.getUint8(offset + 1)) : within(page, offset + 1, 2 * first - 1);
  if (properties.byteLength < 2) return nothing;
  const list = within(properties, 2, properties.byteLength);
  return { style: properties.getUint16(0, true), list: hugeList(file, list) ?? list };
}

/** Rows of many columns keep their modifiers in the data stream. */
function hugeList(file: WordFile, list: DataView): DataView | null {
  if (list.byteLength < 6 || list.getUint16(0, true) !== HUGE_PARAGRAPH) return null;
  const at = list.getUint32(2, true);
  return at + 2 <= file.data.byteLength ? within(file.data, at + 2, file.data.getUint16(at, true)) : null;
}

/** The run that holds a file offset; runs are sorted. */
export function runAt(runs: readonly FormattedRun[], offset: number): FormattedRun | null {
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run === undefined) return null;
    if (offset < run.start) high = middle - 1;
    else if (offset >= run.end) low = middle + 1;
    else return run;
  }
  return null;
}
