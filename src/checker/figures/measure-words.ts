/** A measure word found at a place: the unit as it is reported and the place behind it. */
export type Measure = { readonly unit: string; readonly end: number };

/**
 * Measure words of things and people, counted in digits and in Chinese numerals alike (5家, 两家). Behind `!` stand the
 * characters that make another word of it (3条件, 5家庭); `a=b` is reported as b.
 */
const things = `
  个!税旧半 个月 家!庭长具电属园训政禽 家次 项!目 名!称义录誉单额 名次 位!于置数列一次移 件!次 件次 篇!章幅 条!件例款约目理 条次 户!外均籍口型 户次 台!账阶风湾州胞词 台套 台次
  套!路期餐 场!地所馆景合面 场次 份!额子量 种!植子业养苗粮地源 次!方生要序数元第级品于产日年月性 座!谈位 处!理置级室长于罚分方 所!有需得以属在长谓示 间!接隔作 间次 辆 辆次 架次 航次 车次 班次 班轮
  部!分门队委署位件级 本!级年部地市省县区单局院项次科金期身土报人科质案着部 门!诊槛票户店窗类头 支!出付持撑行部农委 只!有能是要需 头!部 株 棵 丛 组!织建成长合员 批!复准示评发量文改 批次 轮!岗候换 轮次
  例!如外会行 例次 人!民大工均社才员口力事物机体心格文身权居生寿选情为 人次 人份 人天 人日 人月 起!来到步草点诉 宗!旨教地 趟 岁 倍!增数 笔!试记者 吨!位 亩!均产 亩次
  幢 栋 艘 架!构子空设 枚 颗 匹 箱 袋 棒 册 辑 幅!度员 对!于口接象应照比外标账策 双!招一创随增减控向 款!项式待 盏 层!级次面 张!贴 片!区段面 块!状 根!据本治 口!径腔岸碑头 段!落`;

/** Measures that are counted in digits alone: in words they are names or turns of speech (十分, 三年行动, 一期). */
const measuresOfDigits = `
  平方米 平方千米 平方公里 平米=平方米 平方!根差 ㎡ 立方米 立方 公里 千米 厘米 毫米 微米 纳米!技材 海里 米!面粉 公顷 公斤 千克 毫克 微克 克!服隆 斤 吨公里 毫升 升!级学格值温为高至到
  千瓦时 千瓦 兆瓦时 兆瓦 瓦!斯特片解 千伏安 千伏 伏!安 千卡 千帕 兆帕 摄氏度 度电=度 标准煤 标方 标箱
  期!间末初满限货望内工建 分!类别局支公之布析管配离档行校院部队会社厂享摊解级制钟发散工歧流担值部红洪 周!边年岁围期转报 周次 天!然津气文空地数 日!均常期报程历 日历天 小时 分钟 秒!杀 毫秒
  年!末初底度均级鉴代轮货金华检报审薪总产资轻老幼青夜会 工作日 课时 学时 学分 学期 机时 台时 台班 工时 工日 班!级子长组 节!约能点日假 类!别型似比
  县!级城域委政长区 市!级场政委县民长区本值 省!级委政份直内外 镇!级区政街 乡!镇村政级 村!级民委庄居 社区 街道 乡镇 县区 村居 床位 座席 机位 车位 席位 席 学位 泊位 工位 点位 床!位
  针次 剂次 剂 人份次 件套 羽 尾 盘 桶 瓶!颈 盒 捆 粒 滴 帧 卷!积 页 字!样号节段母 字节 请求数 请求 学生=人 集!中体团聚成约 孔!雀 条目 幅次 场所次 户数=户 公里数=公里`;

/** Units in Latin letters, by their exact case. 5G, 3D, 4K and 5A are names. */
const symbols = `
  kGs kOe Gs Oe GWh MWh kWh KWh KWH kVA KVA MVA MW GW kW KW W kV KV V MPa kPa Pa GHz MHz kHz Hz TB GB MB KB PB Tbps Gbps Mbps kbps QPS TPS PFlops PFLOPS mAh Ah
  nm μm um mm cm km m m² m2 m³ m3 km² km2 kg KG Kg mg μg ug g t mL ml L ha hm² hm2 dB dBm ppm ppb ms s h min kJ mol ℃ °C`;

type Entry = {
  readonly word: string;
  readonly unit: string;
  readonly notBefore: string;
  readonly inWords: boolean;
  readonly isLatin: boolean;
};

const byFirstCharacter = (() => {
  const table = new Map<number, Entry[]>();
  for (const [list, inWords, isLatin] of [[things, true, false], [measuresOfDigits, false, false], [symbols, false, true]] as const) {
    for (const item of list.trim().split(/\s+/)) {
      const [name = '', notBefore = ''] = item.split('!');
      const [word = '', unit = word] = name.split('=');
      const entry = { word, unit, notBefore, inWords, isLatin };
      const known = table.get(word.charCodeAt(0));
      if (known === undefined) table.set(word.charCodeAt(0), [entry]);
      else known.push(entry);
    }
  }
  for (const list of table.values()) list.sort((left, right) => right.word.length - left.word.length);
  return table;
})();

/** The longest measure word at a place; `inWords` asks for those that Chinese numerals count. */
export function measureAt(text: string, at: number, inWords = false): Measure | null {
  const list = byFirstCharacter.get(text.charCodeAt(at));
  if (list === undefined) return null;
  for (const entry of list) {
    if ((inWords && !entry.inWords) || !text.startsWith(entry.word, at)) continue;
    const end = at + entry.word.length;
    const next = text[end] ?? '';
    if (next !== '' && entry.notBefore.includes(next)) continue;
    if (entry.isLatin && /^[A-Za-z0-9]/.test(next)) continue;
    return { unit: entry.unit, end };
  }
  return null;
}

/** A measure word and what it is counted per: 请求数/秒, 吨/年. */
export function rateMeasureAt(text: string, at: number): Measure | null {
  const measure = measureAt(text, at);
  if (measure === null || text[measure.end] !== '/') return measure;
  const per = perMeasureAt(text, measure.end + 1);
  return per === null ? measure : { unit: `${measure.unit}/${per.unit}`, end: per.end };
}

/** Measures that only count what something is per: 元/月, 吨/日, 元/生. */
const perOnly = '日月季生学';

/** What stands behind a stroke or behind 每. */
export function perMeasureAt(text: string, at: number): Measure | null {
  const measure = measureAt(text, at);
  if (measure !== null) return measure;
  const word = text[at] ?? '';
  return word !== '' && perOnly.includes(word) ? { unit: word, end: at + 1 } : null;
}
