// `npm run new-rule <id> [family]`: makes the folder of a rule and registers it. Its page has a bad example that the
// empty rule does not find, so the tests fail until the rule is written.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(fileURLToPath(import.meta.url), '..', '..');
const [id = '', family = 'wording'] = process.argv.slice(2);
const families = [...readFileSync(join(root, 'src/checker/rules/rule.ts'), 'utf8').match(/RuleFamily =([^;]+);/)[1].matchAll(/'([a-z]+)'/g)].map((match) => match[1]);

function stop(message) {
  console.error(message);
  process.exit(2);
}

if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id)) stop('usage: npm run new-rule <id> [family]; the id is lower case with hyphens, such as rate-recomputes');
if (!families.includes(family)) stop(`no family ${family}; one of: ${families.join(' ')}`);
const folder = join(root, 'src/checker/rules', id);
if (existsSync(folder)) stop(`${id} is there already`);

const parts = {
  'rule.ts': `import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectAt } from '#checker/rules/place-of.ts';
import { found } from '#checker/rules/${id}/messages.ts';

/** Say here what is looked for, and what is left alone although it looks alike. */
export const rule = {
  id: '${id}',
  family: '${family}',
  title: { zh: '${id}的中文标题', en: 'Title of ${id}' },
  check,
} satisfies Rule;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const start = context.folded.text.indexOf('要查的文字，写好规则后删去这一行');
  if (start < 0) return;
  yield { message: found(), projects: [projectAt(context, start)], spans: [{ start, end: start + 1, role: 'stated' }] };
}
`,
  'messages.ts': `import type { Bilingual } from '#core/finding.ts';

export function found(): Bilingual {
  return {
    zh: '什么不对，为什么要紧，怎么办；请核对……。',
    en: 'What is wrong, why it matters, what to do; please check …',
  };
}
`,
  'rule.test.ts': `import { expect, test } from 'vitest';
import { quoteFindings } from '#checker/engine/quote-findings.ts';
import { rule } from '#checker/rules/${id}/rule.ts';

test('finds …', () => {
  expect(quoteFindings(rule, '本项目年度预算100万元。')).toEqual([['100万元']]);
});

test('leaves … alone', () => {
  expect(quoteFindings(rule, '本项目年度预算200万元。')).toEqual([]);
});
`,
  'README.md': `# ${id} ${id}的中文标题

## 查什么

## 为什么

## 依据

## 错例

\`\`\`text
本项目年度预算100万元。
\`\`\`

## 正例

\`\`\`text
本项目年度预算200万元。
\`\`\`

## 何时不用

## In English
`,
};

mkdirSync(folder);
for (const [name, text] of Object.entries(parts)) writeFileSync(join(folder, name), text);

const binding = id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** Writes a line before the last line that starts with \`mark\`. */
function insertBefore(path, mark, line) {
  const lines = readFileSync(path, 'utf8').split('\n');
  lines.splice(lines.findLastIndex((each) => each.startsWith(mark)), 0, line);
  writeFileSync(path, lines.join('\n'));
}

const registry = join(root, 'src/checker/engine/registry.ts');
insertBefore(registry, '];', `  ${binding},`);
const imports = readFileSync(registry, 'utf8').split('\n');
imports.splice(imports.findLastIndex((line) => line.startsWith('import ')) + 1, 0, `import { rule as ${binding} } from '#checker/rules/${id}/rule.ts';`);
writeFileSync(registry, imports.join('\n'));
insertBefore(join(root, 'src/checker/presets/default.ts'), '};', `  '${id}': 'info',`);
console.log(`src/checker/rules/${id}/ is there and registered with severity info.
Next: the examples in its README.md, see them fail (npx vitest run tests/rules.test.ts), write rule.ts, npm run rules-page.`);
