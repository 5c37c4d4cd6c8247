/** A measure word found at a place: the unit as it is reported and the place behind it. */
export type Measure = { readonly unit: string; readonly end: number };

type Entry = {
  readonly word: string;
  /** Characters that make another word of it: 5家庭, 3条件, 十分. */
  readonly notBefore: string;
  /** Also counts things named by Chinese numerals: 两家, 三项. */
  readonly withWords: boolean;
  readonly unit: string;
};

/** `word` or `word=unit`, then after `!` the characters that may not follow. */
function entries(list: string, withWords: boolean): Entry[] {
  return list.trim().split(/\s+/).map((item) => {
    const [name = '', notBefore = ''] = item.split('!');
    const [word = '', unit = word] = name.split('=');
    return { word, unit, notBefore, withWords };
  });
}

const measures: readonly Entry[] = [
  ...entries(`
    家!庭长具电属园训政禽 个!税旧 项 名!称义录誉 位!于置数列一次次 件 篇!章幅 条!件例款约目理 户!外均籍口型 台!账阶风湾州胞词
    套!路期餐 场!地所馆景合次 份!额子量 种!植子业养苗粮地源 次!方生要序数元第级品于产日年月性 座!谈位 处!理置级室长于罚分方 所!有需得以属在长谓示
    间!接隔作 辆 部!分门队委署位件级 本!级年部地市省县区单局院项次科金期身土报人科质案着 门!诊槛票户店窗类头 支!出付持撑行部农委
    只!有能是要需 头!部 株 组!织建成长合员 批!复准示评发量文改 条目 人次 场次 批次 户次 车次 班次 轮次 件次 例!如外会行
    人!民大工均社才员口力事物机体心格文身权居生员寿选情 小时 分钟 个月 家次
    幢 栋 艘 架!构子空设 枚 颗 棵 匹 箱 袋 册 辑 幅!度员 项目=项 倍!增数 笔!试记者者 轮!岗候 起!来到步草点草诉 趟 届次 岁 宗!旨教 
    名次 人天 人日 人月 吨!位 亩!均产 对!于口接象应照比外标账策 双!招一创随增减控 款!项式待 盏 层!级次面 张!贴 片!区段面 块!状 根!据本治 口!径腔岸碑头 段!落 间次`, true),
  ...entries(`
    平方米 平方千米 平方公里 平米=平方米 平方!根差 ㎡ 立方米 立方 公里 千米 厘米 毫米 微米 纳米!技材 海里 公顷 公斤 千克 毫克 微克 克!服隆 千瓦时 千瓦 兆瓦时 兆瓦 瓦!斯特片解
    千伏安 千伏 伏!安 千卡 千帕 兆帕 摄氏度 吨公里 标准煤 米!面粉 升!级学格值温为高至到 毫升 标方 卷 页 字!样号节段母 行!业政为动程使驶人 字节 请求数 请求 尾 羽 盘 桶 瓶 盒 包!括含装干扶联保 捆 粒 滴 帧 点位
    期!间末初满限货望内 分!类别局支公之布析管配离档行校院部队会社厂享摊解级制钟发散工歧流期担值部 周!边年岁围期转末报 天!然津气文空地数 年 秒!杀 毫秒 工作日 课时 学时 学分 学期 机时 台时 台班 工时 工日 班!级子长组 节!约能点日假 
    县!级城域委政长区 市!级场政委县民长区本 省!级委政份直内外 镇!级区政街 乡!镇村政级 村!级民委庄居 社区 街道 乡镇 县区 村居 车 床!位 床位 座席 机位 车位 席位 席 学位 泊位 校 院!士校所 站!点位 人份 人份次 剂次 剂 例次 针次 针 台次 台套 标箱 标段 号段 端!口 节点 路!线 码 环!节境保比 局!面 集!中体团聚 版!本权面 稿 辆次 架次 艘次 航次 班轮 工位 机组 馆 园!区 厂 店 企业=家 孔 井 眼 公里数=公里 款次 模块 线 回 周次 幅次 场所次 亩次 兆!瓦 度!电`, false),
  ...['kGs', 'kOe', 'GWh', 'MWh', 'kWh', 'KWh', 'KWH', 'kVA', 'KVA', 'MVA', 'MW', 'GW', 'kW', 'KW', 'kV', 'KV', 'MPa', 'kPa', 'Pa', 'GHz', 'MHz', 'kHz', 'Hz', 'TB', 'GB', 'MB', 'KB', 'PB',
    'Tbps', 'Gbps', 'Mbps', 'kbps', 'QPS', 'TPS', 'PFlops', 'PFLOPS', 'mAh', 'Ah', 'nm', 'μm', 'um', 'mm', 'cm', 'km', 'm²', 'm2', 'm³', 'm3', 'km²', 'km2', 'm', 'kg', 'KG', 'Kg', 'mg', 'μg', 'ug', 'g', 't', 'mL', 'ml', 'L', 'ha', 'hm²', 'hm2', 'dB', 'dBm', 'ppm', 'ppb',
    'ms', 's', 'h', 'min', 'W', 'V', 'A', 'N', 'J', 'kJ', 'K', 'mol', 'T', 'Oe', 'Gs', '℃', '°C', '°']
    .map((word) => ({ word, unit: word, notBefore: '', withWords: false })),
];

const byFirst = (() => {
  const table = new Map<number, Entry[]>();
  for (const entry of measures) {
    const code = entry.word.charCodeAt(0);
    const list = table.get(code);
    if (list === undefined) table.set(code, [entry]);
    else list.push(entry);
  }
  for (const list of table.values()) list.sort((left, right) => right.word.length - left.word.length);
  return table;
})();

function isLatin(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** The longest measure word at a place. `withWords` asks for those that Chinese numerals count. */
export function measureAt(text: string, at: number, withWords = false): Measure | null {
  const list = byFirst.get(text.charCodeAt(at));
  if (list === undefined) return null;
  for (const entry of list) {
    if (withWords && !entry.withWords) continue;
    if (!text.startsWith(entry.word, at)) continue;
    const end = at + entry.word.length;
    const next = text[end] ?? '';
    if (next !== '' && entry.notBefore.includes(next)) continue;
    // MWh is not MW, 5G and 3D are names.
    if (isLatin(entry.word.charCodeAt(entry.word.length - 1)) && (isLatin(next.charCodeAt(0)) || (next >= '0' && next <= '9'))) continue;
    return { unit: entry.unit, end };
  }
  return null;
}

/** A measure word and what it is counted per: 请求数/秒, 吨/年. */
export function rateMeasureAt(text: string, at: number): Measure | null {
  const measure = measureAt(text, at);
  if (measure === null || text[measure.end] !== '/') return measure;
  const per = measureAt(text, measure.end + 1) ?? dayAt(text, measure.end + 1);
  return per === null ? measure : { unit: `${measure.unit}/${per.unit}`, end: per.end };
}

/** 日 and 月 count only behind a stroke: 吨/日, 元/月. */
export function dayAt(text: string, at: number): Measure | null {
  const word = text[at];
  return word === '日' || word === '月' || word === '季' || word === '生' || word === '学' ? { unit: word, end: at + 1 } : null;
}
