import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectAt } from '#checker/rules/place-of.ts';
import { wordFinder } from '#checker/rules/word-finder.ts';
import { homeAddress } from '#checker/rules/home-address/messages.ts';

/** The words for a home address with an address behind them. */
export const rule = {
  id: 'home-address',
  family: 'disclosure',
  title: { zh: '家庭住址', en: 'Home address' },
  check,
} satisfies Rule;

const find = wordFinder(['家庭住址', '家庭地址', '现住址', '户籍地址', '居住地址', '身份证地址'].map((word) => ({ word })));
const address = /(?:：|为|是|\t)[^，。；\n\t]{2,40}?(?:\d+号|\d+室|\d+栋|\d+组|\d+单元|\d+弄|[一二三四五六七八九十]+组|村|巷)/y;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const { entry, start, end } of find(text)) {
    address.lastIndex = end;
    const match = address.exec(text);
    if (match === null) continue;
    yield { message: homeAddress(entry.word), projects: [projectAt(context, start)], spans: [{ start, end: end + match[0].length, role: 'stated' }] };
  }
}
