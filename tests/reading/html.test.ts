import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { readDocument } from '#reading/read-document.ts';
import { readHtml } from '#reading/html/read-html.ts';

const encode = (html: string): Uint8Array => new TextEncoder().encode(html);
const page = (body: string): Uint8Array => encode(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>不读</title><style>p{}</style></head><body>${body}</body></html>`);

test('block elements are paragraphs; what nobody sees is left out', () => {
  const document = readHtml('x.html', page('<h2>一、<b>概况</b></h2><p>预算&nbsp;30\n 万元，<br>支出<span>21.62</span>万元。</p><script>1</script><div hidden>无</div><p style="display: none">无</p><!-- 无 --><div>结余<p>8.38万元</p>尾</div>'));
  expect(document.blocks.map(({ start, end, level }) => [document.text.slice(start, end), level ?? null])).toEqual([
    ['一、概况', 2], ['预算\u00a030 万元，\n支出21.62万元。', null], ['结余', null], ['8.38万元', null], ['尾', null],
  ]);
});

test('lists are numbered', () => {
  expect(readHtml('x.html', page('<ol start="3"><li>甲</li><li><p>乙</p><ul><li>丙</li></ul></li></ol><ol style="list-style-type: cjk-ideographic"><li>丁</li></ol>')).text).toBe('3. 甲\n4. 乙\n丙\n一、丁');
});

test('tables keep their spans; tables that only arrange a page are none', () => {
  const document = readHtml('x.html', page('<table><tr><td><table><tr><th rowspan=2>项目</th><th colspan="2">资金</th></tr><tr><td>预算<td>支出</tr><tr><td>运维<td>30<td>21.62</table></td></tr></table>'));
  expect(document.text).toBe('项目\t资金\n\t预算\t支出\n运维\t30\t21.62');
  expect(document.blocks.map(({ table }) => [table?.row, table?.column, table?.rowSpan, table?.columnSpan])).toEqual([
    [0, 0, 2, 1], [0, 1, 1, 2], [1, 1, 1, 1], [1, 2, 1, 1], [2, 0, 1, 1], [2, 1, 1, 1], [2, 2, 1, 1],
  ]);
});

test('the charset that a page declares is believed only where the bytes agree', () => {
  const gbk = Uint8Array.from([...encode('<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><p>'), 0xd4, 0xa4, 0xcb, 0xe3, ...encode('30</p></html>')]);
  expect(readHtml('x.html', gbk).text).toBe('预算30');
  expect(readHtml('x.html', encode('<meta charset="gb2312"><p>预算30</p>')).text).toBe('预算30');
});

test('marks of notes are left out, exponents stay', () => {
  expect(readHtml('x.html', page('<p>支出90万元<sup><a href="#n">1</a></sup>，建成400m<sup>2</sup></p>')).text).toBe('支出90万元，建成400m2');
});

test('a single-file web archive is read, whatever it is called', async () => {
  const body = Buffer.from('<html><body><p>预算30万元</p></body></html>').toString('base64');
  const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="==x"\r\n\r\n--==x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n--==x--`;
  expect(await readDocument('报告.doc', encode(archive))).toMatchObject({ format: 'html', text: '预算30万元' });
});

test('a page under the name of a Word file is read as what it is', async () => {
  expect(await readDocument('报告.doc', page('<p>预算30万元</p>'))).toMatchObject({ format: 'html', text: '预算30万元' });
});
