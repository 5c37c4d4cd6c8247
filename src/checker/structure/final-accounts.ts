import type { FoldedText } from '#core/folded-text.ts';

const title = /(?:报告|决算|说明|自评表|总结|情况)$/;
const accounts = /支出决算为|年初预算为|决算数|收入决算|支出决算|收支决算|决算情况|决算总体|决算(?:总|明细)?表|机关运行经费|政府采购(?:支出情况|金额)|（类）[^（。]{2,40}（款）|收入支出总计|编报绩效目标的/;
const performance = /绩效目标(?:实现|完成|的实现)|预算执行率|本项目|绩效自评(?:报告|情况)|绩效评价报告/;

/** How much of a text is read to tell what it is. */
const judged = 20_000;

/** Whether a text is a 决算说明: by its title, or, where it has none, by speaking of final accounts and not of projects. */
export function isFinalAccounts(folded: FoldedText): boolean {
  for (const block of folded.blocks.slice(0, 12)) {
    if (block.end - block.start > 60) break;
    const line = folded.text.slice(block.start, block.end);
    if (!title.test(line)) continue;
    if (/绩效|自评/.test(line) && !/^[一二三四五六七八九十]+、/.test(line)) return false;
    if (/(?:部门|单位)决算|决算公开|决算情况说明/.test(line)) return true;
  }
  const text = folded.text.slice(0, judged);
  if (!accounts.test(text)) return false;
  return /（类）[^（。]{2,40}（款）/.test(text) || !performance.test(text);
}
