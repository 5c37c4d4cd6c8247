import type { Text } from '#web/platform/texts.ts';

/** An official word, what it means, and the card in `norms/documents` that it comes from; null where it is usage. */
export type TermText = { readonly name: Text; readonly what: Text; readonly source: string | null };

/** Official words as `docs/terms.md` lists them, explained for the people who meet them on a page. */
export const termTexts = {
  initialBudget: { name: { zh: '年初预算数', en: 'Opening budget' }, what: { zh: '年初批复的预算数，不含年中追加和调减。', en: 'Approved at the start of the year, before anything was added or cut.' }, source: 'caiyu-2020-10' },
  adjustedBudget: { name: { zh: '全年预算数', en: 'Adjusted budget' }, what: { zh: '年初预算数加上年中各次调整后的预算数，自评表以它为执行率的分母。', en: 'The opening budget with every adjustment of the year; the base of the execution rate in the self-evaluation form.' }, source: 'caiyu-2020-10' },
  planned: { name: { zh: '计划支出', en: 'Planned spending' }, what: { zh: '按分月用款计划，到某时应支出的金额。', en: 'What the monthly plan says should have been spent by then.' }, source: null },
  issued: { name: { zh: '下达指标', en: 'Issued' }, what: { zh: '财政部门下达到单位的预算指标金额；下达不等于到账。', en: 'Allocated to the unit by the finance bureau; allocated money has not arrived yet.' }, source: null },
  received: { name: { zh: '到位资金', en: 'Received' }, what: { zh: '实际到账、可以使用的资金。', en: 'Money that has arrived and can be used.' }, source: 'caiyu-2020-10' },
  spent: { name: { zh: '全年执行数', en: 'Spent' }, what: { zh: '已经支付的金额，扣除退回。拨付给下级或其他单位不等于已使用。', en: 'Paid out, less what came back. Money handed to another unit is not yet used.' }, source: 'caiyu-2020-10' },
  used: { name: { zh: '实际使用', en: 'Used' }, what: { zh: '收款单位实际使用的金额。拨付率与实际使用率是两个数。', en: 'Used by whoever received it. Paid out and used are two figures.' }, source: null },
  executionRate: { name: { zh: '预算执行率', en: 'Execution rate' }, what: { zh: '全年执行数 ÷ 全年预算数 × 100%。几个项目合计的执行率是合计数之比，不是各项目执行率的平均。', en: 'Spent over adjusted budget. The rate of several projects is the ratio of their sums, never the average of their rates.' }, source: 'caiyu-2020-10' },
  arrivalRate: { name: { zh: '资金到位率', en: 'Arrival rate' }, what: { zh: '到位资金 ÷ 预算数 × 100%。到位晚而支出少，不是执行慢。', en: 'Received over budget. Money that arrived late was not spent slowly.' }, source: 'caiyu-2020-10' },
  useRate: { name: { zh: '实际使用率', en: 'Rate of use' }, what: { zh: '收款单位实际使用的金额 ÷ 拨付金额 × 100%。', en: 'What was used over what was paid out to the user.' }, source: null },
  light: { name: { zh: '监控灯', en: 'Light' }, what: { zh: '双监控（绩效目标实现程度、预算执行进度）的结果：绿灯正常，黄灯有偏差，红灯偏差较大，须说明原因并整改。', en: 'The result of monitoring targets and money: green in order, yellow deviating, red deviating widely, which asks for a reason and a remedy.' }, source: null },
  grade: { name: { zh: '评价等级', en: 'Grade' }, what: { zh: '按总分划分的等级。分数线由当年、当地的规定确定。', en: 'By the total score; the bands are those of the year and place.' }, source: 'caiyu-2020-10' },
  score: { name: { zh: '得分', en: 'Score' }, what: { zh: '各项指标得分之和。每一分的计算依据可逐项查看。', en: 'The sum of the points of all indicators, each of them explained.' }, source: 'caiyu-2020-10' },
  state: { name: { zh: '办理环节', en: 'State' }, what: { zh: '项目当年所处的环节：目标编制、执行、自评、审核、审定、报送、公开。', en: 'Where the project stands in its year, from targets to publication.' }, source: null },
  findings: { name: { zh: '核对意见', en: 'Findings' }, what: { zh: '规则核对台账时发现的不一致。分错误、警告、提示；采纳或不采纳都要留下理由。', en: 'What the rules found not to agree. Settling one takes a reason.' }, source: null },
  selfEvaluation: { name: { zh: '单位自评', en: 'Self-evaluation' }, what: { zh: '项目单位对照绩效目标自我评价，填报《项目支出绩效自评表》。', en: 'The unit judges its own project against its targets on the official form.' }, source: 'caiyu-2020-10' },
  carriedOver: { name: { zh: '结转', en: 'Carried over' }, what: { zh: '当年未用完、按规定转到下年继续使用的资金；与结余、退回、财政收回是不同的事项。', en: 'Not used up and moved to the next year; apart from what is left, returned or reclaimed.' }, source: null },
  passedOn: { name: { zh: '转拨、代拨', en: 'Passed on' }, what: { zh: '只是经手转给其他单位的资金，不是本单位的支出；与代管资金不同。', en: 'Money only handed on to another unit.' }, source: null },
  finalised: { name: { zh: '审定', en: 'Fixed version' }, what: { zh: '经集体研究确定的版本，之后只能勘误，不能改动实质内容。', en: 'A version fixed after deliberation; afterwards only wording may be corrected.' }, source: null },
} as const satisfies Readonly<Record<string, TermText>>;

export type TermKey = keyof typeof termTexts;
