import { expect, test } from 'vitest';
import { writeFileList } from '#web/features/checking/file-list.ts';
import type { QueuedFile } from '#web/features/checking/check-queue.ts';

test('a file list quotes what must be quoted and disarms formulas', () => {
  const summary = { title: '2023年度报告', characters: 900, errors: 1, warnings: 0, infos: 2 };
  const files: QueuedFile[] = [
    { key: '1', name: 'a.txt', file: null, state: { kind: 'settled', check: { id: 'x', name: 'a, "b".txt', status: 'done', summary } } },
    { key: '2', name: '=1+1.docx', file: null, state: { kind: 'settled', check: { id: 'y', name: '=1+1.docx', status: 'refused' } } },
    { key: '3', name: 'c.txt', file: null, state: { kind: 'waiting' } },
  ];
  expect(writeFileList(files, (key) => key).split('\r\n')).toEqual([
    '\ufefffiles.name,files.title.column,files.state,severity.error,severity.warning,severity.info,files.characters',
    '"a, ""b"".txt",2023年度报告,files.filter.done,1,0,2,900',
    "'=1+1.docx,,files.filter.refused,,,,",
    'c.txt,,files.filter.running,,,,',
    '',
  ]);
});
