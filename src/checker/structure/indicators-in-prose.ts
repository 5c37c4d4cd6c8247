import { plainDecimal } from '#core/decimal.ts';
import type { Figure } from '#core/figure.ts';
import type { Indicator, Project, SectionKind } from '#checker/structure/structure.ts';

/** How far before a figure its name may begin. */
const reach = 48;
const separators = new Uint8Array(0x10000);
for (const sign of '、，；。：！？\n\t（）“”《》') separators[sign.charCodeAt(0)] = 1;
const isSeparator = (text: string, at: number): boolean => separators[text.charCodeAt(at)] === 1;
const measured = /(?:数量?|率|度|额|总量|产量|吞吐量|里程|面积|比例|时间|人次|成本|次数|个数|人数|户数|家数|金额|经费|系数|指标)$/;
const classOnly = /指标(?:中|方面|完成情况|包括)?$|^(?:产出|效益|成本|满意度)$/;
const leading = /^(?:其中|另外|同时|此外|并(?!发)|已|共|累计|全年|主要|以及|及|和|[一二三四五六七八九]是|实际|完成了|分别)+/;
const trailing = /(?:均|都|分别|已|共|约|近|超过|突破|不少于|不低于|达到了?|达成了?|达|为|是|预期的?|预定的?|均|共计|实际完成值?|了)+$/;
const level = /(成本|产出|效益|满意度)指标|(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响)指标/g;
const notAnIndicator = /^(?:本|该|此)?项目|预算|支出|执行率|^计划|截[至止]|到账|其余|其中$|人均|(?:大于|小于)$|^(?:资金|经费|金额)?(?:整体)?使用率$|(?:资金|经费|金额)[^率]{0,6}使用率/;
/** Amounts that are results, not funds. */
const resultAmount = /合同|成本|签约|产值|收入|税收|投资|进资|销售|交易|利润|融资|捐赠|节约|标准/;
const unfinished = /[与和对向为由在从的把]$/;

/**
 * Results stated in prose, as `参赛企业数量143家`, `编制按期完成率为100%`, `A率、B率均达到100%`, `招收研究生189名` or `新增6个功能模块`:
 * a name and a figure that ends its clause. Names without a measuring word count in sections on results only.
 */
export function readProseIndicators(text: string, figures: readonly Figure[], projects: readonly Project[]): Indicator[] {
  const found: Indicator[] = [];
  let index = 0;
  for (const project of projects) {
    while ((figures[index]?.end ?? Infinity) <= project.heading.end) index += 1;
    const levels = new Levels(text, project);
    let section = 0;
    let previous: Figure | null = null;
    for (; index < figures.length; index += 1) {
      const figure = figures[index];
      if (figure === undefined || figure.start >= project.end) break;
      while ((project.sections[section + 1]?.start ?? Infinity) <= figure.start) section += 1;
      const kind = project.sections[section]?.kind ?? 'other';
      if (isResult(figure) && kind !== 'problems' && kind !== 'basis' && kind !== 'improvements') {
        readAt(text, project, figure, previous, kind, levels, found);
      }
      previous = figure;
    }
  }
  return found;
}

type Level = { readonly level1: string | null; readonly level2: string | null };

/** 产出指标, 数量指标 … as they apply to what follows them, asked for in order of place. */
class Levels {
  readonly #marks: readonly { readonly at: number; readonly level1: string | null; readonly level2: string | null }[];
  #next = 0;
  #here: Level = { level1: null, level2: null };

  constructor(text: string, project: Project) {
    this.#marks = [...text.slice(project.start, project.end).matchAll(level)]
      .map((match) => ({ at: project.start + match.index, level1: match[1] ?? null, level2: match[2] ?? null }));
  }

