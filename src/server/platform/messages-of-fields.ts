import type { Bilingual } from '#core/finding.ts';
import { fill } from '#server/platform/messages.ts';

const sentences = {
  required: { zh: '必须填写', en: 'is required' },
  type: { zh: '类型不对，应为{expected}', en: 'has the wrong type; {expected} is expected' },
  unknown: { zh: '有不认识的字段 {keys}，请去掉', en: 'has unknown fields {keys}; leave them out' },
  short: { zh: '不得少于 {least}', en: 'must be at least {least}' },
  long: { zh: '不得多于 {most}', en: 'must be at most {most}' },
  choice: { zh: '只能是 {values}', en: 'must be one of {values}' },
  format: { zh: '格式不对', en: 'has the wrong form' },
  other: { zh: '{what}', en: '{what}' },
} as const satisfies Record<string, Bilingual>;

const typeNames: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字', en: 'text' }, number: { zh: '数字', en: 'a number' }, int: { zh: '整数', en: 'a whole number' }, boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' }, object: { zh: '对象', en: 'an object' },
};

/** What is wrong with one field and what would be right, from an issue of the schema. A sentence that a schema brings itself stands as `中文|English`. */
export function describeIssue(issue: unknown): Bilingual {
  if (typeof issue !== 'object' || issue === null || !('code' in issue)) return sentences.format;
  const text = 'message' in issue && typeof issue.message === 'string' ? issue.message : '';
  const [zh, en] = text.split('|');
  if (zh !== undefined && en !== undefined) return { zh, en };
  switch (issue.code) {
    case 'invalid_type': {
      if ('input' in issue ? issue.input === undefined : text.includes('received undefined')) return sentences.required;
      const expected = 'expected' in issue ? String(issue.expected) : '';
      const name = typeNames[expected] ?? { zh: expected, en: expected };
      return { zh: sentences.type.zh.replace('{expected}', name.zh), en: sentences.type.en.replace('{expected}', name.en) };
    }
    case 'unrecognized_keys': return fill(sentences.unknown, { keys: 'keys' in issue && Array.isArray(issue.keys) ? issue.keys.join(', ').slice(0, 200) : '' });
    case 'too_small': return fill(sentences.short, { least: 'minimum' in issue ? String(issue.minimum) : '' });
    case 'too_big': return fill(sentences.long, { most: 'maximum' in issue ? String(issue.maximum) : '' });
    case 'invalid_value': return fill(sentences.choice, { values: 'values' in issue && Array.isArray(issue.values) ? issue.values.join(', ') : '' });
    case 'invalid_format': return sentences.format;
    default: return fill(sentences.other, { what: text });
  }
}
