import type { Bilingual } from '#core/finding.ts';
import { chineseOrdinal } from '#core/report-messages.ts';

export type Element = 'basis' | 'budget' | 'spent' | 'rate';

const names: Record<Element, Bilingual> = {
  basis: { zh: '立项依据', en: 'basis' },
  budget: { zh: '预算数', en: 'budget' },
  spent: { zh: '支出数', en: 'spending' },
  rate: { zh: '执行率', en: 'execution rate' },
};

export function missingElements(lacking: readonly { readonly ordinal: number; readonly name: string; readonly elements: readonly Element[] }[]): Bilingual {
  const list = (language: 'zh' | 'en', separator: string) => (elements: readonly Element[]): string => elements.map((element) => names[element][language]).join(separator);
  const zh = list('zh', '、');
  const en = list('en', ', ');
  return {
    zh: `${lacking.length}个项目要素不全：${lacking.map(({ ordinal, elements }) => `（${chineseOrdinal(ordinal)}）缺${zh(elements)}`).join('；')}。缺了这些，执行率无法复核，也看不出资金为何安排；请补写具体文件名称或文号、预算数、支出数和执行率。`,
    en: `${lacking.length} project${lacking.length === 1 ? '' : 's'} lack required elements: ${lacking.map(({ ordinal, elements }) => `project ${ordinal} lacks ${en(elements)}`).join('; ')}. Without them the rate cannot be verified, nor why the money was allotted; please add the document by name or number, the budget, the spending and the rate.`,
  };
}
