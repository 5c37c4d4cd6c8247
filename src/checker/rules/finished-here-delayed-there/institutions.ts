/** What names of institutions and works end in. */
const endings = /院|中心|公司|学校|医院|平台|园|馆|基地|大楼|水库|大桥|车站|道路|公路|小区/g;

/** Characters before which a name begins when read backwards: 由于|江南院, 支持|江南院. */
const before = new Set([...'的由于为在对和与及至到将从向给是有入建持助进使让被把以因经按据该此其各本新']);

/** Endings that stand alone are kinds, not names. */
const kinds = new Set(['研究院', '医学院', '职业学院', '服务中心', '管理中心', '技术中心', '研发中心', '有限公司', '产业园', '工业园', '科技园', '图书馆', '博物馆', '服务平台', '信息平台', '创新平台', '示范基地', '培训基地', '办公大楼', '建设院', '新建院']);

/** Short names of institutions and works in a clause, of at least three characters: 江南院, 东山产业园. */
export function institutionsIn(words: string): string[] {
  const names: string[] = [];
  for (const { 0: ending, index } of words.matchAll(endings)) {
    let start = index;
    while (start > 0 && index - start < 8 && isPartOfName(words.charAt(start - 1))) start -= 1;
    const name = words.slice(start, index + ending.length);
    if (name.length >= 3 && start < index && !kinds.has(name)) names.push(name);
  }
  return names;
}

function isPartOfName(character: string): boolean {
  return character >= '\u4e00' && character <= '\u9fff' && !before.has(character);
}
