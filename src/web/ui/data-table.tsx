import TableMeasureRowContext from 'antd/es/table/TableMeasureRowContext';
import { SettingOutlined, StarOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Dropdown, Input, Popover, Table } from 'antd';
import type { ColumnType } from 'antd/es/table';
import { use, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { readText, storeChoice } from '#web/platform/stored-choice.ts';
import { useTexts } from '#web/platform/texts.ts';

/** A column. `sort` names what the service sorts by, or compares two rows where all of them are here. */
export type DataColumn<R> = {
  readonly key: string;
  readonly title: string;
  readonly header?: ReactNode;
  readonly render: (row: R) => ReactNode;
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly fixed?: 'left' | 'right';
  readonly sort?: string | ((left: R, right: R) => number);
  /** Hidden until chosen. */
  readonly isExtra?: boolean;
  /** What stands under the column in the row of totals. */
  readonly total?: ReactNode;
  /** Cannot be hidden. */
  readonly isMain?: boolean;
};

type Properties<R> = {
  /** Names what the browser keeps: chosen columns. */
  readonly name: string;
  readonly label: string;
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly columns: readonly DataColumn<R>[];
  /** The sort of the service, `-rate`; with `onSort`. */
  readonly sort?: string;
  readonly onSort?: (sort: string | null) => void;
  /** Filters, left above the table. */
  readonly filters?: ReactNode;
  /** Buttons, right above the table. */
  readonly actions?: ReactNode;
  readonly isLoading?: boolean;
  readonly empty?: ReactNode;
  /** Draws only the rows in sight; give a height, or the table fills what is left of the window. */
  readonly isVirtual?: boolean;
  readonly height?: number;
  readonly onMore?: (() => void) | null;
  readonly selected?: readonly string[];
  readonly onSelect?: (keys: readonly string[]) => void;
};

/** A table over rows: sorting, choice of columns, selection, and rows drawn as they come into sight. */
export function DataTable<R extends object>({
  name, label, rows, keyOf, columns, sort, onSort, filters, actions, isLoading = false, empty, isVirtual = false, height, onMore, selected, onSelect,
}: Properties<R>) {
  const t = useTexts(uiTexts);
  const [hidden, setHidden] = useHidden(name, columns);
  const box = useRef<HTMLDivElement>(null);
  const rest = useRestOfWindow(box, isVirtual && height === undefined);
  const shownColumns = useMemo(() => columns.filter(({ key }) => !hidden.has(key)), [columns, hidden]);
  const totals = shownColumns.filter(({ total }) => total !== undefined);
  const shown = useMemo(() => shownColumns.map(({ key, title, header, render, width, align, fixed, sort: by }): ColumnType<R> => ({
    key, title: header ?? title, ellipsis: false, ...(width === undefined ? {} : { width }), ...(fixed === undefined ? {} : { fixed }),
    ...(align === undefined ? {} : { align, ...(align === 'right' ? { className: 'cell-number' } : {}) }),
    render: (_value, row) => render(row),
    ...(by === undefined ? {} : typeof by === 'function' ? { sorter: by } : { sorter: true, sortOrder: sort === by ? 'ascend' as const : sort === `-${by}` ? 'descend' as const : null }),
  })), [shownColumns, sort]);
  const width = shown.reduce((sum, column) => sum + (typeof column.width === 'number' ? column.width : 160), onSelect === undefined ? 0 : 40);
  return (
    <div ref={box}>
      <div className="table-tools">
        {filters}
        <span className="table-tools-spring" />
        <Popover trigger="click" placement="bottomRight" content={(
          <div className="table-columns">
            {columns.filter(({ isMain }) => isMain !== true).map(({ key, title }) => (
              <div key={key}><Checkbox checked={!hidden.has(key)} onChange={({ target }) => setHidden(toggled(hidden, key, !target.checked))}>{title}</Checkbox></div>
            ))}
            <Button type="link" size="small" onClick={() => setHidden(null)}>{t('columnsAll')}</Button>
          </div>
        )}>
          <Button icon={<SettingOutlined />}>{t('columns')}</Button>
        </Popover>
        {actions}
      </div>
      <Table<R> size="small" rowKey={keyOf} dataSource={[...rows]} columns={shown} pagination={false} loading={isLoading} virtual={isVirtual} aria-label={label}
        showSorterTooltip={false}
        scroll={isVirtual ? { x: width, y: height ?? rest } : { x: 'max-content' }}
        {...(empty === undefined ? {} : { locale: { emptyText: empty } })}
        {...(totals.length === 0 ? {} : { summary: () => <Totals columns={shownColumns} offset={onSelect === undefined ? 0 : 1} /> })}
        {...(onSelect === undefined ? {} : { rowSelection: { selectedRowKeys: [...selected ?? []], onChange: (keys) => onSelect(keys.map(String)), columnWidth: 40, columnTitle: (box) => <HeadOnly>{box}</HeadOnly>, getTitleCheckboxProps: () => ({ 'aria-label': label }) } })}
        onChange={(_pages, _filters, sorter, { action }) => {
          if (action !== 'sort' || onSort === undefined) return;
          const [one] = Array.isArray(sorter) ? sorter : [sorter];
          const by = columns.find(({ key }) => key === one?.columnKey)?.sort;
          if (typeof by === 'string') onSort(one?.order === 'ascend' ? by : one?.order === 'descend' ? `-${by}` : null);
        }} />
      {rows.length > 0 && (
        <p className="table-count">
          {t(onMore === undefined || onMore === null ? 'rows' : 'rowsSoFar', { count: rows.length })}
          {onMore !== undefined && onMore !== null && <Button size="small" onClick={onMore}>{t('more')}</Button>}
        </p>
      )}
    </div>
  );
}

function Totals<R>({ columns, offset }: { readonly columns: readonly DataColumn<R>[]; readonly offset: number }) {
  return (
    <Table.Summary fixed="bottom">
      <Table.Summary.Row className="table-totals">
        {offset > 0 && <Table.Summary.Cell index={0} />}
        {columns.map(({ key, total, align }, index) => <Table.Summary.Cell key={key} index={index + offset} {...(align === undefined ? {} : { align })}>{total}</Table.Summary.Cell>)}
      </Table.Summary.Row>
    </Table.Summary>
  );
}

/** Tables draw their head a second time, out of sight, to measure it: a box to tick has no place there. */
function HeadOnly({ children }: { readonly children: ReactNode }) {
  return use(TableMeasureRowContext) ? null : children;
}

function toggled(hidden: ReadonlySet<string>, key: string, isHidden: boolean): ReadonlySet<string> {
  const next = new Set(hidden);
  if (isHidden) next.add(key);
  else next.delete(key);
  return next;
}

function useHidden<R>(name: string, columns: readonly DataColumn<R>[]): readonly [ReadonlySet<string>, (hidden: ReadonlySet<string> | null) => void] {
  const usual = useMemo(() => new Set(columns.filter(({ isExtra }) => isExtra === true).map(({ key }) => key)), [columns]);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(() => {
    const kept = readText(`columns.${name}`);
    return kept === null || kept === 'usual' ? null : new Set(kept.split(','));
  });
  return [chosen ?? usual, (hidden) => {
    storeChoice(`columns.${name}`, hidden === null ? 'usual' : [...hidden].join(','));
    setChosen(hidden);
  }];
}

/** The height between the table's head and the foot of the window. */
function useRestOfWindow(box: RefObject<HTMLDivElement | null>, isOn: boolean): number {
  const [rest, setRest] = useState(480);
  useEffect(() => {
    if (!isOn) return undefined;
    const measure = (): void => {
      const top = box.current?.getBoundingClientRect().top ?? 0;
      setRest(Math.max(240, Math.floor(window.innerHeight - top - 150)));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [box, isOn]);
  return rest;
}

/** Sets of filters that the person keeps under a name: the query of the address, without what is not a filter. */
export function SavedFilters({ name, query, onChoose }: { readonly name: string; readonly query: URLSearchParams; readonly onChoose: (query: URLSearchParams) => void }) {
  const t = useTexts(uiTexts);
  const { modal } = App.useApp();
  const [kept, setKept] = useState<readonly { readonly name: string; readonly query: string }[]>(() => readFilters(name));
  const keep = (next: typeof kept): void => {
    storeChoice(`filters.${name}`, JSON.stringify(next));
    setKept(next);
  };
  const save = (): void => {
    let given = '';
    void modal.confirm({
      title: t('filterSave'), okText: t('save'), cancelText: t('cancel'), icon: null,
      content: <Input aria-label={t('filterName')} placeholder={t('filterName')} maxLength={30} onChange={({ target }) => { given = target.value.trim(); }} />,
      onOk: () => {
        if (given !== '') keep([...kept.filter((each) => each.name !== given), { name: given, query: query.toString() }]);
      },
    });
  };
  return (
    <Dropdown trigger={['click']} menu={{
      items: [
        ...kept.map((each) => ({ key: `use ${each.name}`, label: each.name })),
        ...(kept.length === 0 ? [{ key: 'none', label: t('filterNone'), disabled: true }] : []),
        { type: 'divider' as const },
        { key: 'save', label: t('filterSave'), disabled: query.size === 0 },
        { key: 'clear', label: t('filterClear'), disabled: query.size === 0 },
        ...kept.map((each) => ({ key: `remove ${each.name}`, label: t('filterRemove', { name: each.name }), danger: true })),
      ],
      onClick: ({ key }) => {
        if (key === 'save') return save();
        if (key === 'clear') return onChoose(new URLSearchParams());
        const wanted = kept.find((each) => key === `use ${each.name}`);
        if (wanted !== undefined) return onChoose(new URLSearchParams(wanted.query));
        keep(kept.filter((each) => key !== `remove ${each.name}`));
      },
    }}>
      <Button icon={<StarOutlined />}>{t('filters')}</Button>
    </Dropdown>
  );
}

function readFilters(name: string): readonly { readonly name: string; readonly query: string }[] {
  try {
    const read: unknown = JSON.parse(readText(`filters.${name}`) ?? '[]');
    return Array.isArray(read) ? read.flatMap((each: unknown) => (typeof each === 'object' && each !== null && 'name' in each && 'query' in each && typeof each.name === 'string' && typeof each.query === 'string' ? [{ name: each.name, query: each.query }] : [])) : [];
  } catch {
    return [];
  }
}
