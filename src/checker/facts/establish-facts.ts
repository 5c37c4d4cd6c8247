import { equalDecimals, shiftDecimal } from '#core/decimal.ts';
import type { Fact, Measure, Quantity } from '#core/fact.ts';
import type { Figure } from '#core/figure.ts';
import type { FoldedText } from '#core/folded-text.ts';
import { measureOfMoney, measureOfPercent } from '#checker/facts/measure-of-label.ts';
import type { BasisHint, Mention } from '#checker/facts/mention.ts';
import { keyOfSubject, meansProject, namedAmount, subjectOf } from '#checker/facts/subject.ts';
import type { Project, ReportStructure, SectionKind } from '#checker/structure/structure.ts';

export type Established = { readonly facts: readonly Fact[]; readonly mentions: readonly Mention[] };

/** Labels longer than this say no more about the figure behind them. */
const longestLabel = 90;

/** Says what each figure is. Every money, percent, count and bare number figure yields one fact; dates and 文号 none. */
export function establishFacts(folded: FoldedText, figures: readonly Figure[], structure: ReportStructure): Established {
  const reader = new FactReader(folded, figures, structure);
  return reader.read();
}

const isQuantity = (figure: Figure): boolean => figure.kind !== 'date' && figure.kind !== 'document-number';
const yearBefore = /(?:上年度?|去年|上一年度?)(?:同期|决算数?|预算数?|实际|支出|收入|的|为|是|数)*$/;
const yearInWords = /(20\d\d)年(?:度?(?=[^\d])|\d{1,2}月)/g;

/** Ends a sentence: 。！？； and the ends of a cell and a paragraph. */
const isHardStop = (code: number): boolean => code === 0x3002 || code === 0xff1b || code === 0xff01 || code === 0xff1f || code === 10 || code === 9;
/** Ends a clause outside brackets: a hard stop, ， and ：. */
const isSoftStop = (code: number): boolean => code === 0xff0c || code === 0xff1a || isHardStop(code);

class FactReader {
  readonly #text: string;
  readonly #folded: FoldedText;
  readonly #figures: readonly Figure[];
  readonly #structure: ReportStructure;
  readonly #mentions: Mention[] = [];
  readonly #nameKeys: readonly string[];
  #block = 0;
  #sentence = 0;
  #project = 0;
  #item = 0;
  #itemSubject = '';
  /** The last hard stop, up to where it was looked for, and the years named so far. */
  #lastStop = 0;
  #lookedTo = 0;
  #yearsPassed = 0;
  readonly #years: readonly RegExpMatchArray[];

  constructor(folded: FoldedText, figures: readonly Figure[], structure: ReportStructure) {
    this.#folded = folded;
    this.#text = folded.text;
    this.#figures = figures;
    this.#structure = structure;
    this.#years = structure.year === null ? [] : [...folded.text.matchAll(yearInWords)];
    this.#nameKeys = structure.projects.map((project) => keyOfSubject(project.name.replace(/（[^（）]*）/g, '')));
  }

