import { describe, expect, test } from 'vitest';
import { formatDecimal, plainDecimal } from '#core/decimal.ts';
import type { CalendarDate, Figure } from '#core/figure.ts';
import { recogniseFigures } from '#checker/figures/recognise-figures.ts';

const dateText = ({ year, month, day, part }: CalendarDate): string => `${year ?? '-'}/${month ?? '-'}/${day ?? '-'}${part ?? ''}`;

/** A figure on one line: place in the text, kind, value, unit and what else it says. */
function line(text: string, figure: Figure): string {
  const { kind, start, end, value, unit, per, approximator, malformed, date, until, grouped, inWords } = figure;
  return [
    `${text.slice(start, end)}: ${kind}`, value === null ? null : formatDecimal(value), unit, per === null ? null : `per ${per}`, approximator === null ? null : `(${approximator})`,
    malformed === null ? null : `${malformed.why} ${malformed.readings.map(plainDecimal).join(' ')}`, date === null ? null : dateText(date), until === null ? null : `to ${dateText(until)}`,
    grouped ? 'grouped' : null, inWords ? 'in words' : null,
  ].filter((part) => part !== null).join(' ');
}

const read = (text: string): string[] => recogniseFigures(text).map((figure) => line(text, figure));

describe('money', () => {
  test('in the units that are printed', () => {
    expect(read('年初预算2200万元，调整后12,500万元，支出41.166292万元，签约4亿元，结余0元。')).toEqual([
      '2200万元: money 22000000 万元', '12,500万元: money 125000000 万元 grouped', '41.166292万元: money 411662.92 万元', '4亿元: money 400000000 亿元', '0元: money 0 元',
    ]);
    expect(read('工程结算价¥3,256,789.50元，定金¥1,200.00，另付500千元和2百万元')).toEqual([
      '¥3,256,789.50元: money 3256789.50 元 grouped', '¥1,200.00: money 1200.00 元 grouped', '500千元: money 500000 千元', '2百万元: money 2000000 百万元',
    ]);
    expect(read('利用外资5万美元、1200万港元，折合人民币50万元人民币')).toEqual(['5万美元: money 50000 万美元', '1200万港元: money 12000000 万港元', '50万元人民币: money 500000 万元']);
  });

  test('printed as it stands, with the decimals that are printed', () => {
    const [figure] = recogniseFigures('支出决算为9746.50万元');
    expect(figure).toEqual({
      kind: 'money', start: 5, end: 14, printed: { coefficient: 974650n, scale: 2 }, value: { coefficient: 97465000n, scale: 0 }, unit: '万元',
      per: null, approximator: null, malformed: null, date: null, until: null, grouped: false, inWords: false,
    });
  });

  test('in two parts', () => {
    expect(read('总投资1亿3000万元，其中1亿零500万元为贷款，自筹2万3000元，另1200元5角6分')).toEqual([
      '1亿3000万元: money 130000000 万元', '1亿零500万元: money 105000000 万元', '2万3000元: money 23000 元', '1200元5角6分: money 1200.56 元',
    ]);
    expect(recogniseFigures('总投资1亿3000万元')[0]?.printed).toEqual({ coefficient: 13000n, scale: 0 });
  });

  test('in words', () => {
    expect(read('人民币贰仟贰佰万元整，另拨两千二百万元、一亿三千万元、三千元、三点五万元，合计叁佰伍拾陆元肆角伍分')).toEqual([
      '贰仟贰佰万元整: money 22000000 万元 in words', '两千二百万元: money 22000000 万元 in words', '一亿三千万元: money 130000000 万元 in words', '三千元: money 3000 元 in words',
      '三点五万元: money 35000 万元 in words', '叁佰伍拾陆元肆角伍分: money 356.45 元 in words',
    ]);
    expect(read('一元一次方程，三元区，多元化，二元结构，万元GDP能耗，单位：万元，数百万元，几十万元，百万元以上项目')).toEqual([]);
  });

  test('without 元: money or a number of people', () => {
    expect(read('启动仪式23万、初赛7万，已将第一期资金共1000万拨付至企业，实际进资4000万以上')).toEqual([
      '23万: money 230000 万', '7万: money 70000 万', '1000万: money 10000000 万', '4000万: money 40000000 万 (以上)',
    ]);
    expect(read('投资3000万建设厂房，产值突破100亿，奖金5万、补贴3万')).toEqual(['3000万: money 30000000 万', '100亿: money 10000000000 亿 (突破)', '5万: money 50000 万', '3万: money 30000 万']);
    expect(read('参加10万人，培训1.2万余名，惠及10万农民，阅读量10万+，粉丝20万，造林3万亩，装机5万千瓦，补助菌包1,600万棒')).toEqual([
      '10万人: count 100000 人', '1.2万余名: count 12000 名 (余)', '10万: number 100000', '10万: number 100000 (以上)', '20万: number 200000', '3万亩: count 30000 亩', '5万千瓦: count 50000 千瓦', '1,600万棒: count 16000000 棒 grouped',
    ]);
    expect(read('科技特派员千百万帮扶行动，千人计划，万人助万企')).toEqual([]);
  });

  test('prices, and what they are for', () => {
    expect(read('成本500万元/个，奖励10万元/项，补助3万元/台/年、650元/生·年，农机2000元每台')).toEqual([
      '500万元/个: money 5000000 万元 per 个', '10万元/项: money 100000 万元 per 项', '3万元/台/年: money 30000 万元 per 台/年', '650元/生·年: money 650 元 per 生·年', '2000元每台: money 2000 元 per 台',
    ]);
    expect(read('每人2万元，每人每月补助300元，对每个团队奖励10万元，人均经费2万元，亩均投资1500元，共5万元')).toEqual([
      '2万元: money 20000 万元 per 人', '300元: money 300 元 per 人·月', '10万元: money 100000 万元 per 个', '2万元: money 20000 万元 per 人', '1500元: money 1500 元 per 亩', '5万元: money 50000 万元',
    ]);
  });

  test('below zero, and merely less', () => {
    expect(read('增减额-3.5万元，（-12.5万元），减少3.5万元')).toEqual(['-3.5万元: money -35000 万元', '-12.5万元: money -125000 万元', '3.5万元: money 35000 万元']);
  });

  test('both ends of a range, neither of them exact', () => {
    expect(read('单价5-10万元，总价5万元～10万元，500至800元')).toEqual([
      '5: money 50000 万元 (以上)', '10万元: money 100000 万元 (以下)', '5万元: money 50000 万元 (以上)', '10万元: money 100000 万元 (以下)', '500: money 500 元 (以上)', '800元: money 800 元 (以下)',
    ]);
    expect(read('由5万元到10万元')).toEqual(['5万元: money 50000 万元', '10万元: money 100000 万元']);
  });
});

