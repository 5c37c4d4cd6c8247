import type { Bilingual } from '#core/finding.ts';

const say = (zh: string, en: string): Bilingual => ({ zh, en });

/** Why a row waits, or what was worked out in it. */
export const why = {
  malformed: (printed: string, readings: readonly string[]): Bilingual => say(
    `“${printed}”的数字写法有误，读不出是多少${readings.length === 0 ? '' : `；可能是${readings.join('、')}元`}。请按支付凭证填写金额和凭证号。`,
    `"${printed}" is malformed and cannot be read${readings.length === 0 ? '' : `; it may mean ${readings.join(', ')} yuan`}. Enter the amount by its voucher.`),
  findingAgainst: (printed: string, message: string): Bilingual => say(`核对发现“${printed}”有疑问：${message}`, `A finding stands against "${printed}": ${message}`),
  wordingAll: (words: string, source: string): Bilingual => say(
    `只写“${words}”，没有写金额；按${source}推算。请核对支付明细后确认或改填。`, `The paper only says "${words}" and no amount; this one is taken from ${source}. Confirm it by the payments or enter another.`),
  wordingNone: (words: string): Bilingual => say(`只写“${words}”，没有写金额；推算为0。请确认。`, `The paper only says "${words}"; taken as 0. Please confirm.`),
  wordingLater: (words: string, source: string): Bilingual => say(
    `只写“${words}”，没有写金额和日期；按${source}推算，属年度之后的支付。请按支付凭证确认。`, `The paper only says "${words}", no amount and no day; worked out from ${source}, paid after the year. Confirm it by the vouchers.`),
  arrivalDated: (words: string): Bilingual => say(
    `写了到账时间（${words}），没有写到账金额；按年度预算推算。请按到账凭证确认。`, `The paper says when the money arrived (${words}) and not how much; taken from the budget. Confirm it by the voucher.`),
  rateUnexplained: (stated: string): Bilingual => say(`报告写${stated}%，没有可复算的收支数据。请核对。`, `The paper states ${stated}%, and gives no figures it can be recomputed from. Please check.`),
  rateDiffers: (stated: string, recomputed: string, basis: string): Bilingual => say(
    `报告写${stated}%，按${basis}复算为${recomputed}%。比率以账上收支计算，不采用所写数；请核对后确认或拒绝。`, `The paper states ${stated}%; on ${basis} it recomputes to ${recomputed}%. The ledger works rates out itself; check, then confirm or refuse.`),
  rateOfMalformed: (stated: string, printed: string): Bilingual => say(
    `报告写${stated}%，其分子${printed === '' ? '' : `“${printed}”`}写法有误，无法复算。请先填写实际支出。`, `The paper states ${stated}%, of an amount that is malformed${printed === '' ? '' : `: "${printed}"`}. Enter what was spent first.`),
  rateOnMalformed: (stated: string, printed: string, basis: string): Bilingual => say(
    `报告写${stated}%，其分母“${printed}”写法有误，无法复算。请先核对${basis}，再确认或拒绝。`, `The paper states ${stated}%, on a base that is malformed: "${printed}". Check the base first, then confirm or refuse.`),
  partsExceed: (sum: string, total: string): Bilingual => say(`分项支出合计${sum}元，多于所写实际支出${total}元。`, `The parts add up to ${sum} yuan, more than the stated ${total}.`),
  partOfWords: say('全部支出只有文字表述，本项是其中一部分。请先确认实际支出，再登记本项。', 'The whole is known by words alone, and this is a share of it. Confirm the whole first, then this.'),
  partsOfFen: (printed: string): Bilingual => say(`“${printed}”折合到元后不足一分，账上以分记账。请按凭证填写。`, `"${printed}" has parts of a fen; the ledger keeps fen. Enter the amount by its voucher.`),
  amountApproximate: (printed: string): Bilingual => say(`“${printed}”不是确数。请按凭证填写。`, `"${printed}" is not exact. Enter the amount by its voucher.`),
  largerThanProject: (printed: string): Bilingual => say(`“${printed}”大于本项目资金，不是资金分项，列为成效指标。请确认名称。`, `"${printed}" is more than the project's money: not a part of it, but a result. Please confirm its name.`),
  unitDoubtful: (printed: string, message: string): Bilingual => say(`“${printed}”的计量单位有疑问：${message}`, `The unit of "${printed}" is doubtful: ${message}`),
  countNamedBySentence: (printed: string): Bilingual => say(`“${printed}”所计的名称取自原句。请确认名称和分类。`, `What "${printed}" counts is named after its sentence. Please confirm name and class.`),
  resultMissing: (name: string): Bilingual => say(`“${name}”没有读到完成值。`, `No result was read for "${name}".`),
  kindInferred: (kind: string, words: string): Bilingual => say(`资金性质“${kind}”由“${words}”判断。`, `The kind "${kind}" is judged by "${words}".`),
  targetMissing: say('原文没有列目标值；分类由名称判断。', 'The paper gives no target; the class is judged by the name.'),
  paidLater: (date: string): Bilingual => say(`年度之后（${date}）的支付，不计入本年支出。`, `Paid after the year (${date}); not part of the year's spending.`),
  ledgerHas: (yuan: string): Bilingual => say(`账上已有${yuan}元，与报告不同。采用则作废原记录并按报告重新登记。`, `The ledger has ${yuan} yuan, not what the paper says. Accepting voids that record and books the paper's figure.`),
} as const;