  read(): Established {
    const quantities = this.#figures.filter(isQuantity);
    let previousEnd = 0;
    quantities.forEach((figure, at) => {
      const mention = this.#readOne(figure, previousEnd, quantities[at + 1]?.start ?? this.#text.length);
      this.#mentions.push(mention);
      previousEnd = figure.end;
    });
    return { facts: this.#mentions.map((mention) => mention.fact), mentions: this.#mentions };
  }

  #readOne(figure: Figure, previousEnd: number, nextStart: number): Mention {
    const blockBefore = this.#block;
    this.#advance(figure.start);
    const blockStart = this.#folded.blocks[this.#block]?.start ?? 0;
    const blockEnd = this.#folded.blocks[this.#block]?.end ?? this.#text.length;
    const sentenceStart = this.#stopBefore(figure.start, blockStart);
    const from = Math.max(sentenceStart, previousEnd, blockStart);
    const label = this.#text.slice(Math.max(from, figure.start - longestLabel), figure.start);
    const clauseStart = this.#clauseStart(figure.start, previousEnd, blockStart);
    const clause = this.#text.slice(Math.max(clauseStart, figure.start - longestLabel), figure.start);
    const tailEnd = this.#stopAfter(figure.end, Math.min(nextStart, blockEnd, figure.end + longestLabel));
    const tail = this.#text.slice(figure.end, tailEnd);
    const project = this.#structure.projects[this.#project - 1];
    const previous = this.#mentions[this.#mentions.length - 1];
    const inClause = previous !== undefined && previous.figure.end > clauseStart;
    const goesOn = previous !== undefined && previous.figure.end > sentenceStart && /^[，、；]?(?:以上)?(?:[两二三四五六七八九十]项)?(?:合计|共计|总计)$/.test(label);
    const reading = this.#readMeaning(figure, label, clause, tail, project, inClause || goesOn ? previous : null);
    const between = this.#text.slice(Math.max(previousEnd, blockStart), figure.start);
    this.#openItem(blockBefore !== this.#block || previous === undefined, between, reading.subject);
    const subject = reading.subject !== '' ? reading.subject : this.#structure.kind === 'performance-report' ? this.#rateSubject(reading.measure, label, sentenceStart) : this.#itemSubject;
    const fact: Fact = {
      measure: reading.measure,
      quantity: quantityOf(figure),
      project: this.#project,
      subject,
      asOf: null,
      origin: { kind: 'text', span: { start: figure.start, end: figure.end } },
    };
    return {
      fact, figure, index: this.#mentions.length, block: this.#block, sentence: this.#sentence, section: this.#sectionAt(figure.start),
      label, clause, tail, subjectKey: keyOfSubject(subject), ownSubject: reading.subject, item: this.#item, direction: reading.direction,
      basisHint: reading.basisHint, wholeIsBefore: reading.wholeIsBefore === true, rateOf: reading.rateOf, otherYear: this.#otherYear(figure, sentenceStart),
      isUnitPrice: reading.measure === 'unit-price',
    };
  }

