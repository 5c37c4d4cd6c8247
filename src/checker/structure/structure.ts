import type { Span } from '#core/span.ts';
import type { CalendarDate } from '#core/figure.ts';

/** What a part of a project's text is about. */
export type SectionKind = 'basis' | 'achievement' | 'funds' | 'problems' | 'improvements' | 'other';

/** A numbered section of a project, or of the report where there are no projects. `start` is that of its heading. */
export type Section = Span & {
  readonly kind: SectionKind;
  /** Heading without numbering; empty for text before the first heading. */
  readonly title: string;
  readonly heading: Span | null;
};

/** One project of a report (（一）…). Ordinals count from 1 in order of place, whatever number is printed. */
export type Project = Span & {
  readonly ordinal: number;
  /** Heading without its numbering. */
  readonly name: string;
  /** Where the name stands: `text.slice(heading.start, heading.end) === name`. The numbering is before it. */
  readonly heading: Span;
  readonly sections: readonly Section[];
  /** Document numbers (文号) in the text of the project, as printed, in order, without repeats. */
  readonly documentNumbers: readonly string[];
  /**
   * Text of 存在的问题: the word 无 alone where that is what it says, null where the heading is absent, an empty span where
   * the heading is followed by measures only.
   */
  readonly problems: Span | null;
  /** 下一步改进措施: under a heading of its own, or the sentences of the problems section from 下一步, 今后, 未来 … on. */
  readonly improvements: Span | null;
  /** The number of points, without 分: of the 自评表 that is the project, or 自评得分95分 in its text. */
  readonly score: Span | null;
  /** 优 良 中 差, or the word used instead. */
  readonly grade: Span | null;
};

/** A row of indicators read from prose or from a 自评表. */
export type Indicator = Span & {
  readonly project: number;
  readonly name: string;
  /** 成本 产出 效益 满意度 where the text says so; without 指标. */
  readonly level1: string | null;
  /** 数量 质量 时效 … where the text says so. */
  readonly level2: string | null;
  /** `≥` `≤` `=` `>` `<`; 不少于 is `≥`. */
  readonly comparator: string | null;
  /** The number to be reached, or the words where the target is not a number. */
  readonly target: string | null;
  /** The number reached, without thousands marks and in the unit beside it; words where it is not a number. */
  readonly value: string | null;
  /** As printed: 万元, %, 项. */
  readonly unit: string | null;
  /** 分值 or 权重 of a form. */
  readonly weight: string | null;
  /** 得分 of a form. */
  readonly points: string | null;
  readonly reason: string | null;
  /** Where target, value, weight and points stand; null where the text has none. */
  readonly spans: { readonly target: Span | null; readonly value: Span | null; readonly weight: Span | null; readonly points: Span | null };
};

/** A row of 项目资金: spans of the cells, empty cells are null. Only the row of the total carries points, rate and score. */
export type FundsRow = Span & {
  readonly kind: 'total' | 'fiscal' | 'carried-over' | 'other';
  readonly label: Span;
  /** 年初预算数. */
  readonly initialBudget: Span | null;
  /** 全年预算数 or 调整后预算数. */
  readonly budget: Span | null;
  /** 全年执行数 or 预算执行数. */
  readonly spent: Span | null;
  /** 分值 or 权重, as a rule 10. */
  readonly points: Span | null;
  readonly rate: Span | null;
  readonly score: Span | null;
  readonly reason: Span | null;
};

/** A 项目支出绩效自评表, read from a table. All spans are of cell contents in the folded text. */
export type SelfEvaluationForm = Span & {
  /** The project that the form is, or that it is attached to by its name; 0 where the report has no such project. */
  readonly project: number;
  readonly table: number;
  readonly projectName: Span | null;
  readonly department: Span | null;
  readonly unit: Span | null;
  /** 万元 or 元: of the amounts in `funds`, from the form's head; null where it does not say. */
  readonly amountUnit: string | null;
  readonly funds: readonly FundsRow[];
  /** 年度总体目标: 预期目标 and 实际完成情况. */
  readonly expected: Span | null;
  readonly achieved: Span | null;
  readonly indicators: readonly Indicator[];
  /** 总分: what the form allots in all, and what was reached. */
  readonly totalWeight: Span | null;
  readonly score: Span | null;
  readonly grade: Span | null;
  readonly problems: Span | null;
  readonly improvements: Span | null;
};

/** A sentence ends at 。！？； or at the end of its block. `project` 0 stands outside every project. */
export type Sentence = Span & { readonly project: number; readonly section: SectionKind };

/**
 * The frame of a document. `performance-report`: a report over projects; `final-accounts`: 决算说明 and the like, in
 * which numbered paragraphs are items of a classification; `self-evaluation`: a 自评表; `other`: nothing recognised.
 */
export type ReportStructure = {
  readonly kind: 'performance-report' | 'final-accounts' | 'self-evaluation' | 'other';
  readonly title: Span | null;
  readonly year: number | null;
  readonly department: string | null;
  readonly recipient: string | null;
  readonly date: CalendarDate | null;
  /** Where the date of signing stands. */
  readonly dateSpan: Span | null;
  /** Document numbers the report as a whole rests on, as printed. */
  readonly basis: readonly string[];
  readonly projects: readonly Project[];
  /** Sections outside projects. */
  readonly sections: readonly Section[];
  readonly sentences: readonly Sentence[];
  /** In order of place; those of forms among them. */
  readonly indicators: readonly Indicator[];
  readonly forms: readonly SelfEvaluationForm[];
};
