import { Popover } from 'antd';
import { useEffect, useState } from 'react';
import { termTexts, type TermKey, type TermText } from '#web/platform/messages/terms.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { Unverified } from '#web/ui/figures.tsx';

type Card = { readonly number: string | null; readonly title: string; readonly issuer: string; readonly verified: boolean };

/** The cards of the regulations, fetched when the first of them is asked for. */
const cards = import.meta.glob<Card>('../../../norms/documents/*.json', { import: 'default' });

/** An official word with its explanation a click away. */
export function Term({ of, children }: { readonly of: TermKey; readonly children?: React.ReactNode }) {
  const t = useTexts(uiTexts);
  const say = useSay();
  const term: TermText = termTexts[of];
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover trigger="click" open={isOpen} onOpenChange={setOpen} title={say(term.name)} content={(
      <div className="term-body">
        <p>{say(term.what)}</p>
        {term.source !== null && isOpen && <Source id={term.source} />}
      </div>
    )}>
      <button type="button" className="term" aria-label={t('help', { term: say(term.name) })} aria-expanded={isOpen} onClick={(event) => event.stopPropagation()}>{children ?? say(term.name)}</button>
    </Popover>
  );
}

function Source({ id }: { readonly id: string }) {
  const t = useTexts(uiTexts);
  const [card, setCard] = useState<Card | null>(null);
  useEffect(() => {
    let isGone = false;
    void cards[`../../../norms/documents/${id}.json`]?.().then((read) => {
      if (!isGone) setCard(read);
    });
    return () => {
      isGone = true;
    };
  }, [id]);
  if (card === null) return null;
  return <p className="term-source" lang="zh-CN">{t('source')}：《{card.title}》{card.number === null ? '' : `（${card.number}）`} {!card.verified && <Unverified />}</p>;
}
