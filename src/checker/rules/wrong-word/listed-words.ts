/** A word that is wrong unless one of the characters of `notBefore` precedes it or one of `notAfter` follows. */
export type WrongWord = { readonly word: string; readonly right: string; readonly notBefore?: string; readonly notAfter?: string };

/** A wrong word whose certainty lies in a longer context; `word` is the head of the pattern. */
export type WrongPattern = { readonly word: string; readonly right: string; readonly pattern: RegExp; readonly dropped: boolean };

/** One wrong beginning before several words: 末|完成, 末|使用. */
function each(wrong: string, right: string, behind: string, limits: { notBefore?: string; notAfter?: string } = {}): WrongWord[] {
  return behind.split(' ').map((word) => ({ word: wrong + word, right: right + word, ...limits }));
}

/** `wrong>right`, separated by spaces: certain wherever they stand. */
function certain(list: string): WrongWord[] {
  return list.trim().split(/\s+/).map((pair) => {
    const [word = '', right = ''] = pair.split('>');
    return { word, right };
  });
}

export const listedWords: readonly WrongWord[] = [
  ...certain(`
    帐户>账户 帐号>账号 帐目>账目 帐务>账务 帐簿>账簿 帐面>账面 帐款>账款 帐龄>账龄 台帐>台账 入帐>入账 到帐>到账 对帐>对账
    转帐>转账 结帐>结账 挂帐>挂账 查帐>查账 记帐>记账 报帐>报账 建帐>建账 销帐>销账 坏帐>坏账 呆帐>呆账 明细帐>明细账 总帐>总账
    拔付>拨付 拔款>拨款 划拔>划拨 下拔>下拨 调拔>调拨 部暑>部署 贯策>贯彻 峻工>竣工 采构>采购 召标>招标 复盖率>覆盖率
    座谈汇>座谈会 报消>报销 签定>签订 园满>圆满 幅射>辐射 松驰>松弛 陷井>陷阱 必竟>毕竟 脉博>脉搏 气侯>气候 时侯>时候 侯选>候选
    坚苦奋斗>艰苦奋斗 坚巨>艰巨 攻艰克难>攻坚克难 脱贫功坚>脱贫攻坚 再接再励>再接再厉 再接再砺>再接再厉 一如继往>一如既往
    因地治宜>因地制宜 相辅相承>相辅相成 按步就班>按部就班 融汇贯通>融会贯通 默守成规>墨守成规 变本加利>变本加厉 名符其实>名副其实
    一愁莫展>一筹莫展 迫在眉捷>迫在眉睫 防患未燃>防患未然 提纲携领>提纲挈领 开源截流>开源节流 勤检节约>勤俭节约 励行节约>厉行节约
    历行节约>厉行节约 不遣余力>不遗余力 不径而走>不胫而走 声名雀起>声名鹊起 依次类推>依此类推 即定目标>既定目标 再次基础上>在此基础上
    再此基础上>在此基础上 在次基础上>在此基础上 客服困难>克服困难 早己>早已 业己>业已 绩效平价>绩效评价 绩效平介>绩效评价 绩校>绩效
    绩效自平>绩效自评 绩效管制>绩效管理 绩效日标>绩效目标 人名币>人民币 百份之>百分之 百份点>百分点 存在得问题>存在的问题
    存在地问题>存在的问题 二O二>二〇二 二0二>二〇二 二o二>二〇二 下一部工作>下一步工作 下一部打算>下一步打算 下一部措施>下一步措施
    下一部改进>下一步改进 如实反应>如实反映 真实反应>真实反映 客观反应>客观反映 较上一度>较上一年度 比上一度>比上一年度 与上一度>与上一年度
    符和要求>符合要求 符和规定>符合规定 符和条件>符合条件
  `),
  { word: '按排', right: '安排', notAfter: '名序放队列污水查版行班期练' },
  { word: '布署', right: '部署', notBefore: '发公颁宣', notAfter: '名' },
  { word: '即然', right: '既然', notBefore: '随立当旋瞬', notAfter: '后' },
  { word: '部份', right: '部分', notAfter: '额数' },
  { word: '成份', right: '成分', notBefore: '完达形建生', notAfter: '额数' },
  { word: '充份', right: '充分', notBefore: '补扩', notAfter: '额数' },
  { word: '身分', right: '身份', notAfter: '别配享发担' },
  { word: '座落', right: '坐落', notBefore: '一二三四五六七八九十两几多数0123456789', notAfter: '地成户' },
  { word: '防犯', right: '防范', notAfter: '罪' },
  { word: '予算', right: '预算', notBefore: '给赋授寄', notAfter: '力法账' },
  ...['执行', '使用', '完成', '覆盖', '及时', '准确', '达标', '合格']
    .map((word): WrongWord => ({ word: `${word}律`, right: `${word}率`, notAfter: '师所法令' })),
  ...each('己', '已', '完成 拨付 建成 开展 全部 实施 达到 支付 使用 下达 启动 形成 结束 落实 投入 签订 到位', { notBefore: '自知律克利异' }),
  ...each('末', '未', '完成 使用 支付 拨付 达到 开展 实施 按时 及时 到位 发现 发生 执行 达标', { notBefore: '年期月季周旬世岁始本度赛学课' }),
  ...each('以经', '已经', '完成 开展 拨付 实施 建成 形成 达到 实现 全部 基本 下达 启动'),
  ...each('必需', '必须', '按照 坚持 严格 加强 做到 遵守 确保 及时'),
  ...each('反应出', '反映出', '了 项目 资金 我 部分 绩效 当前 一些'),
  ...each('进一部', '进一步', '加强 完善 提高 提升 推进 推动 落实 做好 规范 优化 加大 强化 明确 健全 细化 深化'),
  ...each('不段', '不断', '提升 完善 加强 优化 提高 推进 健全 改善 扩大'),
  ...each('拟补', '弥补', '不足 短板 缺口'),
  ...each('做为', '作为', '一个 一项 一家 全市 全区 全县 重点 主要 牵头'),
  ...each('贯切', '贯彻', '落实 执行 党'),
  ...each('上一度', '上一年度', '增加 减少 相比 持平 结转 结余'),
];

