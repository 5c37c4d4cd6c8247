import type { SectionKind } from '#checker/structure/structure.ts';

const problems = /存在的?(?:主要)?的?(?:问题|不足|困难)|主要问题|问题[和及与、](?:原因|困难|不足|建议|改进|下一步|整改|措施|对策)|(?:问题|不足|困难)$/;
const improvements = /改进|下一步|下步|整改|建议|打算|对策|(?:措施|思路)$/;
const funds = /(?:资金|经费|预算|支出|财务|收支)[^，。]{0,10}(?:使用|执行|安排|管理|到位|投入|支出|收支)?[^，。]{0,6}(?:情况|分析|管理|明细|进度)|(?:资金|经费)(?:使用|安排|投入|来源)$|^预算执行$/;
const achievement = /绩效目标|目标(?:完成|实现|任务)|(?:完成|实现|开展|实施|落实|履职|绩效|产出|效益|满意度)[^，。]{0,6}(?:情况|分析|成效|效果)|(?:主要)?(?:成效|成绩|工作|业绩)$|^(?:项目)?(?:产出|效益|效果|满意度)(?:指标)?$|绩效指标|主要工作/;
const basis = /(?:立项|设立|政策|主要|评价)?依据|概况|基本情况|背景|简介|概述|立项情况|项目情况$|主要内容/;

/** What a section is about, from its heading: 存在的问题和下一步改进措施 is `problems`, 下一步改进措施 alone `improvements`. */
export function sectionKindOf(title: string): SectionKind {
  if (problems.test(title)) return 'problems';
  if (improvements.test(title)) return 'improvements';
  if (basis.test(title)) return 'basis';
  if (achievement.test(title)) return 'achievement';
  if (funds.test(title)) return 'funds';
  return 'other';
}

const plainHeading = new RegExp('^(?:' + [
  '(?:项目|年度|总体|主要)*绩效目标(?:的)?(?:实现|完成|设定|任务)?(?:情况|分析)?',
  '(?:项目|资金|经费|运营经费|预算|资金使用|预算资金|项目资金)(?:的)?(?:使用|执行|安排|支出|到位|管理)(?:及(?:管理|执行))?情况',
  '(?:项目)?(?:立项|设立)依据', '项目(?:概况|基本情况|背景|简介)', '基本情况',
  '(?:目前)?存在的?(?:主要)?(?:的)?(?:问题|不足)(?:[和及与、](?:原因分析|原因|困难|建议|(?:下一步)?(?:的)?(?:改进|整改|工作)?(?:措施|建议|打算|计划)))?(?:[和及与、](?:下一步)?(?:改进|整改|工作)?(?:措施|建议|打算))?',
  '(?:下一步|下步)(?:的)?(?:改进|整改|工作)?(?:措施|建议|打算|计划|安排|思路)', '(?:改进|整改)(?:措施|建议)(?:和建议)?', '(?:项目)?(?:主要)?(?:产出|效益|成效)(?:情况)?',
].join('|') + ')$');

/** Whether a short line without numbering is one of the usual headings of a project's sections. */
export function isPlainHeading(title: string): boolean {
  return title.length <= 30 && plainHeading.test(title);
}

const chapter = /(?:情况|分析|问题|不足|建议|措施|打算|对策|结论|概况|概述|经验|做法|原则|方法|依据|目的|说明|职能|职责|安排|成效|成绩|目标|自评|总结|附件|附表|背景|内容|范围|对象|指标|思路|简介|现状|效益|效果|产出|过程|决策|投入|满意度|部分|评分|得分|等级|体系|过程|机构设置|人员编制|收支规模|收支状况|支出结构|收入结构|指标完成|机关运行|政府采购|国有资产|资产占用|“三公”经费|三公经费|资金分配|资金执行|资金到位|资金使用|资金来源|数量指标|质量指标|时效指标|成本指标)$|^(?:项目|资金|预算|组织|财务|资产|绩效|制度|业务|实施|过程)+(?:管理|实施)|^附[件表]|存在的?(?:主要)?问题|需要说明|改进措施|评价(?:报告|工作|结果)|绩效评价$|项目名称|收入|决算/;

/** Whether a heading names a part of a report (基本情况, 绩效目标完成情况 …) rather than a project. */
export function isChapterTitle(title: string): boolean {
  return chapter.test(title);
}
