package io.gather.minion.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import io.gather.minion.process.SystemLibrary.Function;

/** A pipe of the system's. Closing it leaves open the end that was taken. */
final class OutputPipe implements AutoCloseable {
    private static final int NOT_FOR_CHILDREN = 0x80000;

    private final SystemLibrary system;
    private final int in;
    private int out;

    private OutputPipe(SystemLibrary system, int out, int in) {
        this.system = system;
        this.out = out;
        this.in = in;
    }

    static OutputPipe open(SystemLibrary system, Arena arena) throws IOException {
        MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
        if (system.call(Function.PIPE2, ends.address(), NOT_FOR_CHILDREN) != 0) {
            throw new IOException("the system gives no pipe for a command's output: too many files may be open");
        }
        return new OutputPipe(system, ends.getAtIndex(ValueLayout.JAVA_INT, 0),
                ends.getAtIndex(ValueLayout.JAVA_INT, 1));
    }

    /** Where a process writes. */
    int in() {
        return in;
    }

    /** Where its output comes out: whoever takes it closes it. */
    int takeOut() {
        int taken = out;
        out = -1;
        return taken;
    }

    @Override
    public void close() {
        system.call(Function.CLOSE, in);
        if (out >= 0) {
            system.call(Function.CLOSE, out);
        }
    }
}
