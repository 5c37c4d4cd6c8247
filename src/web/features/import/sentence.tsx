import type { ImportRowAnswer } from '#contract/import.ts';
import { importTexts } from '#web/platform/messages/import.ts';
import { useTexts } from '#web/platform/texts.ts';

/** What the paper prints, marked in the sentence that it stands in. */
export function Sentence({ row }: { readonly row: ImportRowAnswer }) {
  const t = useTexts(importTexts);
  const around = row.span?.around;
  if (around === undefined) return row.printed === null ? <span className="amount-none">{t('noSentence')}</span> : <span lang="zh-CN">{row.printed}</span>;
  // A project is read from its heading.
  if (row.target === 'project') return <span lang="zh-CN" className="import-sentence"><mark>{around.text.split('\n')[0]}</mark></span>;
  return <span lang="zh-CN" className="import-sentence">{around.before}<mark>{around.text}</mark>{around.after}</span>;
}
