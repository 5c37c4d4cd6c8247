import { describe, expect, test } from 'vitest';
import type { Block } from '#core/document.ts';
import { foldDocument, type FoldedText } from '#core/folded-text.ts';
import { plainDocument } from '#core/plain-text.ts';
import { recogniseFigures } from '#checker/figures/recognise-figures.ts';
import { analyseStructure } from '#checker/structure/analyse-structure.ts';
import type { ReportStructure } from '#checker/structure/structure.ts';

function analyse(text: string): { folded: FoldedText; structure: ReportStructure; words: (span: { start: number; end: number } | null) => string | null } {
  return analyseFolded(foldDocument(plainDocument('text', text)));
}

function analyseFolded(folded: FoldedText): ReturnType<typeof analyse> {
  const structure = analyseStructure(folded, recogniseFigures(folded.text));
  return { folded, structure, words: (span) => (span === null ? null : folded.text.slice(span.start, span.end)) };
}

/** Names of projects with what they say of problems and measures. */
function projectsOf(text: string): (string | null)[][] {
  const { structure, words } = analyse(text);
  return structure.projects.map(({ name, problems, improvements }) => [name, words(problems), words(improvements)]);
}

describe('head', () => {
  test('title, recipient, signature, date in words', () => {
    const { structure, words } = analyse('关于2023年度项目支出绩效自评情况的报告\n\n县财政局：\n根据《关于开展绩效自评的通知》（某财绩〔2024〕3号）要求，现报告如下：\n一、城区绿化养护项目\n年度预算120万元，实际支出118万元。\n县城市管理局\n二〇二四年三月八日');
    expect({ ...structure, title: words(structure.title), dateSpan: words(structure.dateSpan) }).toMatchObject({
      kind: 'performance-report', title: '关于2023年度项目支出绩效自评情况的报告', year: 2023, department: '县城市管理局', recipient: '县财政局',
      date: { year: 2024, month: 3, day: 8, part: null }, dateSpan: '二〇二四年三月八日', basis: ['某财绩〔2024〕3号'],
    });
    // The signature belongs to no project.
    expect(words(structure.projects[0] ?? null)).toBe('一、城区绿化养护项目\n年度预算120万元，实际支出118万元。\n');
  });

  test('the department of the title where nobody signed; the year of the first period', () => {
    expect(analyse('临江县水利局2022年度部门整体支出绩效评价报告\n一、基本情况\n编制45人。').structure).toMatchObject({ department: '临江县水利局', year: 2022, date: null });
    expect(analyse('与2022年度相比支出增加。2023年度支出200万元。').structure).toMatchObject({ title: null, year: 2023, recipient: null });
  });
});

test('title and recipient that were joined, a signature that ran into the last paragraph', () => {
  const { structure, words } = analyse('2023年度临江县科技局绩效评价报告县财政局：\n（一）培训经费\n年度预算20万元，支出19万元。临江县科技局2024年3月8日');
  expect([words(structure.title), structure.recipient, structure.department, words(structure.dateSpan), words(structure.projects[0] ?? null)])
    .toEqual(['2023年度临江县科技局绩效评价报告', '县财政局', '临江县科技局', '2024年3月8日', '（一）培训经费\n年度预算20万元，支出19万元。']);
});

