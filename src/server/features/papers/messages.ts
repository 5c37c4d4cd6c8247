import type { Bilingual } from '#core/finding.ts';

export const messages = {
  paperNotFound: { zh: '没有这份报告。', en: 'There is no such paper.' },
  yearNotFound: { zh: '本部门没有 {year} 年度。', en: 'The department has no year {year}.' },
  tooSlow: { zh: '{name}：读取和核对超过 {seconds} 秒，已停止。请拆分文件后重试。', en: '{name}: reading and checking it took more than {seconds} seconds and was stopped. Please split the file.' },
  tooMuchMemory: { zh: '{name}：读取所需内存过多，已停止。请拆分文件，或去掉其中的图片后重试。', en: '{name}: it needs too much memory and was stopped. Please split the file, or take the pictures out of it.' },
} as const satisfies Record<string, Bilingual>;
