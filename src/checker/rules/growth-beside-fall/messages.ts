import type { Bilingual } from '#core/finding.ts';

export function growthAndFall(subject: string, up: string, down: string): Bilingual {
  return {
    zh: `关于${subject}，一处写“${up}”，另一个项目写“${down}”，判断相反；请核对两处的口径和年度，统一说法或写明区别。`,
    en: `Of ${subject} one project says “${up}”, another “${down}”; the two judgements are opposite. Please check what each covers and which year, and make them agree or say how they differ.`,
  };
}
