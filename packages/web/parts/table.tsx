import type { ReactNode } from 'react';

import { classes } from './classes.ts';

import styles from './table.module.css';

export interface Column<Row> {
  label: ReactNode;
  cell: (row: Row) => ReactNode;
  /** What stands above the cell on a phone, where a row is a card. */
  card?: string;
  /** As wide as what stands in it. */
  narrow?: boolean;
  /** What only the writer of a sealed note sees. */
  sealed?: boolean;
}

export interface Group<Row> {
  title: string;
  rows: readonly Row[];
  late?: boolean;
}

interface TableProps<Row> {
  /** What the table lists, for those who do not see it. */
  caption: string;
  columns: readonly Column<Row>[];
  keyOf: (row: Row) => string;
  rows?: readonly Row[];
  groups?: readonly Group<Row>[];
  /** Below the rows: how many there are, and more of them. */
  foot?: ReactNode;
  /** In a pane, which is its sheet. */
  bare?: boolean;
}

const Rows = <Row,>({ rows, columns, keyOf }: Pick<TableProps<Row>, 'columns' | 'keyOf'> & { rows: readonly Row[] }) =>
  rows.map((row) => (
    <tr key={keyOf(row)} className={styles.row} role="row">
      {columns.map(({ cell, card, narrow, sealed }, index) => {
        const look = classes(narrow === true && styles.narrow, sealed === true && styles.sealed);
        return index === 0 ? (
          <th key={index} scope="row" role="rowheader" className={look}>
            {cell(row)}
          </th>
        ) : (
          <td key={index} role="cell" data-label={card} className={look}>
            {cell(row)}
          </td>
        );
      })}
    </tr>
  ));

const GroupTitle = <Row,>({ group, columns }: { group: Group<Row>; columns: readonly Column<Row>[] }) => {
  const sealed = columns.at(-1)?.sealed === true;
  return (
    <tr className={classes(styles.group, group.late === true && styles.late)} role="row">
      <th scope="rowgroup" role="rowheader" colSpan={columns.length - (sealed ? 1 : 0)}>
        {group.title}
      </th>
      {sealed && <td role="cell" className={styles.sealed} />}
    </tr>
  );
};

/** A table; on a phone each row is a card. Roles are written out, as some browsers drop them with the display. */
export const Table = <Row,>({ caption, columns, keyOf, rows, groups = [], foot, bare = false }: TableProps<Row>) => (
  <div className={bare ? undefined : styles.sheet}>
    <table className={styles.table} role="table">
      <caption className="unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ label, narrow, sealed }, index) => (
            <th
              key={index}
              scope="col"
              role="columnheader"
              className={classes(narrow === true && styles.narrow, sealed === true && styles.sealed)}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {rows !== undefined && (
        <tbody role="rowgroup">
          <Rows rows={rows} columns={columns} keyOf={keyOf} />
        </tbody>
      )}
      {groups.map((group) => (
        <tbody key={group.title} role="rowgroup">
          <GroupTitle group={group} columns={columns} />
          <Rows rows={group.rows} columns={columns} keyOf={keyOf} />
        </tbody>
      ))}
    </table>
    {foot !== undefined && <div className={styles.more}>{foot}</div>}
  </div>
);
