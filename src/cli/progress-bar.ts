import { displayWidth } from '#core/display-width.ts';

/** Shows on a terminal how far a batch has come. */
export type ProgressBar = {
  readonly show: (done: number, name: string) => void;
  /** Takes the bar off, so that something else can be printed; the next `show` brings it back. */
  readonly clear: () => void;
};

type Terminal = { readonly isTTY?: boolean; readonly columns?: number; readonly write: (text: string) => unknown };

const cells = 24;

/** A bar on standard error for batches; silent for a single file and where the output is not a terminal. */
export function progressBar(total: number, terminal: Terminal): ProgressBar {
  if (terminal.isTTY !== true || total < 2) return { show: () => {}, clear: () => {} };
  let shown = false;
  return {
    show: (done, name) => {
      const filled = Math.floor((done * cells) / total);
      const head = `${'█'.repeat(filled)}${'░'.repeat(cells - filled)} ${done}/${total} `;
      terminal.write(`\r\u001b[K${head}${shortened(name, (terminal.columns || 80) - displayWidth(head) - 1)}`);
      shown = true;
    },
    clear: () => {
      if (shown) terminal.write('\r\u001b[K');
      shown = false;
    },
  };
}

function shortened(name: string, columns: number): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '');
  if (displayWidth(plain) <= columns) return plain;
  let text = '';
  for (const character of plain) {
    if (displayWidth(text + character) > columns - 1) break;
    text += character;
  }
  return `${text}…`;
}
