import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { CheckReport, QuotedSpan, ReportedFinding } from '#core/check-report.ts';
import { piecesIn } from '#core/docx-map.ts';
import { annotateDocx } from '#documents/docx/annotate-docx.ts';
import { readDocx } from '#reading/docx/read-docx.ts';

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

type Parts = { body: string; comments?: string; footnotes?: string; root?: string };

/** A docx as small as can be, with parts that must come through untouched. */
function docx({ body, comments, footnotes, root }: Parts): Uint8Array {
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
  const list = (...relations: string[]) => `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`;
  const type = (part: string, kind: string) => `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`;
  return zipSync({
    '[Content_Types].xml': strToU8(`<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('word/document.xml', 'document.main')}${comments === undefined ? '' : type('word/comments.xml', 'comments')}${footnotes === undefined ? '' : type('word/footnotes.xml', 'footnotes')}</Types>`),
    '_rels/.rels': strToU8(list(relation('rId1', 'officeDocument', 'word/document.xml'))),
    'word/document.xml': strToU8(root ?? `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${namespace}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>${body}</w:body></w:document>`),
    'word/_rels/document.xml.rels': strToU8(list(...(comments === undefined ? [] : [relation('rId8', 'comments', 'comments.xml')]), ...(footnotes === undefined ? [] : [relation('rId9', 'footnotes', 'footnotes.xml')]))),
    ...(comments === undefined ? {} : { 'word/comments.xml': strToU8(comments) }),
    ...(footnotes === undefined ? {} : { 'word/footnotes.xml': strToU8(footnotes) }),
    'word/media/image1.png': [new Uint8Array([137, 80, 78, 71, 0, 255]), { level: 0 }],
    'customXml/item1.xml': strToU8('<a  b = "c" />'),
  });
}

