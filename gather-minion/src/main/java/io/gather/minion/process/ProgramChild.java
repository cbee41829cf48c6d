package io.gather.minion.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** A process of the JDK's. */
record ProgramChild(Process process, InputStream output) implements Child {
    ProgramChild(Process process) {
        this(process, process.getInputStream());
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        int ready = available();
        return ready == 0 ? 0 : Math.max(0, output.read(buffer, 0, Math.min(ready, buffer.length)));
    }

    private int available() {
        try {
            return output.available();
        } catch (IOException closed) {
            return 0;
        }
    }

    @Override
    public boolean ended(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public Integer exit() {
        return process.exitValue();
    }

    /** Its pipe is left to the JDK, whose lock on it somebody may hold. */
    @Override
    public void close() {}
}
