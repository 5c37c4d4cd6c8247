const digits = '零一二三四五六七八九';
const capitals = '零壹贰叁肆伍陆柒捌玖';
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

/**
 * A number as an automatic numbering of WordprocessingML shows it (ST_NumberFormat). Empty for `none` and for bullets;
 * formats that are not known are shown in digits.
 */
export function formatNumber(value: number, format: string): string {
  if (value < 0 || value > 99_999) return String(value);
  switch (format) {
    case 'none': case 'bullet': return '';
    case 'decimalZero': return String(value).padStart(2, '0');
    case 'chineseCounting': case 'chineseCountingThousand': case 'japaneseCounting': case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand': case 'ideographLegalTraditionalCounting': return chinese(value, digits, '十百千万');
    case 'chineseLegalSimplified': case 'ideographLegalTraditional': return chinese(value, capitals, '拾佰仟万').replace(/^拾/, '壹拾');
    case 'japaneseDigitalTenThousand': case 'ideographDigital': case 'taiwaneseDigital':
      return [...String(value)].map((digit) => (digit === '0' ? '〇' : digits[Number(digit)] ?? '')).join('');
    case 'ideographTraditional': return stems[value - 1] ?? String(value);
    case 'ideographZodiac': return branches[value - 1] ?? String(value);
    case 'decimalFullWidth': case 'decimalFullWidth2': return [...String(value)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    case 'decimalEnclosedCircle': case 'decimalEnclosedCircleChinese': return within(value, 20, 0x245f);
    case 'decimalEnclosedParen': return within(value, 20, 0x2473);
    case 'decimalEnclosedFullstop': return within(value, 20, 0x2487);
    case 'ideographEnclosedCircle': return within(value, 10, 0x327f);
    case 'upperLetter': return letters(value, 65);
    case 'lowerLetter': return letters(value, 97);
    case 'upperRoman': return roman(value);
    case 'lowerRoman': return roman(value).toLowerCase();
    default: return String(value);
  }
}

function within(value: number, most: number, base: number): string {
  return value >= 1 && value <= most ? String.fromCharCode(base + value) : String(value);
}

/** 十一, 二十, 一百零一. */
function chinese(value: number, numerals: string, units: string): string {
  if (value === 0) return numerals[0] ?? '';
  let text = '';
  let zero = false;
  const places = String(value);
  for (const [at, place] of [...places].entries()) {
    const power = places.length - at - 1;
    if (place === '0') {
      zero = true;
      continue;
    }
    if (zero && text !== '') text += numerals[0];
    zero = false;
    text += (numerals[Number(place)] ?? '') + (power === 0 ? '' : units[power - 1] ?? '');
  }
  return value >= 10 && value < 20 ? text.slice(1) : text;
}

/** a … z, aa, bb … as Word counts. */
function letters(value: number, base: number): string {
  if (value < 1) return '';
  return String.fromCharCode(base + ((value - 1) % 26)).repeat(Math.min(20, Math.floor((value - 1) / 26) + 1));
}

function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, sign] of [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']] as const) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}