  #advance(offset: number): void {
    const { blocks } = this.#folded;
    while (this.#block + 1 < blocks.length && (blocks[this.#block + 1]?.start ?? 0) <= offset) this.#block += 1;
    const { sentences, projects } = this.#structure;
    while (this.#sentence + 1 < sentences.length && (sentences[this.#sentence + 1]?.start ?? 0) <= offset) this.#sentence += 1;
    while (this.#project < projects.length && (projects[this.#project]?.start ?? 0) <= offset) this.#project += 1;
    const inside = this.#project > 0 && offset < (projects[this.#project - 1]?.end ?? 0);
    if (!inside && this.#project > 0 && this.#project === projects.length) this.#project = projects.length;
  }

  #sectionAt(offset: number): SectionKind {
    const sections = this.#structure.projects[this.#project - 1]?.sections ?? this.#structure.sections;
    for (let at = sections.length - 1; at >= 0; at -= 1) {
      const section = sections[at];
      if (section !== undefined && section.start <= offset) return section.kind;
    }
    return 'other';
  }

  /** Behind the last hard stop before an offset. Offsets only ever grow. */
  #stopBefore(offset: number, floor: number): number {
    for (; this.#lookedTo < offset; this.#lookedTo += 1) if (isHardStop(this.#text.charCodeAt(this.#lookedTo))) this.#lastStop = this.#lookedTo + 1;
    return Math.max(this.#lastStop, floor);
  }

  #stopAfter(offset: number, ceiling: number): number {
    for (let at = offset; at < ceiling; at += 1) if (isHardStop(this.#text.charCodeAt(at))) return at;
    return ceiling;
  }

  /** The clause ends at ，；：。 outside brackets. Before the figure before, and beyond the longest label, nobody looks. */
  #clauseStart(offset: number, previousEnd: number, floor: number): number {
    const far = Math.max(floor, Math.min(previousEnd - 1, offset - longestLabel));
    let depth = 0;
    for (let at = offset - 1; at >= far; at -= 1) {
      const code = this.#text.charCodeAt(at);
      if (code === 0xff09 || code === 0x300b) depth += 1;
      else if (code === 0xff08 || code === 0x300a) depth = Math.max(0, depth - 1);
      else if (depth === 0 && isSoftStop(code)) return at + 1;
    }
    return far;
  }

  #openItem(newBlock: boolean, between: string, subject: string): void {
    const split = newBlock || /其中|；|包括：/.test(between) || (between.includes('。') && subject !== '' && subject !== this.#itemSubject);
    if (split) {
      this.#item += 1;
      this.#itemSubject = subject;
    } else if (this.#itemSubject === '') this.#itemSubject = subject;
    else if (subject !== '' && /、/.test(between) && subject !== this.#itemSubject) this.#itemSubject = subject;
  }

  #readMeaning(figure: Figure, label: string, clause: string, tail: string, project: Project | undefined, before: Mention | null): Meaning {
    const last = lastClause(label);
    switch (figure.kind) {
      case 'money': return this.#readMoney(figure, last, clause, tail, project, before);
      case 'percent': return isThreshold(last, tail) ? plain('other', '') : this.#readInlineRate(last, before) ?? readPercent(last, tail);
      case 'points': return plain('growth-rate', subjectOf(last, ''));
      case 'number': return readBareNumber(last);
      case 'count': return plain(/得分|评分|分$/.test(figure.unit ?? '') && figure.unit === '分' ? 'score' : 'count', namedAmount(last));
      default: return plain('other', '');
    }
  }

  /** 完成预算15.00万元的82.33%, 占年度预算125万元的89.36%. */
  #readInlineRate(last: string, before: Mention | null): Meaning | null {
    if (!/^(?:的|之)$/.test(last) || before === null) return null;
    const words = /(占|完成|达到?)[\u4e00-\u9fff“”（）]*$/.exec(before.label)?.[1];
    if (words === undefined) return null;
    const isBudget = before.fact.measure === 'budget' || before.fact.measure === 'adjusted-budget';
    if (!isMoneyMention(before)) return { measure: 'indicator', subject: '', direction: null, basisHint: null, rateOf: null, wholeIsBefore: true };
    return { measure: isBudget ? 'execution-rate' : 'share', subject: '', direction: null, basisHint: null, rateOf: isBudget ? 'execution' : null, wholeIsBefore: true };
  }

  #readMoney(figure: Figure, last: string, clause: string, tail: string, project: Project | undefined, before: Mention | null): Meaning {
    if (figure.per !== null) return plain('unit-price', subjectOf(last, ''));
    if (this.#isOfYearBefore(last) || this.#isComparedYear(figure, last)) return plain('previous', subjectOf(last.replace(yearBefore, ''), ''));
    // 45.2万元、38.6万元和27.9万元，合计111.7万元: the words before the first hold for all.
    if (before !== null && isMoneyMention(before) && /^[，、；]?(?:以上)?[和及与]?(?:[两二三四五六七八九十]项)?(?:合计|共计|总计)?$/.test(last) && before.fact.measure !== 'unit-price') {
      return plain(before.fact.measure === 'other' ? 'total' : before.fact.measure, '');
    }
    let reading = measureOfMoney(last);
    let words = last;
    if (reading === null && before !== null) {
      // 拨付50%运营经费补助250万元: the verb stands before the figure before.
      const wider = measureOfMoney(clause);
      if (wider !== null) {
        reading = wider;
        words = clause;
      }
    }
    if (reading === null) {
      if (meansProject(last)) return plain('budget', '');
      if (/^[，、；]?(?:其中)?支出$/.test(last)) return plain('spent', '');
      const named = namedAmount(last);
      if (this.#isProjectName(named, project)) return plain('budget', '');
      if (/^(?:资金)?(?:已)?(?:全部)?(?:到位|到账)/.test(tail)) return plain('received', named);
      if (/^(?:资金)?(?:已)?(?:全部)?(?:支出|支付|拨付)/.test(tail)) return plain('spent', named === '' ? '其中' : named);
      return plain(named === '' ? 'other' : 'total', named);
    }
    const named = subjectOf(words.slice(0, reading.at), words.slice(reading.end));
    const subject = this.#isProjectName(named, project) ? '' : named;
    // 基本支出5377.64万元 is a named total: 支出 belongs to the name.
    if (reading.measure === 'spent' && /^支出$/.test(words.slice(reading.at, reading.end)) && namedAmount(words) !== '') return plain('total', namedAmount(words));
    const direction = reading.measure === 'change' ? directionOf(words.slice(reading.at)) : null;
    return { measure: reading.measure, subject, direction, basisHint: null, rateOf: null };
  }

  /** 上年同期的912.48万元, 2022年度支出0元 in a paper on 2023. */
  #isOfYearBefore(last: string): boolean {
    if (yearBefore.test(last) && !/(?:增|减|升|降)[\u4e00-\u9fff]{0,2}$/.test(last)) return true;
    const year = /^[，、：]?(?:[与比较])?(20\d\d)年度?(?:同期|决算|预算|实际|支出|收入|的|为|数)*$/.exec(last)?.[1];
    return year !== undefined && this.#structure.year !== null && Number.parseInt(year, 10) === this.#structure.year - 1;
  }

  /** …建设资金使用35万元，使用率达到100%: the rate is of the part whose spending stands right before it. */
  #rateSubject(measure: Measure, label: string, sentenceStart: number): string {
    const previous = this.#mentions[this.#mentions.length - 1];
    if (measure !== 'execution-rate' || previous === undefined || previous.figure.end <= sentenceStart || previous.fact.measure !== 'spent') return '';
    return /整体|总体|综合|合计/.test(label) ? '' : previous.ownSubject;
  }

  /** 2024年支出913.70万元，2023年为1,041.25万元，减少…: an earlier year's figure that a change behind it compares with. */
  #isComparedYear(figure: Figure, last: string): boolean {
    if (/[比较与]|增加|减少|增长|下降/.test(last)) return false;
    const year = /^[，、：]?(?:因|剔除)?[\u4e00-\u9fff]{0,10}?(20\d\d)年度?(?!末|底|初|以来)[\u4e00-\u9fff]{0,10}$/.exec(last)?.[1];
    if (year === undefined || /安排|预算|下达|计划/.test(last)) return false;
    const behind = this.#text.slice(figure.end, figure.end + 40);
    if (!/^[^。；]{0,24}(?:增加|减少|增长|下降|增幅|降幅|同比)/.test(behind)) return false;
    const before = this.#text.slice(Math.max(0, figure.start - 160), figure.start);
    return before.includes(`${Number.parseInt(year, 10) + 1}年`);
  }

  #isProjectName(subject: string, project: Project | undefined): boolean {
    const nameKey = this.#nameKeys[(project?.ordinal ?? 0) - 1] ?? '';
    const key = keyOfSubject(subject);
    return nameKey.length >= 4 && (key.endsWith(nameKey) || (key.length >= 4 && nameKey.endsWith(key)));
  }

