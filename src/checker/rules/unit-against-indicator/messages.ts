import type { Bilingual } from '#core/finding.ts';

export function unitDiffers(place: Bilingual, indicator: string, printed: string, unit: string): Bilingual {
  return {
    zh: `${place.zh}“${indicator}${printed}”用“${unit}”计量，与指标所数的对象不符，读者不知道数的是什么。请核对数值和计量单位。`,
    en: `${place.en}“${indicator}${printed}” is counted in “${unit}”, which does not fit what the indicator counts. Please check the value and its unit.`,
  };
}