describe('percents', () => {
  test('with a sign or in words', () => {
    expect(read('执行率40.9%，合格率百分之九十以上，满意度九成以上，误差千分之五，故障率5‰，完成率百分之一百零二点五，到位率百分之百，占比百分之90')).toEqual([
      '40.9%: percent 40.9 %', '百分之九十: percent 90 % (以上) in words', '九成: percent 90 成 (约) in words', '千分之五: percent 0.5 ‰ in words', '5‰: percent 0.5 ‰',
      '百分之一百零二点五: percent 102.5 % in words', '百分之百: percent 100 % in words', '百分之90: percent 90 % in words',
    ]);
    expect(read('三分之二以上的项目，由三成员国组成，一成不变，八成立项')).toEqual([]);
  });

  test('points are not percents', () => {
    expect(read('下降3.2个百分点，提高两个百分点，高0.5百分点')).toEqual(['3.2个百分点: points 3.2 个百分点', '两个百分点: points 2 个百分点 in words', '0.5百分点: points 0.5 个百分点']);
  });

  test('ranges and signs', () => {
    expect(read('增幅1-10%，60%至80%，增长率-2.3%，误差±0.5%，增长13.95。')).toEqual([
      '1: percent 1 % (以上)', '10%: percent 10 % (以下)', '60%: percent 60 % (以上)', '80%: percent 80 % (以下)', '-2.3%: percent -2.3 %', '0.5%: percent 0.5 %', '13.95: number 13.95',
    ]);
  });
});

describe('approximators', () => {
  test('before the number', () => {
    expect(read('约50万元，近3000万元，超过1200人，突破10亿元，不足5%，不低于90%，≥95%，≤3天，逾百家，大于90分')).toEqual([
      '50万元: money 500000 万元 (约)', '3000万元: money 30000000 万元 (近)', '1200人: count 1200 人 (超过)', '10亿元: money 1000000000 亿元 (突破)', '5%: percent 5 % (不足)', '90%: percent 90 % (以上)',
      '95%: percent 95 % (以上)', '3天: count 3 天 (以下)', '百家: count 100 家 (超过) in words', '90分: count 90 分 (超过)',
    ]);
    expect(read('节约5万元，签约6个，附近3家，预约12次')).toEqual(['5万元: money 50000 万元', '6个: count 6 个', '3家: count 3 家', '12次: count 12 次']);
  });

  test('between number and unit, and behind', () => {
    expect(read('30余万元，3万多元，100多家，二十余项，1200余条，千余件，十多个，20万元左右，50万元及以上，30分钟以内')).toEqual([
      '30余万元: money 300000 万元 (余)', '3万多元: money 30000 万元 (多)', '100多家: count 100 家 (多)', '二十余项: count 20 项 (余) in words', '1200余条: count 1200 条 (余)', '千余件: count 1000 件 (余) in words',
      '十多个: count 10 个 (多) in words', '20万元: money 200000 万元 (约)', '50万元: money 500000 万元 (以上)', '30分钟: count 30 分钟 (以下)',
    ]);
  });
});

