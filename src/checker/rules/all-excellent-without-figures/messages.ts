import type { Bilingual } from '#core/finding.ts';

export function allExcellent(number: string): Bilingual {
  return {
    zh: `${number}个项目全部评为“优”，发现问题0个。没有一个偏差的自评难以说明目标是否定得过低、问题是否查到；请核对各项目的完成情况，有未达标、进度慢的如实写明。`,
    en: `all ${number} projects are graded excellent and no problem was found. A self-evaluation without a single deviation does not show whether targets were too low or problems were looked for; please check the results, and say what fell short.`,
  };
}

export function allFullMarks(place: Bilingual, number: number): Bilingual {
  return {
    zh: `${place.zh}${number}项指标全部满分，存在的问题写“无”。没有一项偏差的自评难以采信；请核对各项完成值是否有据，改进空间如实写明。`,
    en: `${place.en}all ${number} indicators score in full and the problems are 无. A self-evaluation without any deviation is hard to rely on; please check what the results rest on, and say what can be improved.`,
  };
}
