import { inProject } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { unitDiffers } from '#checker/rules/unit-against-indicator/messages.ts';

/** A count whose measure word does not fit what is counted: 活动数9人, 企业数量635项, 培训人数3场. */
export const rule = {
  id: 'unit-against-indicator',
  family: 'units',
  title: { zh: '单位与指标不符', en: 'Unit does not fit what is counted' },
  check,
} satisfies Rule;

type Kind = { readonly noun: RegExp; readonly name: string; readonly units: ReadonlySet<string> };

/** What is counted, by the noun before 数 or 数量, and the measure words that can count it. */
const kinds: readonly Kind[] = [
  { noun: /(?:活动|会议|培训班|讲座|赛事|大赛|论坛|比赛)(?:举办|开展|组织)?(?:次|场)?(?:数量?|总数)/, name: '活动', units: new Set(['场', '次', '场次', '个', '期', '项', '届', '班', '天']) },
  { noun: /(?:企业|单位|机构|公司|商户|合作社|农场)(?:总)?(?:数量?|总数)|(?:评审|走访|服务|调研|扶持|参赛|入驻|培育)企业/, name: '企业', units: new Set(['家', '个', '户', '家次', '户次', '户数', '人次']) },
  { noun: /(?:人员|人才|学员|教师|专家|干部|群众|学生|居民|农民|游客|职工|参会|参训|受训|培训|就业|受益|服务|参与)(?:人次|人员)?人?数量?$|人数|人次数/, name: '人员', units: new Set(['人', '名', '位', '人次', '万人', '户', '万人次', '人/次', '次', '个', '期', '场', '天', '班', '家', '项', '学时', '课时', '批次', '批']) },
  { noun: /(?:专利|论文|著作|标准|软件著作权)(?:申请|授权|发表)?(?:数量?|总数)/, name: '成果', units: new Set(['件', '项', '个', '篇', '部', '本', '份']) },
  { noun: /面积/, name: '面积', units: new Set(['平方米', '亩', '公顷', '平方公里', '万亩', '万平方米', '㎡', 'm²', '平米', '平方千米', '平方', '亩次', '万亩次', '公顷次', '平方英尺']) },
];

/** Without one of these nothing is said of what is counted. */
const saysWhat = /数|企业|面积/;

const strictPeople = new Set(['人', '名', '位', '人次']);

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  let previousEnd = 0;
  for (const figure of context.figures) {
    const from = Math.max(previousEnd, figure.start - 24);
    if (figure.kind !== 'date' && figure.kind !== 'document-number') previousEnd = figure.end;
    if (figure.kind !== 'count' || figure.unit === null) continue;
    const before = text.slice(from, figure.start);
    const clause = before.slice(Math.max(before.lastIndexOf('，'), before.lastIndexOf('。'), before.lastIndexOf('；'), before.lastIndexOf('、'), before.lastIndexOf('\n'), before.lastIndexOf('：')) + 1);
    // The noun must stand right before the figure, with nothing but 为 or 达到 between.
    const words = clause.replace(/(?:共计?|合计|为|是|达到?|超过|约|近|突破|有|完成)+$/, '');
    if (!saysWhat.test(words)) continue;
    const kind = kinds.find(({ noun }) => endsWith(noun, words));
    if (kind === undefined || kind.units.has(figure.unit)) continue;
    if (kind.name === '人员' && !/人数$|人次数$/.test(words)) continue;
    if (kind.name !== '人员' && kind.name !== '面积' && !/数量?$|总数$|数$/.test(words) && !(kind.name === '企业')) continue;
    if (kind.name === '人员' && strictPeople.has(figure.unit)) continue;
    const project = context.structure.projects.find((candidate) => candidate.start <= figure.start && figure.start < candidate.end)?.ordinal ?? 0;
    const printed = text.slice(figure.start, figure.end);
    yield {
      message: unitDiffers(inProject(context, project), words, printed, figure.unit),
      projects: [project],
      spans: [{ start: figure.start, end: figure.end, role: 'stated' }],
      stated: printed,
    };
  }
}

function endsWith(noun: RegExp, words: string): boolean {
  const match = noun.exec(words);
  if (match === null) return false;
  const rest = words.slice(match.index + match[0].length);
  return rest === '' || /^(?:数量?|总数|总量)$/.test(rest);
}