describe('counts', () => {
  test('the measure word alone', () => {
    expect(read('18个县（市、区），9000平方米，400请求数/秒，67500余人次，99.33分，8台（套），1.5万立方米，35.2km，21微克/立方米，12次/年')).toEqual([
      '18个: count 18 个', '9000平方米: count 9000 平方米', '400请求数/秒: count 400 请求数/秒', '67500余人次: count 67500 人次 (余)', '99.33分: count 99.33 分', '8台: count 8 台', '1.5万立方米: count 15000 立方米',
      '35.2km: count 35.2 km', '21微克/立方米: count 21 微克/立方米', '12次/年: count 12 次/年',
    ]);
    expect(read('矫顽力大于20kOe，15MW风机，电压10kV，气温25℃，为期3个月，服务2年，720日历天，1,352人次')).toEqual([
      '20kOe: count 20 kOe (超过)', '15MW: count 15 MW', '10kV: count 10 kV', '25℃: count 25 ℃', '3个月: count 3 个月', '2年: count 2 年', '720日历天: count 720 日历天', '1,352人次: count 1352 人次 grouped',
    ]);
    expect(read('3-5家企业，2～3个月')).toEqual(['3: count 3 家 (以上)', '5家: count 5 家 (以下)', '2: count 2 个月 (以上)', '3个月: count 3 个月 (以下)']);
  });

  test('in words, where they count', () => {
    expect(read('其中两家，有两位，达成一项意向合作协议，编制方案一个，三家单位，十二项措施，一百零五户，两百人')).toEqual([
      '两家: count 2 家 in words', '两位: count 2 位 in words', '一项: count 1 项 in words', '一个: count 1 个 in words', '三家: count 3 家 in words', '十二项: count 12 项 in words',
      '一百零五户: count 105 户 in words', '两百人: count 200 人 in words',
    ]);
  });

  test('turns of speech are no counts', () => {
    expect(read('一是加强领导，二是强化督查。一院五中心、双一流、四上企业、“八大行动”、“两个维护”、四个意识、十四五规划、三公经费、八项规定、五位一体、两会、三农')).toEqual([]);
    expect(read('一般公共预算，一致好评，统一部署，一定程度，一方面，一系列，进一步，每一个，同一项目，一家企业反映，这一项目，一次性补助，三个方面，四大班子，千家万户，二三十家，三五户，数百家，上千人')).toEqual([]);
    expect(read('引进一批项目，建立一套制度，十分重要，一分部署九分落实，一户一策，三位一体')).toEqual([]);
  });

  test('ordinals, codes, names, addresses, times are no figures', () => {
    expect(read('第一批资金，第3期工程，第十二届大会，第三条，第2批次，第1、2、3项，前3名')).toEqual([]);
    expect(read('某路252弄4号，电话0797-8391234、13800138000，账号6222021510001234567，G105国道，208类05款01项，A4纸，PM2.5，COVID-19，5G基站，3D打印，4A级景区，12345热线，7510行动，9:30，14时30分，按1:1配套，3/4以上，7×24小时')).toEqual([]);
    expect(read('一、基本情况\n（一）资金\n1.绩效目标\n2.2023年度执行\n3.5个子项目\n1.1项目背景\n2.1人员情况\n1.2.3资金使用\n4、其他')).toEqual(['2023年度: date 2023/-/-', '5个: count 5 个']);
  });
});

describe('numbers without a unit', () => {
  test('in the cells of a table', () => {
    expect(read('一、一般公共预算财政拨款收入2,940.05一、一般公共服务支出2,106.66\n53.93 37.35 0\n合计\t100\t-3.5\t11,25791\n208\t01\n7')).toEqual([
      '2,940.05: number 2940.05 grouped', '2,106.66: number 2106.66 grouped', '53.93: number 53.93', '37.35: number 37.35', '0: number 0', '100: number 100', '-3.5: number -3.5',
      '11,25791: number grouping 11257.91 11.25791 1125791', '208: number 208',
    ]);
  });

  test('where a sentence names a measure and ends', () => {
    expect(read('自评得分98.63，预算执行率得分10；分值：10；比上年增长12。邮编：341000，系数1.2，总分100 98.62\n手机\t13912345678\n')).toEqual(['98.63: number 98.63', '10: number 10', '10: number 10', '12: number 12', '1.2: number 1.2', '100: number 100', '98.62: number 98.62']);
  });
});

