import { entriesOf } from '#core/indicators/library/entry.ts';

/** Usual indicators of cost; all but one of them are better the smaller they are. */
export const costIndicators = [
  ...entriesOf('成本', '经济成本', [
    ['cost-total', '项目总成本', 'total cost of the project', '万元', '≤', '预算', '会计账簿'],
    ['cost-within-budget', '成本占预算的比例', 'cost as a share of the budget', '%', '≤', '预算', '支出÷预算'],
    ['cost-per-person-trained', '人均培训成本', 'cost of training per person', '元/人', '≤', '行业', '培训支出÷培训人数'],
    ['cost-per-square-metre', '单位面积造价', 'cost per square metre', '元/平方米', '≤', '合同', '结算价÷建筑面积'],
    ['cost-per-event', '场均活动成本', 'cost per event', '万元', '≤', '历史', '活动支出÷场数'],
    ['cost-equipment-unit', '设备采购单价', 'unit price of equipment', '万元', '≤', '合同', '采购合同'],
    ['cost-subsidy-standard', '补助发放标准', 'subsidy per recipient', '元/人', '≤', '法规', '发放清册'],
    ['cost-saving-rate', '采购资金节约率', 'saving in procurement', '%', '≥', '历史', '（采购预算－成交价）÷采购预算'],
    ['cost-management-share', '管理费用占比', 'share of administrative cost', '%', '≤', '预算', '管理费用÷项目支出'],
    ['cost-operation-yearly', '年运行维护费用', 'yearly cost of operation and upkeep', '万元', '≤', '历史', '会计账簿'],
    ['cost-overrun', '超概算幅度', 'overrun of the estimate', '%', '≤', '计划', '（决算－概算）÷概算'],
    ['cost-review-per-project', '单个项目评审费用', 'review cost per proposal', '元', '≤', '历史', '评审支出÷评审项目数'],
  ]),
  ...entriesOf('成本', '社会成本', [
    ['cost-resettled-households', '需搬迁户数', 'households to be moved', '户', '≤', '计划', '搬迁登记'],
    ['cost-road-closure', '占道施工时长', 'time a road is closed for works', '天', '≤', '计划', '施工日志'],
    ['cost-service-interruption', '公共服务中断时间', 'interruption of public service', '小时', '≤', '计划', '运行记录'],
    ['cost-applicant-documents', '申报材料数量', 'papers an applicant must hand in', '份', '≤', '法规', '办事指南'],
  ]),
  ...entriesOf('成本', '生态环境成本', [
    ['cost-energy-use', '综合能耗', 'use of energy', '吨标准煤', '≤', '行业', '能源统计'],
    ['cost-carbon', '二氧化碳排放量', 'carbon dioxide emitted', '吨二氧化碳', '≤', '行业', '核算报告'],
    ['cost-water-use', '用水量', 'use of water', '立方米', '≤', '行业', '水表计量'],
    ['cost-land-taken', '占用土地面积', 'land taken up', '亩', '≤', '计划', '用地批文'],
    ['cost-waste', '建筑垃圾产生量', 'building waste', '吨', '≤', '计划', '清运记录'],
  ]),
] as const;
