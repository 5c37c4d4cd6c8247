import { compareDecimals, parseDecimal, plainDecimal, type Decimal } from '#core/decimal.ts';
import type { Span } from '#core/span.ts';
import { fromDecimal } from '#core/rational.ts';
import { gradeOfScore } from '#core/scoring/grade.ts';
import { inProject, normDay } from '#checker/rules/claim-findings.ts';
import type { Rule, RuleContext, RuleFinding } from '#checker/rules/rule.ts';
import { readScore } from '#checker/structure/score.ts';
import { plainGrade, rankOf, readBands, type PrintedBands } from '#checker/rules/grade-against-band/bands.ts';
import { againstOther, outsideBand } from '#checker/rules/grade-against-band/messages.ts';

/** A grade that the score does not have: by the bands the paper prints, else by the norm book, else by another project of the paper. */
export const rule = {
  id: 'grade-against-band',
  family: 'contradictions',
  title: { zh: '等级与得分不符', en: 'Grade does not fit the score' },
  check,
} satisfies Rule;

type Graded = { readonly project: number; readonly score: Decimal; readonly scoreSpan: Span; readonly grade: string; readonly gradeSpan: Span };

const fullScore = { coefficient: 100n, scale: 0 };

function* check(context: RuleContext): Iterable<RuleFinding> {
  const graded = gradedIn(context);
  if (graded.length === 0) return;
  const bands = readBands(context.folded.text);
  const day = normDay(context);
  let best: Graded | null = null;
  for (const one of [...graded].sort((left, right) => compareDecimals(left.score, right.score) || left.gradeSpan.start - right.gradeSpan.start)) {
    const expected = bands !== null ? byBands(one, bands) : day === null ? null : byNorm(context, one, day);
    const common = { projects: [one.project], stated: one.grade };
    const place = inProject(context, one.project);
    const spans = [{ ...one.gradeSpan, role: 'stated' as const }, { ...one.scoreSpan, role: 'operand' as const }];
    if (expected !== null && rankOf(expected.name) !== rankOf(one.grade)) {
      yield { ...common, message: outsideBand(place, plainDecimal(one.score), one.grade, expected.name, expected.source), spans, expected: expected.name };
    } else if (expected === null && best !== null && rankOf(one.grade) > rankOf(best.grade) && compareDecimals(one.score, best.score) > 0) {
      yield {
        ...common, message: againstOther(place, plainDecimal(one.score), one.grade, { score: plainDecimal(best.score), grade: best.grade }),
        projects: [...new Set([one.project, best.project])], spans: [...spans, { ...best.gradeSpan, role: 'basis' }],
      };
    }
    if (best === null || rankOf(one.grade) < rankOf(best.grade)) best = one;
  }
}

/** Scores with a grade beside them: of projects and their forms, and of sentences outside projects that give both. */
function gradedIn(context: RuleContext): Graded[] {
  const { folded: { text }, structure } = context;
  const graded: Graded[] = [];
  const add = (project: number, scoreSpan: Span | null, gradeSpan: Span | null): void => {
    if (scoreSpan === null || gradeSpan === null) return;
    const score = parseDecimal(text.slice(scoreSpan.start, scoreSpan.end).replace(/分$/, ''));
    const grade = plainGrade(text.slice(gradeSpan.start, gradeSpan.end).replace(/[“”"]/g, ''));
    if (score === null || rankOf(grade) < 0 || compareDecimals(score, fullScore) > 0) return;
    if (!graded.some((known) => known.gradeSpan.start === gradeSpan.start)) graded.push({ project, score, scoreSpan, grade, gradeSpan });
  };
  for (const project of structure.projects) add(project.ordinal, project.score, project.grade);
  for (const form of structure.forms) add(form.project, form.score, form.grade);
  for (const sentence of structure.sentences) {
    if (sentence.project !== 0 || sentence.end - sentence.start > 400) continue;
    const words = text.slice(sentence.start, sentence.end);
    if (!/得分|评分|总分/.test(words) || !/等级|评级|等次|级别|评定|结论|结果/.test(words) || /平均/.test(words)) continue;
    const { score, grade } = readScore(text, sentence);
    add(0, score, grade);
  }
  return graded;
}

type Expected = { readonly name: string; readonly source: 'paper' | 'norm' | 'unverified' };

/** The lower end of a band belongs to it. Below the last printed band stands the worst grade, whose name may not be printed. */
function byBands({ score }: Graded, bands: PrintedBands): Expected | null {
  const reached = bands.find(({ from }) => compareDecimals(score, from) >= 0);
  return reached === undefined ? null : { name: reached.name, source: 'paper' };
}

function byNorm(context: RuleContext, { score }: Graded, day: string): Expected | null {
  const grade = gradeOfScore(fromDecimal(score), context.norms, day, '');
  return grade === null ? null : { name: grade.name, source: grade.verified ? 'norm' : 'unverified' };
}
