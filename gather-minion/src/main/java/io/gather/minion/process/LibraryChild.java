package io.gather.minion.process;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import io.gather.minion.process.SystemLibrary.Function;
import org.jspecify.annotations.Nullable;

/** A process that the system's library started. Only this class asks for its end, and for no other process's. */
final class LibraryChild implements Child {
    private static final int BUFFER = 16 << 10;
    private static final short READABLE = 1;
    private static final int NOW = 1;
    private static final int SIGNALLED = 128;
    /** Two of the system's records for what is waited for: a number, what is wanted, what there is. */
    private static final long RECORD = 8;
    private static final int WANTED = 4;
    private static final int THERE = 6;

    private final SystemLibrary system;
    private final int process;
    private final MemorySegment waits;
    private final MemorySegment status;
    private final MemorySegment buffer;
    private final CompletableFuture<@Nullable Integer> end = new CompletableFuture<>();
    private int output;
    private int watch;

    private LibraryChild(SystemLibrary system, int process, int watch, int output) {
        Arena arena = Arena.ofAuto();
        this.system = system;
        this.process = process;
        this.watch = watch;
        this.output = output;
        this.waits = arena.allocate(2 * RECORD, Long.BYTES);
        this.status = arena.allocate(ValueLayout.JAVA_INT);
        this.buffer = arena.allocate(BUFFER, Long.BYTES);
    }

    static LibraryChild attach(SystemLibrary system, int process, OutputPipe pipe) throws IOException {
        int watch = system.watch(process);
        if (watch < 0) {
            ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
            system.call(Function.WAITPID, process, 0, 0);
            throw new IOException("the system does not tell of a command's end: too many files may be open");
        }
        return new LibraryChild(system, process, watch, pipe.takeOut());
    }

    @Override
    public long pid() {
        return process;
    }

    @Override
    public synchronized int read(byte[] bytes) {
        if (!look(0)) {
            return 0;
        }
        int count = system.call(Function.READ, output, buffer.address(), Math.min(bytes.length, BUFFER));
        if (count <= 0) {
            closeOutput();
            return 0;
        }
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, bytes, 0, count);
        return count;
    }

    @Override
    public synchronized boolean ended(long millis) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (isAlive()) {
            look(millis);
        }
        return !isAlive();
    }

    /** Waits until there is output, which it tells, or the process has ended. What is gone already is not waited for. */
    private boolean look(long millis) {
        await(0, output);
        await(1, watch);
        if (system.call(Function.POLL, waits.address(), 2, millis) <= 0) {
            return false;
        }
        if (isThere(1)) {
            bury();
        }
        return isThere(0);
    }

    private void await(int record, int number) {
        waits.set(ValueLayout.JAVA_INT, record * RECORD, number);
        waits.set(ValueLayout.JAVA_SHORT, record * RECORD + WANTED, READABLE);
        waits.set(ValueLayout.JAVA_SHORT, record * RECORD + THERE, (short) 0);
    }

    private boolean isThere(int record) {
        return waits.get(ValueLayout.JAVA_SHORT, record * RECORD + THERE) != 0;
    }

    private void bury() {
        int buried = system.call(Function.WAITPID, process, status.address(), NOW);
        if (buried != 0) {
            system.call(Function.CLOSE, watch);
            watch = -1;
            end.complete(buried == process ? code(status.get(ValueLayout.JAVA_INT, 0)) : null);
        }
    }

    private static int code(int status) {
        int signal = status & 0x7f;
        return signal == 0 ? status >> 8 & 0xff : SIGNALLED + signal;
    }

    private void closeOutput() {
        if (output >= 0) {
            system.call(Function.CLOSE, output);
            output = -1;
        }
    }

    @Override
    public boolean isAlive() {
        return !end.isDone();
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable Integer exit() {
        return end.getNow(null);
    }

    @Override
    public synchronized void close() {
        if (isAlive()) {
            look(0);
        }
        closeOutput();
    }
}
