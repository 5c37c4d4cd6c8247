import { expect, test } from 'vitest';
import { formatNumber } from '#reading/numbering/number-formats.ts';

test.each([
  [1, 'chineseCounting', '一'], [10, 'chineseCounting', '十'], [11, 'chineseCounting', '十一'], [20, 'chineseCountingThousand', '二十'], [35, 'chineseCountingThousand', '三十五'], [105, 'chineseCountingThousand', '一百零五'],
  [110, 'chineseCountingThousand', '一百一十'], [2024, 'ideographDigital', '二〇二四'], [12, 'chineseLegalSimplified', '壹拾贰'], [3, 'ideographTraditional', '丙'], [3, 'decimalEnclosedCircle', '③'], [21, 'decimalEnclosedCircle', '21'],
  [2, 'decimalEnclosedParen', '⑵'], [7, 'decimalZero', '07'], [12, 'decimalFullWidth', '１２'], [28, 'lowerLetter', 'bb'], [1949, 'upperRoman', 'MCMXLIX'], [5, 'bullet', ''], [5, 'unknown', '5'],
])('%i as %s is %s', (value, format, shown) => expect(formatNumber(value, format)).toBe(shown));
