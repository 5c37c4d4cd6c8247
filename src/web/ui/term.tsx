import { Popover } from 'antd';
import TableMeasureRowContext from 'antd/es/table/TableMeasureRowContext';
import { use, useState } from 'react';
import { termTexts, type TermKey, type TermText } from '#web/platform/messages/terms.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { DocumentNote } from '#web/ui/norm-note.tsx';

/** An official word, or what stands for it here, with its explanation a click away. */
export function Term({ of, children }: { readonly of: TermKey; readonly children?: string }) {
  const t = useTexts(uiTexts);
  const say = useSay();
  const term: TermText = termTexts[of];
  const [isOpen, setOpen] = useState(false);
  const shown = children ?? say(term.name);
  // Tables draw their head a second time, out of sight, to measure it.
  if (use(TableMeasureRowContext)) return shown;
  return (
    <Popover trigger="click" open={isOpen} onOpenChange={setOpen} title={say(term.name)} content={(
      <div className="term-body">
        <p>{say(term.what)}</p>
        {term.source !== null && isOpen && <DocumentNote id={term.source} />}
      </div>
    )}>
      <button type="button" className="term" aria-label={t('help', { term: shown })} aria-expanded={isOpen} onClick={(event) => event.stopPropagation()}>{shown}</button>
    </Popover>
  );
}
