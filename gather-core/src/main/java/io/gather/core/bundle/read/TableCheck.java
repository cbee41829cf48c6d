package io.gather.core.bundle.read;

import java.io.IOException;

import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.table.EntryTable;
import io.gather.core.bundle.table.TableCursor;
import io.gather.core.bundle.table.TablePointer;

/** Whether the sorted table says what index and tar say, entry by entry. */
final class TableCheck {
    private final Bundle bundle;
    private final EntrySum index = new EntrySum();
    /** Of each content in the tar: how long the member before it is. */
    private final EntrySum headers = new EntrySum();

    TableCheck(Bundle bundle) {
        this.bundle = bundle;
    }

    void indexed(TocEntry entry, Findings findings) throws IOException {
        if (!bundle.index().isTable(entry)) {
            index.add(entry);
        }
        if (bundle.index().table() == null && entry instanceof TocEntry.File file && !file.parts().isEmpty()
                && file.name().endsWith("/" + TablePointer.NAME)
                && EntryTable.isAt(bundle.file(), file.parts().getFirst().offset(), bundle.index().offset())) {
            findings.problem("", bundle.index().offset(), bundle.index().end(),
                    "nothing points to its " + TablePointer.NAME);
        }
    }

    void header(long at, long length) {
        headers.add(at, length);
    }

    /** When all of the index and the tar was seen. */
    void end(Findings findings) throws IOException {
        TablePointer pointer = bundle.index().table();
        if (pointer == null) {
            return;
        }
        try {
            EntrySum listed = new EntrySum();
            EntrySum placed = new EntrySum();
            EntryTable table = EntryTable.open(bundle.file(), pointer, bundle.index().offset(), SafeNames::allows);
            TableCursor names = table.from("");
            while (names.next()) {
                listed.add(names.entry());
                if (names.isFile() && names.size() > 0) {
                    placed.add(names.at(), names.header());
                }
            }
            if (!listed.is(index)) {
                problem(findings, pointer, "differs from the other index in the entries");
            } else if (findings.none() && !placed.is(headers)) {
                problem(findings, pointer, "differs from the tar in where headers are");
            } else {
                table.checkTally();
            }
        } catch (IOException e) {
            if (!Damage.is(e)) {
                throw e;
            }
            problem(findings, pointer, String.valueOf(e.getMessage()));
        }
    }

    private void problem(Findings findings, TablePointer pointer, String what) {
        findings.problem("", pointer.content(), bundle.index().offset(), TablePointer.NAME + " " + what);
    }
}