describe('dates and periods', () => {
  test('days, months, years and parts of them', () => {
    expect(read('2023年12月25日拨付，截至12月底，9月下旬，2023年度，2024年初，23年5月，从22年预算中，2023-12-25，2023.12.25，2024/5/14，二〇二四年五月十四日，于20日')).toEqual([
      '2023年12月25日: date 2023/12/25', '12月底: date -/12/-底', '9月下旬: date -/9/-下旬', '2023年度: date 2023/-/-', '2024年初: date 2024/-/-初', '23年5月: date 2023/5/-', '22年: date 2022/-/-',
      '2023-12-25: date 2023/12/25', '2023.12.25: date 2023/12/25', '2024/5/14: date 2024/5/14', '二〇二四年五月十四日: date 2024/5/14 in words', '20日: date -/-/20',
    ]);
  });

  test('periods', () => {
    expect(read('1～12月，1-12月，2023年1-12月，5月20日至27日，2022年3月至2024年6月，2021-2023年，2021年至2023年，2023年上半年，2023年第三季度，前三季度，5月20-27日')).toEqual([
      '1～12月: date -/1/- to -/12/-', '1-12月: date -/1/- to -/12/-', '2023年1-12月: date 2023/1/- to 2023/12/-', '5月20日至27日: date -/5/20 to -/5/27', '2022年3月至2024年6月: date 2022/3/- to 2024/6/-',
      '2021-2023年: date 2021/-/- to 2023/-/-', '2021年至2023年: date 2021/-/- to 2023/-/-', '2023年上半年: date 2023/1/- to 2023/6/-', '2023年第三季度: date 2023/7/- to 2023/9/-',
      '三季度: date -/1/- to -/9/- in words', '5月20-27日: date -/5/20 to -/5/27',
    ]);
    expect(read('2022、2023年，完成202 1年任务')).toEqual(['2022: date 2022/-/-', '2023年: date 2023/-/-', '202 1年: date 2021/-/-']);
  });

  test('lengths of time are counts, and so are numbers before 年末', () => {
    expect(read('近10年来，连续3年，服务期2年，23年来，年初结转49.14年末结余55.34，30日内')).toEqual([
      '10年: count 10 年 (近)', '3年: count 3 年', '2年: count 2 年', '23年: count 23 年', '49.14: number 49.14', '55.34: number 55.34', '30日: count 30 日',
    ]);
  });
});

describe('document numbers', () => {
  test('from the first character of the issuer to 号', () => {
    const numbers = (text: string): string[] => read(text).map((entry) => entry.replace(': document-number', ''));
    expect(numbers('《实施意见》（赣市财监字[2024]4号），根据财预〔2020〕10号文，按照省财政厅赣财绩〔2023〕5号要求')).toEqual(['赣市财监字[2024]4号', '财预〔2020〕10号', '赣财绩〔2023〕5号']);
    expect(numbers('《通知》（国发（2014）45号）、财预【2015】82号和中发(2018)34号，市科技局苏科计发〔2022〕211号，和政办发〔2020〕3号，×财绩〔2021〕15号')).toEqual([
      '国发（2014）45号', '财预【2015】82号', '中发(2018)34号', '苏科计发〔2022〕211号', '和政办发〔2020〕3号', '×财绩〔2021〕15号',
    ]);
    expect(numbers('见沪财绩〔2022〕5、6号，财政部令〔2021〕第3号，协议（2023年续签）')).toEqual(['沪财绩〔2022〕5、6号', '财政部令〔2021〕第3号', '2023年: date 2023/-/-']);
  });
});

describe('malformed figures', () => {
  test('are kept, with what they may mean', () => {
    expect(read('实际支出11,25791万元，另12,50万元、1,2345.6万元、1.2.3万元、12..5万元、12,5%')).toEqual([
      '11,25791万元: money 万元 grouping 112579100 112579.1 11257910000', '12,50万元: money 万元 grouping 125000 12500000', '1,2345.6万元: money 万元 grouping 12345600 123456000 1234560000',
      '1.2.3万元: money 万元 points 12300 123000 1230000', '12..5万元: money 万元 points 125000 1250000', '12,5%: percent % grouping 12.5 125',
    ]);
    expect(read('支出3.5.万元，5万万元，05万元，98%%，3%个百分点，12,0345人')).toEqual([
      '3.5.万元: money 万元 stray 35000', '5万万元: money 万万元 stray 50000 500000000', '05万元: money 万元 stray 50000 5000', '98%%: percent % stray 98', '3%个百分点: points 个百分点 stray 3',
      '12,0345人: count 人 grouping 12034.5 12.0345 120345',
    ]);
    expect(read('任务3,4,5项')).toEqual([]);
  });
});
