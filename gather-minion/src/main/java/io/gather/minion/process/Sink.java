package io.gather.minion.process;

import java.io.IOException;

/** Takes a command's output. */
public interface Sink {
    void write(byte[] bytes, int length) throws IOException;

    /** Whether more output would be of no use, so that the command can be ended. */
    boolean full();
}