describe('projects', () => {
  test('chapters are sections, the projects stand inside one of them', () => {
    const { structure } = analyse([
      '临江县水利局2023年度部门整体支出绩效评价报告', '一、基本情况', '（一）部门概况', '主要职能是水利管理。', '（二）人员编制', '编制45人，实有43人。',
      '二、预算执行情况', '2023年度预算1200万元，支出1100万元。', '三、项目绩效情况', '（一）小型水库维修养护经费', '年度预算200万元，实际支出190万元，预算执行率95%。',
      '（二）山洪灾害防治工程', '年度预算300万元，实际支出300万元。', '四、存在的问题', '（一）预算编制不够精准', '预算执行率偏低。', '（二）绩效意识有待加强',
      '资金使用效益不高。', '五、有关建议', '加强培训。',
    ].join('\n'));
    expect(structure.projects.map(({ name }) => name)).toEqual(['小型水库维修养护经费', '山洪灾害防治工程']);
    expect(structure.sections.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'basis 基本情况', 'basis 部门概况', 'other 人员编制', 'funds 预算执行情况', 'achievement 项目绩效情况', 'problems 存在的问题',
      'other 预算编制不够精准', 'other 绩效意识有待加强', 'improvements 有关建议',
    ]);
  });

  test('a restart, a gap and a number used twice', () => {
    expect(projectsOf('（一）道路养护经费\n年度预算60万元。\n（三）公厕改造工程\n年度预算70万元。\n（三）路灯维护费\n年度预算30万元。\n（一）绿化项目\n年度预算20万元。').map(([name]) => name))
      .toEqual(['道路养护经费', '公厕改造工程', '路灯维护费', '绿化项目']);
  });

  test('numbered paragraphs whose first words are the name', () => {
    expect(projectsOf('1. 道路照明维护项目：年度预算60万元，实际支出55万元。\n2. 环卫设备购置：年度预算90万元，实际支出90万元。\n3. 公厕改造工程：年度预算70万元，实际支出35万元，因招标推迟。').map(([name]) => name))
      .toEqual(['道路照明维护项目', '环卫设备购置', '公厕改造工程']);
  });

  test('headings that were joined with their paragraph', () => {
    expect(projectsOf('（一）关键核心技术攻关项目2023年依据《任务书》设立本项目，主要用于国家重大专项中各项配套支出，包括设备购置、材料采购、测试化验加工以及劳务等方面的支出。\n年度预算60万元。\n（二）示范区申报工作经费该项目委托第三方编制实施方案，方案编制及时准确，按期通过专家评审，主管部门对方案编制工作表示满意，满意度在80%以上。\n年度预算30万元。').map(([name]) => name))
      .toEqual(['关键核心技术攻关项目', '示范区申报工作经费']);
  });

  test('项目一：, with problems inside a paragraph', () => {
    expect(projectsOf('项目一：校园安全经费\n预算安排50万元，支出48万元。存在的问题：无。\n项目二：教师培训费\n预算安排30万元，支出20万元。存在的问题：培训次数减少。下一步，将加强统筹。')).toEqual([
      ['校园安全经费', '无', null], ['教师培训费', '培训次数减少。', '下一步，将加强统筹。'],
    ]);
  });

  test('项目名称：, one line per item', () => {
    expect(projectsOf('项目名称：校园安全经费\n年度预算：50万元\n存在的问题：无\n项目名称：教师培训费\n年度预算：30万元\n存在问题：培训次数减少\n改进措施：加强统筹')).toEqual([
      ['校园安全经费', '无', null], ['教师培训费', '培训次数减少', '加强统筹'],
    ]);
  });

  test('no numbering at all', () => {
    expect(projectsOf('某局2023年度绩效报告\n道路照明维护项目\n绩效目标实现情况\n年度预算60万元。\n存在的问题\n灯杆老化。\n下一步改进措施\n逐步更换。\n环卫设备购置\n绩效目标实现情况\n年度预算90万元。\n存在的问题\n无')).toEqual([
      ['道路照明维护项目', '灯杆老化。', '逐步更换。'], ['环卫设备购置', '无', null],
    ]);
  });

  test('outline levels of the file', () => {
    const lines = ['2023年度绩效报告', '图书馆开放', '年度预算40万元。', '文化下乡', '年度预算25万元。'];
    const text = lines.join('\n');
    const blocks: Block[] = lines.map((line, index) => ({ kind: 'paragraph', start: text.indexOf(line), end: text.indexOf(line) + line.length, ...(index === 1 || index === 3 ? { level: 2 } : {}) }));
    const { structure } = analyseFolded(foldDocument({ name: 'x', format: 'docx', text, blocks, sha256: '' }));
    expect(structure.projects.map(({ name }) => name)).toEqual(['图书馆开放', '文化下乡']);
  });

  test('a report on one project', () => {
    const { structure, words } = analyse('2023年度城区绿化养护项目支出绩效评价报告\n一、项目概况\n（一）项目背景\n为改善环境设立本项目。\n（二）资金投入和使用情况\n年度预算100万元，实际支出90万元。\n二、综合评价结论\n自评得分92.5分，评价等级为“优”。\n三、存在的问题\n宣传不够。\n四、有关建议\n加强宣传。');
    expect(structure.projects.map((project) => [project.name, words(project.problems), words(project.improvements), words(project.score), words(project.grade)]))
      .toEqual([['城区绿化养护项目', '宣传不够。', '加强宣传。', '92.5', '优']]);
    expect(structure.sections).toEqual([]);
  });

  test('items of final accounts are no projects', () => {
    const { structure } = analyse('6、卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）。主要用于：医疗保险支出。年初预算为42.73万元，支出决算为40.35万元。\n7、住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为20万元，支出决算为20万元。');
    expect(structure.kind).toBe('final-accounts');
    expect(structure.projects).toEqual([]);
    expect(structure.sections.map(({ title }) => title)).toEqual(['卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）', '住房保障支出（类）住房改革支出（款）住房公积金（项）']);
  });
});

