// `npm run rules-page`: writes docs/rules.md, the table of all rules. `--print` writes it to standard output instead.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from '../src/checker/engine/registry.ts';
import { defaultPreset } from '../src/checker/presets/default.ts';

const root = join(fileURLToPath(import.meta.url), '..', '..');

/** Families in the order in which they are shown, with their names. */
const families = {
  rates: ['执行率', 'Rates'],
  sums: ['合计', 'Sums'],
  products: ['单价与数量', 'Products'],
  growth: ['增减', 'Growth'],
  repeats: ['前后一致', 'Repeats'],
  parts: ['部分与整体', 'Parts'],
  figures: ['数字', 'Figures'],
  units: ['单位', 'Units'],
  contradictions: ['自相矛盾', 'Contradictions'],
  reasons: ['原因说明', 'Reasons'],
  duplicates: ['重复', 'Duplicates'],
  required: ['必备要素', 'Required elements'],
  periods: ['年度与期间', 'Periods'],
  disclosure: ['公开', 'Disclosure'],
  time: ['时间', 'Time'],
  across: ['跨项目', 'Across sections'],
  wording: ['文字与格式', 'Wording and form'],
};
const severities = { error: '错误', warning: '提醒', info: '提示' };

function severityOf(id) {
  const cases = Object.entries(defaultPreset).filter(([key]) => key.startsWith(`${id}/`));
  const own = severities[defaultPreset[id]] ?? '';
  return [own, ...cases.map(([key, severity]) => `${key.slice(id.length + 1)}：${severities[severity]}`)].join('；');
}

function rulesPage() {
  const lines = [
    '# 规则一览 · Rules',
    '',
    `共${rules.length}条。由 \`npm run rules-page\` 生成，请勿手改。编号不变；严重程度见 \`src/checker/presets/\`；每条规则的说明、正例与错例在各自的目录中，也可用 \`hengji check --explain 编号\` 查看。`,
    '',
    '| 编号 | 类别 Family | 严重程度 | 查什么 | In English |',
    '| --- | --- | --- | --- | --- |',
  ];
  for (const [family, [zh, en]] of Object.entries(families)) {
    const members = rules.filter((rule) => rule.family === family).sort((left, right) => (left.id < right.id ? -1 : 1));
    for (const { id, title } of members) {
      lines.push(`| [${id}](../src/checker/rules/${id}/README.md) | ${zh} ${en} | ${severityOf(id)} | ${title.zh} | ${title.en} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const page = rulesPage();
if (process.argv.includes('--print')) process.stdout.write(page);
else writeFileSync(join(root, 'docs', 'rules.md'), page);
