package io.gather.core.leak;

import java.io.IOException;
import java.io.InputStream;

/** Is shown what is in a bundle. What it is shown until it is told the place stands there. */
interface BundleVisitor {
    void text(String text) throws IOException;

    /** @param plain as it was before it was compressed; not closed */
    void content(InputStream plain) throws IOException;

    /** What comes cannot be looked into. */
    void unsearched();

    void place(String name);
}
