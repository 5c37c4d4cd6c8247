import { useMemo } from 'react';
import type { RuleEntry } from '#contract/checking.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { findingsTexts } from '#web/platform/messages/findings.ts';
import { useAnswer } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';

const comparisons = ['comparison-differs', 'comparison-other-basis', 'comparison-not-in-ledger', 'comparison-project-missing', 'comparison-project-not-reported'] as const;

export type RuleTitles = ((rule: string) => string) & { readonly all: readonly Pick<RuleEntry, 'id' | 'title'>[] };

/** Titles of rules in the language of the page, with what comparing a paper finds; the id until they are there. */
export function useRuleTitles(): RuleTitles {
  const t = useTexts(findingsTexts);
  const { language } = useLanguage();
  const answer = useAnswer<{ readonly rules: readonly RuleEntry[] }>('/rules', { lang: language });
  return useMemo(() => {
    const all = [...comparisons.map((id) => ({ id, title: t(`rule.${id}`) })), ...(answer.data?.rules ?? [])];
    const byId = new Map<string, string>(all.map(({ id, title }) => [id, title]));
    return Object.assign((rule: string) => byId.get(rule) ?? rule, { all });
  }, [answer.data, t]);
}
