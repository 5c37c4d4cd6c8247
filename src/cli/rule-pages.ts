import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { displayWidth } from '#core/display-width.ts';
import type { Severity } from '#core/finding.ts';
import { reportMessages, type Language } from '#core/report-messages.ts';
import { rules } from '#checker/engine/registry.ts';
import { defaultPreset } from '#checker/presets/default.ts';
import { commandMessages } from '#cli/command-messages.ts';
import { nearestTo } from '#cli/nearest-name.ts';

const folder = join(import.meta.dirname, '../checker/rules');

/** The page of a rule as it is printed, or what is wrong with the id. */
export async function explainRule(id: string, language: Language): Promise<{ readonly page: string } | { readonly wrong: string }> {
  const messages = commandMessages(language);
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) return { wrong: messages.unknownRule(id, nearestTo(id, rules.map((each) => each.id))) };
  const page = await readFile(join(folder, rule.id, 'README.md'), 'utf8').catch(() => null);
  if (page === null) return { wrong: messages.noPageYet(id) };
  const [chinese = '', english = ''] = page.split(/^## In English\s*$/m);
  const severities = severitiesOf(rule.id).map((severity) => reportMessages(language).severity[severity]).join(' / ');
  if (language === 'zh') return { page: `${chinese.trim().replace(/^(# .*)$/m, `$1\n\n${severities}`)}\n` };
  return { page: `# ${rule.id}: ${rule.title.en}\n\n${severities}\n\n${english.trim()}\n` };
}

/** All rules, a line each: severity, id, title. Where a rule has cases of several severities, the heaviest and the lightest. */
export function listRules(language: Language): string {
  const { severity: words } = reportMessages(language);
  const widest = Math.max(0, ...rules.map(({ id }) => id.length));
  const severityColumn = (id: string): string => {
    const severities = severitiesOf(id);
    return [...new Set([severities[0], severities.at(-1)])].flatMap((severity) => (severity === undefined ? [] : [words[severity]])).join('/');
  };
  const columns = Math.max(0, ...rules.map(({ id }) => displayWidth(severityColumn(id))));
  return rules.map(({ id, title }) => {
    const severity = severityColumn(id);
    return `${id.padEnd(widest)}  ${severity}${' '.repeat(columns - displayWidth(severity))}  ${title[language]}\n`;
  }).join('');
}

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Severities of a rule and of its cases, the heaviest first. */
function severitiesOf(id: string): Severity[] {
  const listed = Object.entries(defaultPreset).filter(([key]) => key === id || key.startsWith(`${id}/`)).map(([, severity]) => severity);
  return [...new Set(listed)].sort((left, right) => weight[left] - weight[right]);
}