describe('problems and measures', () => {
  const combined = (body: string): (string | null)[] | undefined => projectsOf(`（一）道路养护\n1.绩效目标实现情况\n本项目年度预算100万元。\n2.存在的问题和下一步改进措施\n${body}`)[0]?.slice(1);

  test.each([
    ['无', ['无', null]],
    ['暂无。', ['无', null]],
    ['进度偏慢。\n下一步，我局将加强调度。', ['进度偏慢。', '下一步，我局将加强调度。']],
    ['进度偏慢。今后将加强调度。', ['进度偏慢。', '今后将加强调度。']],
    ['施工难度大，会持续加大协调力度。', ['施工难度大', '会持续加大协调力度。']],
    ['未来将完善制度。', ['', '未来将完善制度。']],
    ['因招标推迟，将导致进度偏慢。', ['因招标推迟，将导致进度偏慢。', null]],
  ])('%s', (body, expected) => {
    expect(combined(body)).toEqual(expected);
  });
});

describe('sentences', () => {
  test('end at 。！？； or with the block, closing marks included', () => {
    const { structure, words } = analyse('他说：“完成了。”随后（见附件。）验收；结束\n下一段');
    expect(structure.sentences.map(words)).toEqual(['他说：“完成了。”', '随后（见附件。）', '验收；', '结束', '下一段']);
  });

  test('know their project and the kind of their section', () => {
    const { structure } = analyse('2023年度绩效报告\n（一）道路养护\n依据文件设立本项目。\n1.绩效目标实现情况\n完成养护。\n2.存在的问题\n人员不足。');
    expect(structure.sentences.map(({ project, section }) => `${project} ${section}`)).toEqual([
      '0 other', '1 basis', '1 basis', '1 achievement', '1 achievement', '1 problems', '1 problems',
    ]);
  });
});

describe('robust', () => {
  test.each(['', '\n\n', '（一）', '一、\n二、\n三、', '无', '（一）无\n2.存在的问题', '1.1.1.1.1', '存在的问题：'])('%j', (text) => {
    expect(() => analyse(text)).not.toThrow();
  });

  test('a great many projects, and a paragraph without an end, in linear time', () => {
    const project = '（一）某某经费\n1.绩效目标实现情况\n年度预算50万元，支出40万元。\n2.存在的问题\n无\n';
    for (const text of [project.repeat(6_000), '1、abc'.repeat(200_000), '（'.repeat(1_000_000), '一、某\n'.repeat(60_000), '项目名称：培训经费\n'.repeat(30_000)]) {
      const folded = foldDocument(plainDocument('text', text));
      const start = performance.now();
      analyseStructure(folded, []);
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });
});
