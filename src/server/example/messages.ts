import type { Bilingual } from '#core/finding.ts';

export const messages = {
  actor: { zh: '示例数据', en: 'example data' },
  byRole: { zh: '{role}（示例）', en: '{role} (example)' },
  bureauTaken: { zh: '已有名为“{name}”的财政局或部门，且不是示例。示例数据没有载入。', en: 'There is a bureau or department called “{name}” that is not of the example. The example was not loaded.' },
} as const satisfies Record<string, Bilingual>;
