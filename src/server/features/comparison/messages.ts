import type { Bilingual } from '#core/finding.ts';

export const messages = {
  paperNotFound: { zh: '没有这份报告。', en: 'There is no such paper.' },
  noYear: { zh: '这份报告所属的年度不在台账中，无法比对。', en: 'The year of this paper is not in the ledger, so there is nothing to compare it with.' },
  differs: { zh: '“{project}”：报告写{figure} {paper}，台账为 {ledger}，相差 {difference}。请核对哪一处有误，更正台账（附凭证）或更正报告。', en: '“{project}”: the paper gives {figure} as {paper}, the ledger as {ledger}, {difference} apart. Please see which is right and correct the ledger (with its voucher) or the paper.' },
  otherBasis: { zh: '“{project}”：报告写{figure} {paper}，台账按规定基数为 {ledger}；报告所用的基数是{basis}。请写明基数，或改按规定基数计算。', en: '“{project}”: the paper gives {figure} as {paper}; on the base that is laid down the ledger gives {ledger}. The paper took {basis}. Please name the base, or use the one laid down.' },
  notInLedger: { zh: '“{project}”：报告写{figure} {paper}，台账没有这项记录。请补登记（附凭证），或核对报告。', en: '“{project}”: the paper gives {figure} as {paper}; the ledger has no such record. Please enter it with its voucher, or check the paper.' },
  projectMissing: { zh: '报告中的“{project}”在本年度台账中没有。请核对名称，或补录项目。', en: 'The ledger of the year has no project “{project}” that the paper reports. Please check the name, or enter the project.' },
  onlyInLedger: { zh: '台账中的“{project}”报告没有写到。请核对是否漏报。', en: 'The paper says nothing of the project “{project}” of the ledger. Please see whether it was left out.' },
  budget: { zh: '预算数', en: 'the budget' },
  planned: { zh: '计划支出', en: 'planned spending' },
  issued: { zh: '下达指标', en: 'the allocation issued' },
  received: { zh: '到位资金', en: 'money received' },
  spent: { zh: '支出', en: 'spending' },
  rate: { zh: '执行率', en: 'the execution rate' },
  partBudget: { zh: '“{name}”预算', en: 'the budget of “{name}”' },
  partSpent: { zh: '“{name}”支出', en: 'the spending of “{name}”' },
  indicator: { zh: '“{name}”', en: '“{name}”' },
  initialBudget: { zh: '年初预算数', en: 'the opening budget' },
  adjustedBudget: { zh: '全年预算数', en: 'the adjusted budget' },
  money: { zh: '{amount}万元', en: '{amount} ten thousand yuan' },
} as const satisfies Record<string, Bilingual>;
