import { expect, test } from 'vitest';
import { displayWidth } from '#core/display-width.ts';
import { progressBar } from '#cli/progress-bar.ts';

function terminal(isTTY: boolean, columns = 60) {
  const written: string[] = [];
  return { written, stream: { isTTY, columns, write: (text: string) => written.push(text) } };
}

test('files done, of how many, and the name, on one line', () => {
  const { written, stream } = terminal(true);
  const bar = progressBar(4, stream);
  bar.show(1, '很长的文件名'.repeat(10));
  bar.clear();
  bar.clear();
  expect(written).toHaveLength(2);
  expect(written[0]).toContain(`${'█'.repeat(6)}${'░'.repeat(18)} 1/4 很长`);
  expect(displayWidth((written[0] ?? '').replace('\r\u001b[K', ''))).toBeLessThan(60);
  expect(written[1]).toBe('\r\u001b[K');
});

test('silent where there is no terminal, and for a single file', () => {
  for (const { stream, written, total } of [{ ...terminal(false), total: 9 }, { ...terminal(true), total: 1 }]) {
    const bar = progressBar(total, stream);
    bar.show(0, 'a');
    bar.clear();
    expect(written).toEqual([]);
  }
});

test('a terminal that does not know its width is taken for one of 80 columns', () => {
  const { written, stream } = terminal(true, 0);
  progressBar(2, stream).show(1, '报告.docx');
  expect(written[0]).toContain('1/2 报告.docx');
});
