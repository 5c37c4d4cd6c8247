import { describe, expect, test } from 'vitest';
import { loadNormBook } from '#reading/norm-book.ts';
import { judgeExcerpt, type ExcerptVerdict } from './excerpt-oracle.ts';
import { hasCorpus, ownExcerpts, realExcerpts, type Excerpt } from './shared-corpus.ts';

const norms = loadNormBook();

function judgeAll(excerpts: readonly Excerpt[]): ExcerptVerdict[] {
  return excerpts.flatMap((excerpt) => judgeExcerpt(excerpt, norms));
}

describe.each([
  { set: 'published excerpts', excerpts: hasCorpus ? realExcerpts() : [], present: hasCorpus },
  { set: 'excerpts in other hands', excerpts: ownExcerpts('other-authors'), present: true },
])('$set', ({ excerpts, present }) => {
  const verdicts = judgeAll(excerpts);

  test.skipIf(!present)('at least 9 of 10 material wrong statements are found', () => {
    const wrong = verdicts.filter(({ claim }) => !claim.correct && claim.severity !== 'last-digit' && claim.crossExcerpt !== true);
    const missed = wrong.filter(({ found }) => !found);
    expect(wrong.length).toBeGreaterThan(8);
    expect(missed.length / wrong.length, JSON.stringify(missed.map(({ excerpt, claim }) => [excerpt, claim.text]))).toBeLessThanOrEqual(0.1);
  });

  test.skipIf(!present)('at most one right statement is remarked on above info', () => {
    // The same percentage may be noted as wrong on one base and right on another.
    const isAlsoWrong = (verdict: ExcerptVerdict): boolean => verdict.claim.statedPercent !== undefined && verdicts.some((other) => other.excerpt === verdict.excerpt
      && !other.claim.correct && other.claim.statedPercent === verdict.claim.statedPercent);
    const remarked = verdicts.filter((verdict) => verdict.claim.correct && verdict.found && !isAlsoWrong(verdict));
    expect(remarked.map(({ excerpt, claim, by }) => [excerpt, claim.text, by]).slice(1), JSON.stringify(remarked)).toEqual([]);
  });
});
