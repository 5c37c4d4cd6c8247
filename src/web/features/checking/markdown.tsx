import type { ReactNode } from 'react';

/** Shows the Markdown that pages of rules are written in: headings, paragraphs, lists, code, tables. Anything else stays text. */
export function Markdown({ text }: { readonly text: string }) {
  return <div className="markdown">{splitBlocks(text).map((block, index) => <Block key={index} block={block} />)}</div>;
}

type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'paragraph'; readonly text: string };

const item = /^\s*(?:[-*]|\d+\.)\s+/;

function splitBlocks(text: string): MarkdownBlock[] {
  const lines = text.split('\n');
  const blocks: MarkdownBlock[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const take = (fits: (line: string) => boolean): string[] => {
      const taken: string[] = [];
      for (; at < lines.length && fits(lines[at] ?? ''); at += 1) taken.push(lines[at] ?? '');
      return taken;
    };
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (line.trim() === '') at += 1;
    else if (heading !== null) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
      at += 1;
    } else if (line.startsWith('```')) {
      at += 1;
      blocks.push({ kind: 'code', text: take((each) => !each.startsWith('```')).join('\n') });
      at += 1;
    } else if (item.test(line)) {
      blocks.push({ kind: 'list', ordered: /^\s*\d/.test(line), items: take((each) => item.test(each)).map((each) => each.replace(item, '')) });
    } else if (line.startsWith('|')) {
      const rows = take((each) => each.startsWith('|')).map((each) => each.replace(/^\||\|\s*$/g, '').split('|').map((cell) => cell.trim()));
      blocks.push({ kind: 'table', rows: rows.filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell))) });
    } else blocks.push({ kind: 'paragraph', text: take((each) => each.trim() !== '' && !/^(?:#|```|\|)/.test(each) && !item.test(each)).join('\n') });
  }
  return blocks;
}

function Block({ block }: { readonly block: MarkdownBlock }): ReactNode {
  switch (block.kind) {
    case 'heading': return block.level <= 2 ? <h3>{inline(block.text)}</h3> : <h4>{inline(block.text)}</h4>;
    case 'code': return <pre lang="zh-CN" tabIndex={0}>{block.text}</pre>;
    case 'list': {
      const items = block.items.map((text, index) => <li key={index}>{inline(text)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table': return (
      <table>
        <tbody>{block.rows.map((cells, row) => <tr key={row}>{cells.map((cell, column) => (row === 0 ? <th key={column}>{inline(cell)}</th> : <td key={column}>{inline(cell)}</td>))}</tr>)}</tbody>
      </table>
    );
    case 'paragraph': return <p>{inline(block.text)}</p>;
  }
}

function inline(text: string): ReactNode[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, index) => {
    if (part.startsWith('`') && part.length > 2) return <code key={index}>{part.slice(1, -1)}</code>;
    if (part.startsWith('**') && part.length > 4) return <strong key={index}>{part.slice(2, -2)}</strong>;
    return part;
  });
}
