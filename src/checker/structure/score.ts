import type { Span } from '#core/span.ts';

const score = /(?:自评|评价|综合|最终|考核|绩效)?(?:得分|总分|评分|总得分)(?:结果)?(?:为|是|：|达)?(\d{1,3}(?:\.\d+)?)分/;
const grade = /(?:等级|评级|等次|级别|评定|结论|结果)(?:为|是|：)?“?(优秀|良好|合格|不合格|优|良|中|差)(?![\u4e00-\u9fa5])”?/;

/** The score and the grade that a stretch of prose gives itself. */
export function readScore(text: string, stretch: Span): { score: Span | null; grade: Span | null } {
  const words = text.slice(stretch.start, stretch.end);
  return { score: captured(score.exec(words), stretch.start), grade: captured(grade.exec(words), stretch.start) };
}

function captured(match: RegExpExecArray | null, base: number): Span | null {
  const word = match?.[1];
  if (match === null || word === undefined) return null;
  const start = base + match.index + match[0].lastIndexOf(word);
  return { start, end: start + word.length };
}
