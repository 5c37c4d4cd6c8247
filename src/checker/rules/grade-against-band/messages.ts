import type { Bilingual } from '#core/finding.ts';

export function outsideBand(place: Bilingual, score: string, stated: string, grade: string, source: 'paper' | 'norm' | 'unverified'): Bilingual {
  const by = source === 'paper' ? { zh: '按文中所列的等级区间', en: 'by the bands that the paper gives' }
    : source === 'norm' ? { zh: '按等级区间', en: 'by the bands in force' }
      : { zh: '按等级区间（该标准未经核实，请以当地规定为准）', en: 'by the usual bands (not verified; the local rules decide)' };
  return {
    zh: `${place.zh}得分${score}分，等级写作“${stated}”，${by.zh}应为“${grade}”。等级是结果应用的依据，请核对得分和等级。`,
    en: `${place.en}the score is ${score} and the grade “${stated}”; ${by.en} it is “${grade}”. Use of the result rests on the grade; please check both.`,
  };
}

export function againstOther(place: Bilingual, score: string, stated: string, other: { readonly score: string; readonly grade: string }): Bilingual {
  return {
    zh: `${place.zh}得分${score}分，等级写作“${stated}”，而同一报告中得分${other.score}分的项目等级为“${other.grade}”，高低相反。请核对得分和等级。`,
    en: `${place.en}the score ${score} has the grade “${stated}”, while a project with ${other.score} in the same paper is “${other.grade}”: the other way round. Please check scores and grades.`,
  };
}