  at(offset: number): Level {
    for (; this.#next < this.#marks.length; this.#next += 1) {
      const mark = this.#marks[this.#next];
      // A level may be named within the clause itself: 产出指标技术革新奖数量30项.
      if (mark === undefined || mark.at > offset + 8) break;
      this.#here = mark.level1 === null ? { level1: this.#here.level1, level2: mark.level2 } : { level1: mark.level1, level2: null };
    }
    return this.#here;
  }
}

function isResult(figure: Figure): boolean {
  return (figure.kind === 'count' || figure.kind === 'percent' || figure.kind === 'money') && figure.value !== null;
}

function readAt(
  text: string, project: Project, figure: Figure, previous: Figure | null, section: SectionKind, levels: Levels, found: Indicator[],
): void {
  const least = Math.max(figure.start - reach, project.heading.end, previous?.end ?? 0);
  let start = figure.start;
  while (start > least && !isSeparator(text, start - 1)) start -= 1;
  // 引进博士、硕士等高层次人才77名
  if (text.slice(start, figure.start).includes('等')) while (start > least && (text.charAt(start - 1) === '、' || !isSeparator(text, start - 1))) start -= 1;
  const after = clauseRest(text, figure.end, project.end);
  const name = text.slice(start, figure.start).replace(trailing, '').replace(leading, '');
  if (notAnIndicator.test(name) || figure.kind === 'money' && !resultAmount.test(name)) return;
  if (name.length >= 2 && after === '') {
    if (measured.test(name) || (section === 'achievement' || section === 'other') && figure.kind === 'count' && name.length >= 3 && name.length <= 24) {
      const levelHere = levels.at(start);
      // A率、B率均达到100%: one value for all that are listed.
      if (figure.kind === 'percent') for (const earlier of namesBefore(text, start, least)) found.push(indicatorOf(project, earlier.name, earlier.start, figure, levelHere));
      for (const part of figure.kind === 'percent' ? name.split('以及') : [name]) {
        if (!classOnly.test(part)) found.push(indicatorOf(project, part, text.indexOf(part, start), figure, levelHere));
      }
    }
    return;
  }
  if (figure.kind === 'count' && section === 'achievement' && /^[\u4e00-\u9fa5]{2,4}$/.test(name) && !unfinished.test(name) && !after.startsWith('的') && after.length >= 2 && after.length <= 14) {
    found.push(indicatorOf(project, name + after, start, figure, levels.at(start)));
  }
}

/** What follows a figure up to the end of its clause; a bracket behind the figure is not looked into. */
function clauseRest(text: string, from: number, end: number): string {
  let to = from;
  while (to < end && to - from <= 16 && !isSeparator(text, to)) to += 1;
  return text.slice(from, to);
}

/** The names listed with 、 before a clause that gives all of them one value. */
function namesBefore(text: string, start: number, least: number): { name: string; start: number }[] {
  const names: { name: string; start: number }[] = [];
  let end = start - 1;
  while (end > least && '、，'.includes(text.charAt(end))) {
    let from = end;
    while (from > least && !isSeparator(text, from - 1)) from -= 1;
    const name = text.slice(from, end).replace(leading, '');
    if (!measured.test(name)) break;
    names.unshift({ name, start: from });
    end = from - 1;
  }
  return names;
}

function indicatorOf(project: Project, name: string, start: number, figure: Figure, levels: Level): Indicator {
  const value = figure.kind === 'money' ? figure.printed : figure.value;
  const unit = figure.per !== null && figure.unit !== null ? `${figure.unit}/${figure.per}` : figure.unit;
  return {
    start, end: figure.end, project: project.ordinal, name: name.replace(/^(?:成本|产出|效益|满意度)指标(?:中|包括)?/, ''),
    level1: name.endsWith('满意度') ? '满意度' : levels.level1, level2: levels.level2,
    comparator: null, target: null, value: value === null ? null : plainDecimal(value), unit: figure.kind === 'percent' ? '%' : unit,
    weight: null, points: null, reason: null,
    spans: { target: null, value: { start: figure.start, end: figure.end }, weight: null, points: null },
  };
}