const paragraph = (...runs: string[]) => `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>${runs.join('')}</w:p>`;
const run = (text: string, properties = '') => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t>${text}</w:t></w:r>`;

function reportOn(text: string, quotes: readonly (readonly [quote: string, message: string])[]): CheckReport {
  const findings = quotes.map(([quote, message], index): ReportedFinding => {
    const start = text.indexOf(quote);
    if (start < 0) throw new Error(`not in the text: ${quote}`);
    const span: QuotedSpan = { start, end: start + quote.length, quote, role: 'stated' };
    return {
      id: `f${index + 1}`, rule: 'rate-recomputes', family: 'rates', severity: 'error', message, projects: [0], spans: [span],
      stated: null, expected: null, difference: null, consequence: '影响得分', hypotheses: [{ kind: 'digit', text: '或为40%', replacement: null }],
    };
  });
  return {
    schema: 'hengji.check/1', source: { name: 'a.docx', format: 'docx', characters: text.length, sha256: '' },
    report: { title: null, year: null, department: null, recipient: null, date: null, basis: [] },
    projects: [], figures: [], claims: [], findings, coverage: { figures: 0, bound: 0, judged: 0, undecidable: 0 }, defects: [],
  };
}

/** Annotates and reads again: the words that each comment encloses, by number; and the XML that was written. */
function annotated(original: Uint8Array, quotes: readonly (readonly [string, string])[]) {
  const { document, map } = readDocx('a.docx', original);
  const written = annotateDocx(original, map, reportOn(document.text, quotes), 'zh');
  const parts = unzipSync(written);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  return { document, written, parts, xml, ranges: rangesIn(xml), comments: strFromU8(parts['word/comments.xml'] ?? new Uint8Array()) };
}

function rangesIn(xml: string): Map<string, string> {
  const open = new Map<string, string>();
  const done = new Map<string, string>();
  for (const [tag, text] of xml.matchAll(/<[^>]+>|([^<]+)/g)) {
    const id = /\bw:id="(\d+)"/.exec(tag)?.[1] ?? '';
    if (tag.startsWith('<w:commentRangeStart')) open.set(id, '');
    else if (tag.startsWith('<w:commentRangeEnd')) {
      done.set(id, open.get(id) ?? '(never opened)');
      open.delete(id);
    } else {
      const words = text ?? (tag === '<w:tab/>' ? '\t' : tag === '<w:br/>' ? '\n' : '');
      for (const [other, so] of open) open.set(other, so + words);
    }
  }
  expect([...open.keys()]).toEqual([]);
  return done;
}

/** Every start tag has its end tag, in order. */
function expectWellFormed(xml: string): void {
  const stack: string[] = [];
  for (const [tag] of xml.matchAll(/<[^>]+>/g)) {
    const name = /^<\/?([\w:]+)/.exec(tag)?.[1] ?? '';
    if (tag.startsWith('<?') || tag.endsWith('/>')) continue;
    if (tag.startsWith('</')) expect(stack.pop()).toBe(name);
    else stack.push(name);
  }
  expect(stack).toEqual([]);
}

describe('annotateDocx', () => {
  test('a comment encloses exactly the words found, across and inside runs', () => {
    const original = docx({ body: paragraph(run('本项目年度预算300', '<w:b/>'), run('万元，实际支出120万元，预算执行率4', '<w:i/>'), run('1%。')) });
    const { xml, ranges, comments } = annotated(original, [['300万元', '甲'], ['41%', '乙'], ['本项目', '丙'], ['实际支出120万元', '丁']]);
    // Numbered by place: 本项目, 300万元, 实际支出120万元, 41%.
    expect([...ranges.values()].sort()).toEqual(['300万元', '41%', '实际支出120万元', '本项目'].sort());
    expectWellFormed(xml);
    expect(xml).toContain('<w:r><w:rPr><w:b/></w:rPr><w:t>300</w:t></w:r>');
    expect(comments).toContain('错误：丙');
    expect(comments).toContain('影响：影响得分');
    expect(comments).toContain('可能：或为40%');
    expect([...comments.matchAll(/w:author="([^"]*)" w:initials="([^"]*)"/g)].every(([, author, initials]) => author === '衡绩' && initials === '衡绩')).toBe(true);
  });

  test('reading the annotated file gives the same text', () => {
    const original = docx({ body: paragraph(run('甲 &amp; 乙&#160;'), '<w:r><w:tab/><w:t>丙</w:t><w:br/><w:t>丁 </w:t></w:r>', run('戊')) + paragraph(run('（二）支出')) });
    const { document, written, ranges, xml } = annotated(original, [['& 乙', '一'], ['丙', '二'], ['丁', '三'], ['支出', '四']]);
    expect(readDocx('a.docx', written).document.text).toBe(document.text);
    expect(ranges.get('0')).toBe('&amp; 乙');
    expect([...ranges.values()].slice(1)).toEqual(['丙', '丁', '支出']);
    expectWellFormed(xml);
  });

  test('a left half that ends with a space keeps it', () => {
    const original = docx({ body: paragraph(run('支出 120万元')) });
    const { xml } = annotated(original, [['120万元', '甲']]);
    expect(xml).toContain('<w:t xml:space="preserve">支出 </w:t>');
  });

  test('existing comments keep their numbers and words', () => {
    const comments = `<?xml version="1.0" encoding="UTF-8"?><w:comments xmlns:w="${namespace}"><w:comment w:id="7" w:author="审核"><w:p><w:r><w:t>请补充</w:t></w:r></w:p></w:comment></w:comments>`;
    const body = `<w:p><w:commentRangeStart w:id="7"/>${run('年度预算')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${run('300万元')}</w:p>`;
    const { ranges, comments: written, parts } = annotated(docx({ body, comments }), [['预算300', '甲']]);
    expect(ranges).toEqual(new Map([['7', '年度预算'], ['8', '预算300']]));
    expect([...written.matchAll(/<w:comment [^>]*w:id="(\d+)"/g)].map((match) => match[1])).toEqual(['7', '8']);
    expect(written).toContain('请补充');
    expect(strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array()).match(/relationships\/comments"/g)).toHaveLength(1);
  });

  test('every other entry is carried over byte for byte', () => {
    const original = docx({ body: paragraph(run('年度预算300万元')) });
    const { written, parts } = annotated(original, [['300万元', '甲']]);
    const before = unzipSync(original);
    for (const name of Object.keys(before)) {
      if (['word/document.xml', '[Content_Types].xml', 'word/_rels/document.xml.rels'].includes(name)) continue;
      expect(parts[name], name).toEqual(before[name]);
    }
    expect(Object.keys(parts).sort()).toEqual([...Object.keys(before), 'word/comments.xml'].sort());
    expect(Buffer.from(written).includes(Buffer.from([137, 80, 78, 71, 0, 255]))).toBe(true);
    expect(strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array())).toContain('PartName="/word/comments.xml"');
  });

  test('without findings the file comes back as it was', () => {
    const original = docx({ body: paragraph(run('年度预算300万元')) });
    const { map } = readDocx('a.docx', original);
    expect(annotateDocx(original, map, reportOn('', []), 'zh')).toBe(original);
  });

  test('what stands in a footnote or a text box is commented at its anchor in the body', () => {
    const footnotes = `<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="${namespace}"><w:footnote w:id="2">${paragraph(run('含上年结转20万元'))}</w:footnote></w:footnotes>`;
    const box = `<w:r><w:pict><w:txbxContent>${paragraph(run('框内支出30万元'))}</w:txbxContent></w:pict></w:r>`;
    const body = paragraph(run('预算300万元'), '<w:r><w:footnoteReference w:id="2"/></w:r>', run('，见图。')) + paragraph(box);
    const { xml, ranges, parts } = annotated(docx({ body, footnotes }), [['20万元', '甲'], ['30万元', '乙'], ['300万元', '丙']]);
    expect(xml).toMatch(/<w:commentRangeStart w:id="\d"\/><w:r><w:footnoteReference w:id="2"\/><\/w:r><w:commentRangeEnd w:id="\d"\/>/);
    expect(xml).toMatch(/<w:commentRangeStart w:id="\d"\/><w:r><w:pict>/);
    expect(ranges.size).toBe(3);
    expect([...ranges.values()]).toContain('300万元');
    expect(strFromU8(parts['word/footnotes.xml'] ?? new Uint8Array())).toBe(footnotes);
    expectWellFormed(xml);
  });

  test('words over two paragraphs and two cells, in hyperlinks and tracked insertions', () => {
    const cell = (text: string) => `<w:tc><w:tcPr/>${paragraph(run(text))}</w:tc>`;
    const body = paragraph(`<w:hyperlink w:anchor="a">${run('见附件')}</w:hyperlink>`, `<w:ins w:id="5" w:author="x">${run('新增50万元')}</w:ins>`)
      + `<w:tbl><w:tr>${cell('预算数')}${cell('12,500')}</w:tr></w:tbl>` + paragraph(run('完'));
    const { xml, ranges, document } = annotated(docx({ body }), [['附件', '甲'], ['50万', '乙'], ['12,500', '丙'], ['数\t12', '丁']]);
    expect(document.text).toContain('预算数\t12,500');
    expect([...ranges.values()].sort()).toEqual(['12,500', '50万', '数12', '附件'].sort());
    expectWellFormed(xml);
  });

  test('another prefix for WordprocessingML', () => {
    const root = `<?xml version="1.0" encoding="UTF-8"?><ns0:document xmlns:ns0="${namespace}"><ns0:body><ns0:p><ns0:r><ns0:t>年度预算300万元</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>`;
    const { xml, ranges } = annotated(docx({ body: '', root }), [['300', '甲']]);
    expect(ranges).toEqual(new Map([['0', '300']]));
    expect(xml).toContain(`<w:commentRangeStart xmlns:w="${namespace}" w:id="0"/>`);
    expectWellFormed(xml);
  });

  test('signs of XML in a message stay text', () => {
    const { comments } = annotated(docx({ body: paragraph(run('300万元')) }), [['300万元', '<b>&"\u0001</b>']]);
    expect(comments).toContain('错误：&lt;b&gt;&amp;&quot;&lt;/b&gt;');
    expectWellFormed(comments);
  });

  test('whatever way the words are cut into runs', () => {
    const words = fc.stringMatching(/^[预算支出0-9.万元， ]{1,6}$/);
    fc.assert(fc.property(fc.array(fc.array(words, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }), fc.array(fc.tuple(fc.nat(), fc.nat(9)), { minLength: 1, maxLength: 8 }), (paragraphs, places) => {
      const original = docx({ body: paragraphs.map((runs) => paragraph(...runs.map((text) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`))).join('') });
      const { document, map } = readDocx('a.docx', original);
      if (document.text.trim() === '') return;
      const base = reportOn(document.text, []);
      const spans = places.map(([from, length]) => {
        const start = from % document.text.length;
        return { start, end: Math.min(document.text.length, start + 1 + length) };
      }).filter(({ start, end }) => piecesIn(map, { start, end }).length > 0).sort((left, right) => left.start - right.start || right.end - left.end);
      const findings = spans.map(({ start, end }, index): ReportedFinding => ({
        id: `f${index + 1}`, rule: 'r', family: 'rates', severity: 'error', message: '', projects: [0], stated: null, expected: null, difference: null, consequence: null,
        hypotheses: [], spans: [{ start, end, quote: document.text.slice(start, end), role: 'stated' }],
      }));
      const written = annotateDocx(original, map, { ...base, findings }, 'zh');
      const xml = strFromU8(unzipSync(written)['word/document.xml'] ?? new Uint8Array());
      expectWellFormed(xml);
      expect(readDocx('a.docx', written).document.text).toBe(document.text);
      const ranges = rangesIn(xml);
      for (const [index, { start, end }] of spans.entries()) {
        const enclosed = piecesIn(map, { start, end }).map(({ text }) => document.text.slice(Math.max(start, text.start), Math.min(end, text.end))).join('');
        // Between two paragraphs there may be one that holds spaces alone, which the text leaves out.
        const crosses = document.text.slice(start, end).includes('\n');
        const shown = (text: string | undefined) => (crosses ? text?.replaceAll(' ', '') : text);
        expect(shown(ranges.get(String(index)))).toBe(shown(enclosed));
      }
    }), { numRuns: 150, examples: [[[['出'], [' '], ['元']], [[0, 2], [0, 0]]]] });
  });
});
