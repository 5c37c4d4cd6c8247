import type { Bilingual } from '#core/finding.ts';

/** What is wrong with an audit trail; `{place}` names the chain and the entry. */
export const messages = {
  altered: { zh: '{place}：内容被改动，与其哈希不符。', en: '{place}: the content was altered; it does not belong to its hash.' },
  missing: { zh: '{place}：缺少第 {first} 至 {last} 条。', en: '{place}: entries {first} to {last} are missing.' },
  inserted: { zh: '{place}：此条是插入的，不在原来的链上。', en: '{place}: this entry was put in; the chain does not go through it.' },
  moved: { zh: '{place}：此条原为第 {original} 条，位置被移动。', en: '{place}: this entry was number {original} and has been moved.' },
  columns: { zh: '{place}：检索列 {columns} 与已哈希的内容不符。', en: '{place}: the columns {columns} differ from the content that was hashed.' },
  unlinked: { zh: '{place}：与前一条不相接。', en: '{place}: it does not follow the entry before it.' },
  head: { zh: '{place}：链尾记录与最后一条不符。', en: '{place}: the record of the chain’s end differs from its last entry.' },
  noHead: { zh: '{place}：没有链尾记录。', en: '{place}: there is no record of the chain’s end.' },
  sealAltered: { zh: '{day} 的封存记录被改动，与其哈希不符。', en: 'The seal of {day} was altered; it does not belong to its hash.' },
  sealUnlinked: { zh: '{day} 的封存记录与前一次封存不相接。', en: 'The seal of {day} does not follow the seal before it.' },
  sealBroken: { zh: '{place}：与 {day} 封存时不同，此条或其前的内容被改写。', en: '{place}: differs from what was sealed on {day}; this entry or what stands before it was rewritten.' },
  place: { zh: '{chain}第 {sequence} 条', en: 'Entry {sequence} of {chain}' },
  wholeChain: { zh: '{chain}', en: '{chain}' },
  systemChain: { zh: '系统日志', en: 'the system’s trail' },
  departmentChain: { zh: '{name}的日志', en: 'the trail of {name}' },
} as const satisfies Record<string, Bilingual>;
