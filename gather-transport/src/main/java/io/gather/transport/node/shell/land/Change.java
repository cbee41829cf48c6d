package io.gather.transport.node.shell.land;

import java.io.IOException;
import java.io.OutputStream;

/** Changes content on its way into a bundle. */
@FunctionalInterface
interface Change {
    Changing to(OutputStream out);

    /** Content that is being changed. Closing it is not needed. */
    abstract class Changing extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public abstract void write(byte[] bytes, int from, int length) throws IOException;

        /** Writes what is held back. */
        abstract void finish() throws IOException;

        /** How many bytes were left out, where a line has lost its begin. */
        abstract long leftOut();
    }
}
