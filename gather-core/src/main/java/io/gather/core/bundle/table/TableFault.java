package io.gather.core.bundle.table;

import java.io.IOException;

/** The table is not what it should be; the bundle may be whole all the same. */
public final class TableFault extends IOException {
    private static final long serialVersionUID = 1;

    public TableFault(String message) {
        super(message);
    }
}
