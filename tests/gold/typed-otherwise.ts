import type { CheckReport } from '#core/check-report.ts';
import { foldDocument, sourceSpan } from '#core/folded-text.ts';
import { plainDocument } from '#core/plain-text.ts';
import type { Span } from '#core/span.ts';
import { recogniseFigures } from '#checker/figures/recognise-figures.ts';

/** A text as another hand or another program would have put it down: what it says stays the same. */
export type Typing = { readonly name: string; readonly text: string };

const widths: Readonly<Record<string, string>> = { '，': ',', '。': '.', '；': ';', '：': ':', '（': '(', '）': ')', '！': '!', '？': '?', '“': '"', '”': '"', '％': '%' };

/** Digits at full width. */
export const withWideDigits = (text: string): string => text.replace(/\d/g, widened);
/** Digits, letters, points, commas and percent signs at full width. */
export const withWideSigns = (text: string): string => text.replace(/[0-9A-Za-z%.,]/g, widened);
/** Punctuation at half width, straight quotation marks. */
export const withNarrowPunctuation = (text: string): string => text.replace(/[，。；：（）！？“”％]/g, (mark) => widths[mark] ?? mark);
/** Line ends of Windows. */
export const withCarriageReturns = (text: string): string => text.replaceAll('\n', '\r\n');
/** Thousands marks in amounts from a thousand on. */
export const withThousandsMarks = (text: string): string => text.replace(/(?<![\d.,〔[])\d{4,}(?=(?:\.\d+)?(?:万元|亿元|元|万))/g, (digits) => digits.replace(/\B(?=(?:\d{3})+$)/g, ','));

const widened = (character: string): string => String.fromCharCode(character.charCodeAt(0) + 0xfee0);

const blanks = { space: [' '], 'line break': ['\n'], 'blank of any kind': [' ', '\n', '\u3000', '\u00a0', '  '] } as const;

/** Puts one blank into every figure: between digits, at the point, or between number and unit, wherever the seed falls. */
export function withTornFigures(text: string, blank: keyof typeof blanks, seed: number): string {
  const random = seeded(seed);
  const kinds = blanks[blank];
  let torn = '';
  let last = 0;
  for (const { start, end } of figuresOf(text)) {
    const printed = text.slice(start, end);
    const places = [...printed].flatMap((_, at) => (at > 0 && (/[\d.,]/.test(printed.charAt(at - 1)) || /\d/.test(printed.charAt(at))) ? [at] : []));
    const place = places[random(places.length)];
    torn += text.slice(last, start) + (place === undefined ? printed : printed.slice(0, place) + (kinds[random(kinds.length)] ?? ' ') + printed.slice(place));
    last = end;
  }
  return torn + text.slice(last);
}

function figuresOf(text: string): Span[] {
  const folded = foldDocument(plainDocument('untouched.txt', text));
  return recogniseFigures(folded.text).filter(({ malformed }) => malformed === null).map((figure) => sourceSpan(folded, figure));
}

const figure = /\d[\d,.]*(?:万元|亿元|元|万|%|％|个|家|项|名|人|篇|次|条)/g;

/**
 * Blanks between the characters of figures with a unit, as often as `share` of a hundred places: some figures are torn to single digits. Malformed
 * ones such as 12,86 stay whole: nobody could say what they were. */
export function withStrays(text: string, blank: string, share: number, seed: number): string {
  const random = seeded(seed);
  return text.replace(figure, (printed) => (/,\d{1,2}(?!\d)/.test(printed) ? printed : [...printed].map((character, at) => (at < printed.length - 1 && random(100) < share ? character + blank : character)).join('')));
}

/** Whole numbers below a bound, the same for the same seed. */
export function seeded(seed: number): (bound: number) => number {
  let state = BigInt(seed) * 2n + 1n;
  return (bound) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn;
    return bound === 0 ? 0 : Number((state >> 33n) % BigInt(bound));
  };
}

