import type { Bilingual } from '#core/finding.ts';

export function finishedAndDelayed(name: string, finished: string, delayed: string): Bilingual {
  return {
    zh: `关于${name}的建设，一处写“${finished}”，另一个项目写“${delayed}”，到底建成没有说法不一，所解释的执行率也难以成立；请核对后统一，或写明各指哪一部分。`,
    en: `Of the building of ${name} one project says “${finished}”, another “${delayed}”; what each explains with it cannot both hold. Please check, or say which part each means.`,
  };
}
