import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectAt } from '#checker/rules/place-of.ts';
import { wordFinder } from '#checker/rules/word-finder.ts';
import { notForPublication } from '#checker/rules/not-for-publication/messages.ts';

/** Marks on a cited document or on the paper itself. Rules about publishing, and counts of what was not published, are left alone. */
export const rule = {
  id: 'not-for-publication',
  family: 'disclosure',
  title: { zh: '引用了不公开的文件或内容', en: 'Cites what is not for publication' },
  check,
} satisfies Rule;

type Mark = { readonly word: string; readonly before: RegExp; readonly behind: RegExp };

const always = /(?:)/;
/** In brackets behind a document, behind its title, or as a remark on this paper. */
const asRemark = { before: /[（，、；]$|》$|此件$|[号》]）?(?:为|属|系)$/, behind: /^(?:[）。；]|的?(?:文件|通知|资料)|$)/ };

const marks: readonly Mark[] = [
  ...['不予公开', '不公开', '依申请公开', '不宜公开', '不对外公开'].map((word) => ({ word, ...asRemark })),
  { word: '内部资料', before: always, behind: /^(?!性)/ },
  { word: '内部使用', before: /[仅限供]$/, behind: always },
  ...['不得外传', '请勿外传', '严禁外传', '仅供内部', '注意保密', '秘密★', '机密★', '绝密★', '（秘密）', '（机密）', '（绝密）', '【秘密】', '【机密】', '【内部】']
    .map((word) => ({ word, before: always, behind: always })),
  { word: '密级：', before: always, behind: /^(?:秘密|机密|绝密|内部)/ },
];

const find = wordFinder(marks);

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  let last = -1;
  for (const { entry, start, end } of find(text)) {
    if (!entry.before.test(text.slice(Math.max(0, start - 4), start)) || !entry.behind.test(text.slice(end, end + 3))) continue;
    // Two marks in one breath, 内部资料，请勿外传, are one finding.
    const breath = last < 0 ? '' : text.slice(last, start);
    last = end;
    if (breath !== '' && breath.length < 8 && !/[。\n]/.test(breath)) continue;
    yield { message: notForPublication(text.slice(start, end)), projects: [projectAt(context, start)], spans: [{ start, end, role: 'stated' }] };
  }
}