  #otherYear(figure: Figure, sentenceStart: number): number | null {
    const { year } = this.#structure;
    if (year === null) return null;
    // A year has to be followed by something other than the figure: 2023年两家 names no year of its own.
    while ((this.#years[this.#yearsPassed]?.index ?? figure.start) + 5 < figure.start) this.#yearsPassed += 1;
    const named = this.#years[this.#yearsPassed - 1];
    if (named === undefined || named.index === undefined || named.index < sentenceStart) return null;
    const other = Number.parseInt(named[1] ?? '', 10);
    if (other === year) return null;
    // 2022年“揭榜挂帅”项目 names a project, 在2024年2月 says when.
    return named[0].endsWith('月') || /(?:在|于|截至|截止|到)$/.test(this.#text.slice(Math.max(sentenceStart, named.index - 2), named.index)) ? other : null;
  }
}

type Meaning = {
  readonly measure: Measure;
  readonly subject: string;
  readonly direction: 'up' | 'down' | null;
  readonly basisHint: BasisHint;
  readonly rateOf: 'execution' | 'arrival' | null;
  readonly wholeIsBefore?: true;
};

function isMoneyMention(mention: Mention): boolean {
  return mention.fact.quantity.kind === 'money';
}

function plain(measure: Measure, subject: string): Meaning {
  return { measure, subject, direction: null, basisHint: null, rateOf: null };
}

/** 执行率未达到90%的原因 names a line, not a result. */
function isThreshold(last: string, tail: string): boolean {
  return /(?:未达到?|不到|低于|高于|不足|不低于|不少于|须达到?|应达到?|要求达到?|目标值?(?:为|是)?|力争(?:达到)?|确保|预期)$/.test(last) && !/^[，。；]/.test(tail.slice(0, 1))
    || /^(?:以上|以下)?的(?:原因|目标|要求|标准|规定|红线)/.test(tail);
}

function readPercent(last: string, tail: string): Meaning {
  if (/权重(?:为|是|占)?$/.test(last)) return plain('weight', namedAmount(last));
  const reading = measureOfPercent(last);
  if (reading === null) {
    // 拨付50%运营经费补助250万元: a share that stands before its amount.
    const precedesAmount = /^(?:的)?[\u4e00-\u9fff“”]{2,16}$/.test(tail) && /(?:拨付|支付|兑付|剩余|按|预付|发放)$/.test(last);
    return plain(precedesAmount ? 'share' : 'indicator', namedAmount(last));
  }
  const words = last.slice(reading.at, reading.end);
  const subject = subjectOf(last.slice(0, reading.at), reading.measure === 'share' ? '' : last.slice(reading.end));
  if (reading.measure === 'growth-rate') return { measure: 'growth-rate', subject, direction: directionOf(words), basisHint: null, rateOf: null };
  if (reading.measure === 'execution-rate') {
    return { measure: 'execution-rate', subject, direction: null, basisHint: hintOf(words), rateOf: /到位率/.test(words) ? 'arrival' : 'execution' };
  }
  return plain('share', subject);
}

function hintOf(words: string): BasisHint {
  if (/年初预算/.test(words)) return 'budget';
  if (/(?:全年|调整后?的?)预算(?!执行)/.test(words)) return 'adjusted-budget';
  if (/计划/.test(words)) return 'planned';
  return null;
}

/** A number without unit: 增长13.95 lacks its percent sign. */
function readBareNumber(last: string): Meaning {
  const reading = measureOfPercent(last);
  if (reading?.measure === 'growth-rate') return { measure: 'growth-rate', subject: subjectOf(last.slice(0, reading.at), ''), direction: directionOf(last.slice(reading.at)), basisHint: null, rateOf: null };
  if (reading?.measure === 'execution-rate') return { measure: 'execution-rate', subject: subjectOf(last.slice(0, reading.at), ''), direction: null, basisHint: hintOf(last.slice(reading.at)), rateOf: 'execution' };
  if (reading?.measure === 'share') return plain('share', subjectOf(last.slice(0, reading.at), ''));
  const money = measureOfMoney(last);
  if (money !== null && money.measure !== 'change' && money.measure !== 'unit-price' && /^(?:为|是|约|共|计|达|达到|：)*$/.test(last.slice(money.end))) {
    return plain(money.measure, subjectOf(last.slice(0, money.at), ''));
  }
  return plain('other', namedAmount(last));
}

/** 增长 and the like up, 下降 and the like down. 下降（增长）, a template's choice left standing, is read by its first word. */
function directionOf(words: string): 'up' | 'down' | null {
  const up = words.search(/增加|增长|追加|调增|上升|增收|提高|超支|上涨|递增|增幅|增速/);
  const down = words.search(/减少|下降|调减|核减|压减|节约|节省|缩减|减收|降低|回落|下滑|降幅/);
  if (up < 0 && down < 0) return null;
  if (up < 0) return 'down';
  if (down < 0) return 'up';
  return up < down ? 'up' : 'down';
}

function lastClause(label: string): string {
  let depth = 0;
  for (let at = label.length - 1; at >= 0; at -= 1) {
    const character = label[at];
    if (character === '）' || character === '》') depth += 1;
    else if (character === '（' || character === '《') depth = Math.max(0, depth - 1);
    else if (depth === 0 && (character === '，' || character === '：' || character === '；') && /[\u4e00-\u9fff]/.test(label.slice(at + 1))) return label.slice(at + 1);
  }
  return label;
}

function quantityOf(figure: Figure): Quantity {
  const kind = figure.kind === 'money' || figure.kind === 'percent' || figure.kind === 'points' || figure.kind === 'count' ? figure.kind : 'number';
  return {
    kind, value: figure.value, printed: figure.printed, exponent: exponentOf(figure), unit: figure.unit, approximator: figure.approximator,
  };
}

/** The power of ten between the printed number and its value. */
function exponentOf(figure: Figure): number {
  if (figure.printed === null || figure.value === null) return 0;
  for (let exponent = 0; exponent <= 12; exponent += 1) if (equalDecimals(shiftDecimal(figure.printed, exponent), figure.value)) return exponent;
  return 0;
}
