import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { projectAt } from '#checker/rules/place-of.ts';
import { isDigit } from '#checker/rules/word-finder.ts';
import { accountNumber } from '#checker/rules/bank-account/messages.ts';

/** Card numbers by their check digit, and digits behind 账号, 卡号 or 账户. Codes of projects, contracts and goods are left alone. */
export const rule = {
  id: 'bank-account',
  family: 'disclosure',
  title: { zh: '银行账号', en: 'Bank account' },
  check,
} satisfies Rule;

const candidates = /(?<![\dA-Za-z.])(?:\d{9,25}|\d{4}(?: \d{4}){2,3}(?: \d{1,4})?)(?![\dA-Za-z]|\.\d)/g;
const namedAccount = /(?:账号|帐号|卡号|银行账户|收款账户|对公账户|账户)(?:[：（）为是]|银行|号码){0,3}$/;
const namedCode = /(?:编号|编码|代码|合同号|订单号|流水号|发票号|条码|许可证|登记证|证书号|专利号|身份证号?|文号|批次号)[：（）为是]{0,2}$/;

function* check(context: RuleContext): Iterable<RuleFinding> {
  const { text } = context.folded;
  for (const { 0: printed, index: start } of text.matchAll(candidates)) {
    const before = text.slice(Math.max(0, start - 12), start);
    const digits = printed.replaceAll(' ', '');
    const isCard = digits.length >= 16 && digits.length <= 19 && /^(?:62|60|4|5)/.test(digits) && passesLuhn(digits) && !namedCode.test(before);
    if (!isCard && !namedAccount.test(before)) continue;
    const masked = `${digits.slice(0, 4)}****${digits.slice(-4)}`;
    yield { message: accountNumber(masked), projects: [projectAt(context, start)], spans: [{ start, end: start + printed.length, role: 'stated' }] };
  }
}

/** ISO/IEC 7812: every second digit from the right doubled, the digits' sum a multiple of ten. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let back = 0; back < digits.length; back += 1) {
    const code = digits.charCodeAt(digits.length - 1 - back);
    if (!isDigit(code)) return false;
    const digit = code - 48;
    sum += back % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
  }
  return sum % 10 === 0;
}
