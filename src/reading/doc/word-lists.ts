import { tableOf, tables, within, type WordFile } from '#reading/doc/word-file.ts';
import { AutoNumbering, type ListLevel, type NumberedList } from '#reading/numbering/auto-numbering.ts';

/** Number formats of the binary file under the names that WordprocessingML has for them. */
const formats: Readonly<Record<number, string>> = {
  0: 'decimal', 1: 'upperRoman', 2: 'lowerRoman', 3: 'upperLetter', 4: 'lowerLetter', 10: 'ideographDigital', 11: 'japaneseCounting', 14: 'decimalFullWidth',
  16: 'ideographLegalTraditional', 17: 'japaneseDigitalTenThousand', 18: 'decimalEnclosedCircle', 19: 'decimalFullWidth2', 22: 'decimalZero', 23: 'bullet',
  26: 'decimalEnclosedFullstop', 27: 'decimalEnclosedParen', 28: 'decimalEnclosedCircleChinese', 29: 'ideographEnclosedCircle', 30: 'ideographTraditional',
  31: 'ideographZodiac', 33: 'taiwaneseCounting', 34: 'ideographLegalTraditional', 35: 'taiwaneseCountingThousand', 36: 'taiwaneseDigital',
  37: 'chineseCounting', 38: 'chineseLegalSimplified', 39: 'chineseCountingThousand', 255: 'none',
};

/** The lists of a Word file, by the number that paragraphs give (counting from 1). */
export function readWordLists(file: WordFile): AutoNumbering {
  const lists = new Map<string, NumberedList>();
  try {
    collect(file, lists);
  } catch (thrown) {
    // Cut off lists lose their numbers; the text is still there.
    if (!(thrown instanceof RangeError)) throw thrown;
  }
  return new AutoNumbering(lists);
}

function collect(file: WordFile, lists: Map<string, NumberedList>): void {
  const head = tableOf(file, tables.lists);
  if (head.byteLength < 2) return;
  const definitions = new Map<number, Map<number, ListLevel>>();
  const count = head.getUint16(0, true);
  // The levels stand behind the table proper, outside of its stated length.
  const levels = new Reader(within(file.table, head.byteOffset - file.table.byteOffset + 2 + 28 * count, file.table.byteLength));
  for (let list = 0; list < count; list += 1) {
    const id = head.getUint32(2 + 28 * list, true);
    const isSimple = (head.getUint8(2 + 28 * list + 26) & 1) === 1;
    const read = new Map<number, ListLevel>();
    for (let level = 0; level < (isSimple ? 1 : 9); level += 1) read.set(level, readLevel(levels));
    definitions.set(id, read);
  }
  const overrides = new Reader(tableOf(file, tables.listOverrides));
  const size = overrides.word();
  const entries: { readonly id: number; readonly changes: number }[] = [];
  for (let entry = 0; entry < size; entry += 1) {
    const id = overrides.word();
    overrides.skip(8);
    entries.push({ id, changes: overrides.byte() });
    overrides.skip(3);
  }
  for (const [index, { id }] of entries.entries()) lists.set(String(index + 1), { definition: String(id), levels: definitions.get(id) ?? new Map(), starts: new Map() });
  for (const [index, { id, changes }] of entries.entries()) {
    const starts = new Map<number, number>();
    const changed = new Map(definitions.get(id));
    overrides.skip(4);
    for (let change = 0; change < changes; change += 1) {
      const start = overrides.word();
      const flags = overrides.word();
      const level = flags & 0x0f;
      if ((flags & 0x20) !== 0) changed.set(level, readLevel(overrides));
      if ((flags & 0x10) !== 0) starts.set(level, changed.get(level)?.start ?? start);
      if ((flags & 0x30) === 0x10) starts.set(level, start);
    }
    lists.set(String(index + 1), { definition: String(id), levels: changed, starts });
  }
}

function readLevel(reader: Reader): ListLevel {
  const start = reader.word();
  const format = formats[reader.byte()] ?? 'decimal';
  const legal = (reader.byte() & 4) !== 0;
  reader.skip(9 + 1 + 8);
  const characters = reader.byte();
  const paragraph = reader.byte();
  reader.skip(2 + paragraph + characters);
  let text = '';
  for (let length = reader.half(); length > 0; length -= 1) {
    const code = reader.half();
    text += code <= 8 ? `%${code + 1}` : String.fromCharCode(code);
  }
  return { start, format, text, legal, restartAfter: null };
}

/** Reads on through a view; a view that ends too early throws a RangeError. */
class Reader {
  readonly #view: DataView;
  #at = 0;

  constructor(view: DataView) {
    this.#view = view;
  }

  byte(): number {
    this.#at += 1;
    return this.#view.getUint8(this.#at - 1);
  }

  half(): number {
    this.#at += 2;
    return this.#view.getUint16(this.#at - 2, true);
  }

  word(): number {
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4, true);
  }

  skip(bytes: number): void {
    this.#at += bytes;
  }
}
