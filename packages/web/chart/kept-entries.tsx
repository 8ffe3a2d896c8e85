import { useState, type ReactNode } from 'react';

import { useMe } from '../identity/me.tsx';
import { Button } from '../parts/button.tsx';
import { Pane } from '../parts/pane.tsx';
import { Table, type Column } from '../parts/table.tsx';

interface KeptEntriesProps<Row> {
  title: string;
  /** What is said where there are none. */
  none: string;
  add: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The dialog in which one more is recorded. */
  adding: (onClose: () => void) => ReactNode;
}

/** Entries of one kind that hold, and for therapists a way to record one more. */
export const KeptEntries = <Row,>({ title, none, add, columns, rows, keyOf, adding }: KeptEntriesProps<Row>) => {
  const writes = useMe().roles.includes('provider');
  const [adds, setAdds] = useState(false);
  return (
    <Pane
      title={title}
      flush={rows.length > 0}
      beside={
        writes && (
          <Button small onClick={() => setAdds(true)}>
            {add}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <Table bare caption={title} columns={columns} rows={rows} keyOf={keyOf} />
      )}
      {adds && adding(() => setAdds(false))}
    </Pane>
  );
};