const amountBehind = '(?=[约近]?\\d)';

export const patterns: readonly WrongPattern[] = [
  ...['计划支', '实际支', '累计支', '年初预', '全年预', '年度预'].map((word): WrongPattern => ({
    word, right: `${word}${word.endsWith('支') ? '出' : '算'}`, pattern: new RegExp(word + amountBehind, 'y'), dropped: true,
  })),
  ...['合记', '共记', '总记', '累记'].map((word): WrongPattern => ({
    word, right: `${word.charAt(0)}计`, pattern: new RegExp(word + amountBehind, 'y'), dropped: false,
  })),
  {
    word: '一下',
    right: '以下',
    // 了解一下情况 is right: only behind a word that takes an object, and before what is listed.
    pattern: /(?<=[如为出按从对将把由及和与括现到好有，。；：、\n])一下(?:内容|几点|几个方面|几方面|方面|问题|措施|事项|原因|指标|要求|成效|情况|几项)|(?<=了)一下(?:内容|几点|几个方面|几方面|方面|措施|事项|指标|成效|几项)/y,
    dropped: false,
  },
  ...['皆有', '均有', '都有', '全部有'].map((word): WrongPattern => ({
    word,
    right: word.replace('有', '由'),
    pattern: new RegExp(`${word}(?=[\\u4e00-\\u9fff]{0,8}(?:财政|局|委|办|部门|单位|公司|中心|政府|学校|医院|街道)(?:拨至|拨付|拨到|拨入|拨给|承担|负责|牵头|出资|支付|垫付|解决|统筹|组织实施)(?!的))`, 'y'),
    dropped: false,
  })),
  { word: '既使', right: '即使', pattern: /既使(?=[^。；又并且也\n]{1,20}也)/y, dropped: false },
];
