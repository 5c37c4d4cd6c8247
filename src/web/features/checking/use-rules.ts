import type { RuleEntry } from '#contract/checking.ts';
import { apiAddress, request } from '#web/platform/client.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { useLoaded } from '#web/platform/use-loaded.ts';

/** The list of rules in the language of the page; empty until it is there. */
export function useRules(): readonly RuleEntry[] {
  const { language } = useLanguage();
  const loaded = useLoaded(language, (signal) => request<{ readonly rules: readonly RuleEntry[] }>(apiAddress('/rules', language), { signal }));
  return loaded.value?.rules ?? [];
}

/** Title of a rule; its id while the titles are on their way. */
export function ruleTitle(rules: readonly RuleEntry[], id: string): string {
  return rules.find((rule) => rule.id === id)?.title ?? id;
}
