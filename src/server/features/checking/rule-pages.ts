import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rules } from '#checker/engine/registry.ts';
import { defaultPreset } from '#checker/presets/default.ts';
import type { Rule } from '#checker/rules/rule.ts';
import type { Language, RuleEntry, RulePage } from '#contract/checking.ts';

const folder = join(import.meta.dirname, '../../../checker/rules');
const englishPart = /^## In English\s*$/m;

/** All rules in the order of the registry. */
export function ruleEntries(language: Language): readonly RuleEntry[] {
  return rules.map((rule) => entryOf(rule, language));
}

/** The page of a rule; null when there is no such rule. The Chinese page without its heading, or its English part. */
export async function readRulePage(id: string, language: Language): Promise<RulePage | null> {
  // Only a registered id becomes part of a path.
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) return null;
  const path = join(folder, rule.id, 'README.md');
  const page = existsSync(path) ? await readFile(path, 'utf8') : '';
  const [chinese = '', english = ''] = page.split(englishPart);
  const text = language === 'en' && english.trim() !== '' ? english : chinese.replace(/^# .*$/m, '');
  return { ...entryOf(rule, language), page: text.trim() };
}

function entryOf(rule: Rule, language: Language): RuleEntry {
  const listed = Object.entries(defaultPreset).filter(([key]) => key === rule.id || key.startsWith(`${rule.id}/`)).map(([, severity]) => severity);
  return { id: rule.id, family: rule.family, title: rule.title[language], severities: [...new Set(listed)] };
}