/** All the ways of typing a text, several seeds for what is random. */
export function typings(text: string): Typing[] {
  const torn = ([1, 2, 3, 4] as const).flatMap((seed) => (Object.keys(blanks) as (keyof typeof blanks)[]).map((blank) => ({ name: `a ${blank} in every figure, seed ${seed}`, text: withTornFigures(text, blank, seed) })));
  const plain: Typing[] = [
    { name: 'digits at full width', text: withWideDigits(text) },
    { name: 'digits, letters and signs at full width', text: withWideSigns(text) },
    { name: 'punctuation at half width', text: withNarrowPunctuation(text) },
    { name: 'line ends of Windows', text: withCarriageReturns(text) },
    { name: 'thousands marks', text: withThousandsMarks(text) },
  ];
  const strays = [1, 2, 3, 4].flatMap((seed) => [
    { name: `spaces all over the figures, seed ${seed}`, text: withStrays(text, ' ', 30, seed) },
    { name: `ideographic spaces all over the figures, seed ${seed}`, text: withStrays(text, '\u3000', 30, seed) },
    { name: `line breaks all over the figures, seed ${seed}`, text: withStrays(text, '\n', 20, seed) },
    { name: `spaces and line breaks all over the figures, punctuation at half width, seed ${seed}`, text: withStrays(withStrays(withNarrowPunctuation(text), ' ', 20, seed + 9), '\n', 10, seed) },
    { name: `thousands marks, line breaks all over the figures, line ends of Windows, seed ${seed}`, text: withCarriageReturns(withStrays(withThousandsMarks(text), '\n', 20, seed)) },
  ]);
  return [
    ...plain,
    ...torn,
    ...strays,
    ...torn.filter((_, at) => at % 3 === 2).flatMap((typing) => [
      { name: `${typing.name}, punctuation at half width`, text: withNarrowPunctuation(typing.text) },
      { name: `${typing.name}, digits and signs at full width, line ends of Windows`, text: withCarriageReturns(withWideSigns(typing.text)) },
      { name: `${typing.name}, digits at full width, punctuation at half width, line ends of Windows`, text: withCarriageReturns(withNarrowPunctuation(withWideDigits(typing.text))) },
    ]),
    { name: 'thousands marks, digits and signs at full width', text: withWideSigns(withThousandsMarks(text)) },
    { name: 'thousands marks, punctuation at half width', text: withNarrowPunctuation(withThousandsMarks(text)) },
    { name: 'thousands marks, a line break in every figure', text: withTornFigures(withThousandsMarks(text), 'line break', 9) },
  ];
}

/** Words without what typing changes: width, blanks, quotation marks. */
export function evened<T>(value: T): T | string {
  return typeof value === 'string' ? value.normalize('NFKC').replace(/\s/g, '').replace(/[“”]/g, '"').replace(/[〔〕]/g, (mark) => (mark === '〔' ? '[' : ']')) : value;
}

/** Findings of a severity outside wording: rule, projects and stated figure. */
export function judgedWrong(report: CheckReport, severities: readonly string[]): string[] {
  return report.findings.filter((finding) => severities.includes(finding.severity) && finding.family !== 'wording')
    .map((finding) => `${finding.rule} ${finding.projects.join(',')} ${evened(finding.stated)}`).sort();
}

/** What the report says of money, rates and dates, per project. */
export function fundsOf(report: CheckReport): unknown[] {
  return report.projects.map(({ heading, documentNumbers, funds, parts, dates, problems }) => ({
    heading: evened(heading), documentNumbers: documentNumbers.map(evened), dates: dates.map(({ kind, date }) => `${kind} ${date}`), problems: problems === null || problems === '无' ? problems : 'told',
    funds: Object.entries(funds).map(([measure, fact]) => `${measure} ${fact?.yuan ?? fact?.percent ?? null}`), parts: parts.map((part) => part.budget?.yuan ?? part.spent?.yuan ?? null),
  }));
}
