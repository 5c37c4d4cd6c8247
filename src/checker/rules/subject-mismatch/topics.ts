/** Topics of budget items that do not stand for each other. */
const topics = [/公积金/, /购房补贴|提租补贴/, /医疗|生育保险/, /养老|退休|离休/, /年金/, /抚恤|丧葬/, /失业/, /工伤/, /红十字/, /残疾人/];

/** Whether a purpose speaks of the topic of another item and not of its own: 住房公积金（项） used for 医疗保险. */
export function otherTopic(item: string, purpose: string): boolean {
  const own = topics.filter((topic) => topic.test(item));
  return own.length > 0 && !own.some((topic) => topic.test(purpose)) && topics.some((topic) => topic.test(purpose));
}

const administrative = /行政单位|机关(?!事业)/;
const institution = /(?<!机关|行政)事业单位/;

/** 行政单位医疗（项） used for 事业单位医疗保险, or the other way round. */
export function otherUnit(item: string, purpose: string): boolean {
  const isAdministrative = /行政单位/.test(item) && !/事业/.test(item);
  const isInstitution = institution.test(item) && !/行政|机关/.test(item);
  if (isAdministrative) return institution.test(purpose) && !administrative.test(purpose) && !/行政/.test(purpose);
  return isInstitution && administrative.test(purpose) && !/事业/.test(purpose);
}

const forPersons = /奖学金|助学金|抚恤金|津贴|慰问金|救助金|生活补助|公积金|养老金|医疗保险/;
const works = /(?:重大|重点|一般)?(?:科技|科研|研发|攻关|建设|基建|工程|技改|产业化|招商)项目$/;

/**
 * The words for a work at the end of the purpose of a project that pays persons: “…奖学金”重大科技项目. Only where the
 * purpose repeats the name of the project before them, so that they say what it is. Null where they fit.
 */
export function worksForPersons(name: string, purpose: string): string | null {
  if (!forPersons.test(name) || works.test(name)) return null;
  const found = works.exec(purpose);
  if (found === null) return null;
  const before = purpose.slice(0, found.index);
  return forPersons.test(before) && /[”》]$/.test(before) ? found[0] : null;
}
