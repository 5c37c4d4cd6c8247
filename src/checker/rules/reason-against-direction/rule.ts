import type { Span } from '#core/span.ts';
import { projectAt } from '#checker/rules/place-of.ts';
import { inProject } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { contradicts } from '#checker/rules/reason-against-direction/messages.ts';

/** The reason given for spending less speaks of more, or the other way round: 决算数小于预算数的主要原因：追加了…. */
export const rule = {
  id: 'reason-against-direction',
  family: 'growth',
  title: { zh: '原因与增减方向相反', en: 'Reason against the direction' },
  check,
} satisfies Rule;

const statement = /(?:决算数?(?:大于|高于|超过|小于|低于|少于)(?:年初|全年|调整后?)?预算数?|(?:比|较)(?:上年度?|去年|20\d\d年度?)[^。；\n]{0,60}?(?:增加|增长|减少|下降|降低)[^。；\n]{0,40}?)[，。]?(?:的)?(?:主要)?原因(?:是|为|：)+([^。\n]{4,120})/g;
const more = /追加|增加|新增|增长|增拨|提高|上升|扩大|增发|补发|上调|调增/;
const less = /减少|压减|压缩|节约|节省|调减|核减|下降|缩减|取消|未完成|未实施|未开展|推迟|延迟|延期|降低|结余|未支付|减免|控制|厉行/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  if (!text.includes('原因')) return;
  for (const match of text.matchAll(statement)) {
    const reason = match[1] ?? '';
    const stated = match[0].slice(0, match[0].length - reason.length);
    const down = /小于|低于|少于|减少|下降|降低/.test(stated);
    const up = /大于|高于|超过|增加|增长/.test(stated);
    if (down === up) continue;
    const saysMore = more.test(reason);
    const saysLess = less.test(reason);
    if (saysMore === saysLess || (down && saysLess) || (up && saysMore)) continue;
    const reasonSpan: Span = { start: match.index + stated.length, end: match.index + match[0].length };
    const project = projectAt(context, match.index);
    yield {
      message: contradicts(inProject(context, project), down, reason.length > 30 ? `${reason.slice(0, 30)}…` : reason),
      projects: [project],
      spans: [{ ...reasonSpan, role: 'stated' }, { start: match.index, end: reasonSpan.start, role: 'operand' }],
    };
  }
}
