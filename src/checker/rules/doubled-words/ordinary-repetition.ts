/** Particles that are wrong when doubled, unless the character before or behind makes two words of them. */
export const particles: readonly { readonly word: string; readonly notBefore: string; readonly notAfter: string }[] = [
  { word: '的的', notBefore: '目', notAfter: '确士话' },
  { word: '元元', notBefore: '公多单', notAfter: '旦月首' },
  { word: '万万', notBefore: '千', notAfter: '不没' },
  { word: '了了', notBefore: '为除明', notAfter: '解不一' },
  { word: '和和', notBefore: '中平总温缓协调共', notAfter: '气谐平睦解田美' },
  { word: '及及', notBefore: '普', notAfter: '时格早其物第' },
  { word: '与与', notBefore: '参给', notAfter: '会否' },
  { word: '于于', notBefore: '', notAfter: '都洪' },
  { word: '对对', notBefore: '结针应面核相', notAfter: '象接标照口外方比策' },
];

/** Verbs that are used doubled: 研究研究. */
const reduplicated = '研究 讨论 考虑 商量 学习 了解 休息 锻炼 宣传 交流 检查 整理 收拾 打扫 逐步 非常 很多 许多 人人 时时 处处 事事 天天 年年 月月 常常';

/**
 * Nouns that may end one term and begin the next: 部门预算|预算绩效, 绩效目标|目标值, 党组会议|会议纪要. Doubled, they may
 * well be right, so that nothing is said.
 */
const joining = '预算 决算 绩效 目标 指标 标准 项目 工程 计划 规划 方案 办法 制度 会议 工作 活动 任务 单位 部门 政府 财政 机关 机构 '
  + '资金 经费 支出 收入 专项 管理 服务 平台 中心 基地 系统 数据 信息 建设 企业 行业 产业 产品 人员 人才 干部 职工 学生 教师 教育 培训 '
  + '技术 科技 科研 研究 创新 成果 设备 设施 资产 采购 合同 工资 保险 医疗 卫生 文化 体育 社会 社区 农业 农村 生态 环境 安全 质量 '
  + '行政 事业 公共 市场 经济 投资 评价 评审 审计 监督 监测 考核 检查 验收 报告 材料 档案 网络 软件 实验 课题 专家 团队 组织 小组 代表 '
  + '大学 中学 小学 公司 银行 城市 乡村 旅游 交通 道路 建筑 图书 能源 汽车 文物 森林 消防 专利 基金 债券 贷款 补助 补贴 奖励 救助 保障 就业 安置 '
  + '防治 治理 保护 监管 应急 运行 运营 维护 实施 改革 开放 发展 现场 网格 党员 儿童 妇女 老年 青年 职业 动物 植物 食品 药品 土地 耕地 信用 '
  + '价格 成本 效益 数量 时效 产出 满意度';

const ordinary = new Set([...reduplicated.split(' '), ...joining.split(' ')]);

const numerals = /^[一二三四五六七八九十百千万亿零〇两几第]+$/;

/** Whether a word may stand twice in a row: 一步一步, 二十二十, 研究研究, 目标目标. */
export function isOrdinaryRepetition(word: string): boolean {
  return word.startsWith('一') || numerals.test(word) || ordinary.has(word) || word.charAt(0).repeat(word.length) === word;
}
