import { useEffect, useState } from 'react';
import type { NormReference } from '#contract/funds.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { Unverified } from '#web/ui/figures.tsx';

type Card = { readonly number: string | null; readonly title: string; readonly issuer: string; readonly verified: boolean };

/** The cards of the regulations, each fetched when it is first asked for. */
const cards = import.meta.glob<Card>('../../../norms/documents/*.json', { import: 'default' });

/** The regulation of a card in `norms/documents`; null while it comes, or where there is none. */
function useCard(id: string): Card | null {
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
  return card;
}

const nameOf = ({ title, number }: Card): string => `《${title}》${number === null ? '' : `（${number}）`}`;

/** A regulation by its title and number. */
export function DocumentNote({ id }: { readonly id: string }) {
  const t = useTexts(uiTexts);
  const card = useCard(id);
  if (card === null) return null;
  return <p className="term-source">{t('source')}：<span lang="zh-CN">{nameOf(card)}</span> {!card.verified && <Unverified />}</p>;
}

/** What a figure rests on: what the norm says, in which document, and whether anybody has verified it. */
export function NormNote({ norm, className }: { readonly norm: NormReference; readonly className?: string }) {
  const t = useTexts(uiTexts);
  const say = useSay();
  const card = useCard(norm.document);
  return (
    <span className={className}>
      {t('source')}：{card !== null && <span lang="zh-CN">{nameOf(card)}</span>} {say(norm.title)} {!norm.verified && <Unverified />}
    </span>
  );
}
