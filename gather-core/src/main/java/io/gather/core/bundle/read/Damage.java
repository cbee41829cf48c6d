package io.gather.core.bundle.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.table.TableFault;
import io.gather.core.bundle.tar.TarException;
import io.gather.core.error.GatherException;

/** Tells a bundle that is broken from a disk that does not read. */
final class Damage {
    private Damage() {}

    static boolean is(IOException e) {
        return e instanceof ZipException || e instanceof EOFException || e instanceof TarException
                || e instanceof TableFault;
    }

    static GatherException fault(Path bundle, String part, IOException e) {
        return is(e)
                ? BundleFault.DAMAGED.at(bundle, part + " " + e.getMessage(), e)
                : BundleFault.UNREADABLE.at(bundle, "cannot be read: " + e.getMessage(), e);
    }
}
