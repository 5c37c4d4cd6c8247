import type { CheckReport, ReportedClaim } from '#core/check-report.ts';
import { decimal, plainDecimal } from '#core/decimal.ts';
import { fromDecimal, roundHalfUp } from '#core/rational.ts';
import { rowOf, type ProjectContext } from '#core/import/project-context.ts';
import type { ProposalRow } from '#core/import/proposal.ts';
import { why } from '#core/import/why.ts';

const basisNames: Readonly<Record<string, string>> = { budget: '年度预算', 'adjusted-budget': '全年预算', planned: '计划支出', issued: '下达指标', received: '到位资金' };

/** The stated execution rate, to be held against the ledger's own; it is never taken for a figure. */
export function rateRows(context: ProjectContext): ProposalRow[] {
  const { project: { funds: { statedRate }, ordinal }, report, judgement } = context;
  if (statedRate?.percent === undefined) return [];
  const claim = report.claims.find(({ kind, project, spans }) => kind === 'rate' && project === ordinal && spans.some(({ role, start }) => role === 'stated' && start === statedRate.start));
  const basis = claim?.basis !== null && claim?.basis !== undefined && claim.basis in basisNames ? claim.basis : null;
  const recomputed = claim?.recomputed === null || claim?.recomputed === undefined ? null : plainDecimal(roundHalfUp(fromDecimal(decimal(claim.recomputed.low)), 2));
  const isConfirmed = claim !== undefined && basis !== null && (claim.verdict === 'exact' || claim.verdict === 'other-rounding') && judgement.against(statedRate).length === 0;
  return [rowOf(context, 'stated-rate', 'stated-rate', '报告所写预算执行率', { kind: 'stated-rate', percent: statedRate.percent, basis, recomputed }, {
    certainty: isConfirmed ? 'certain' : 'uncertain', why: isConfirmed ? null : remark(statedRate.percent, claim, basis, recomputed, report), printed: statedRate.text, span: statedRate,
  })];
}

function remark(percent: string, claim: ReportedClaim | undefined, basis: string | null, recomputed: string | null, report: CheckReport): ProposalRow['why'] {
  const base = basisNames[basis ?? ''] ?? '所列资金';
  if (claim?.reason === 'malformed') {
    // A quotient names its parts first and what they are a share of last.
    const operands = claim.spans.filter(({ role }) => role === 'operand');
    const malformed = operands.find(({ start }) => report.figures.some((figure) => figure.start === start && figure.malformed === true));
    return malformed !== undefined && operands.length > 1 && malformed === operands.at(-1) ? why.rateOnMalformed(percent, malformed.quote, base) : why.rateOfMalformed(percent, malformed?.quote ?? '');
  }
  return recomputed === null ? why.rateUnexplained(percent) : why.rateDiffers(percent, recomputed, basisNames[basis ?? ''] ?? '所列支出');
}
