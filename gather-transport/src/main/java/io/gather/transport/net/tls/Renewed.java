package io.gather.transport.net.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/**
 * What was read from files, read again when they were changed. What cannot be used leaves the one before in its place. Safe for several
 * threads.
 */
public final class Renewed<T> {
    private final List<Path> files;
    private final UnaryOperator<T> reading;
    private final Consumer<String> notices;
    private volatile T value;
    /** As the files were when they were last read, be it in vain. */
    private FileStamps seen;

    private Renewed(List<Path> files, FileStamps seen, T first, UnaryOperator<T> reading, Consumer<String> notices) {
        this.files = List.copyOf(files);
        this.seen = seen;
        this.value = first;
        this.reading = reading;
        this.notices = notices;
    }

    /** What is in the files now. */
    @FunctionalInterface
    public interface First<T> {
        T read();
    }

    /**
     * @param reading makes the next one, and is given the one before; one thread at a time
     * @param notices a sentence when the files cannot be used, once for each change of them; called by several threads
     * @throws GatherException when they cannot be used now
     */
    public static <T> Renewed<T> of(List<Path> files, First<T> first, UnaryOperator<T> reading,
            Consumer<String> notices) {
        FileStamps before = FileStamps.of(files);
        return new Renewed<>(files, before, first.read(), reading, notices);
    }

    public T now() {
        String problem = look();
        if (problem != null) {
            notices.accept(problem);
        }
        return value;
    }

    /** Without a look at the files. */
    public T last() {
        return value;
    }

    /** @return what is to be told; null: nothing */
    private synchronized @Nullable String look() {
        FileStamps now = FileStamps.of(files);
        if (now.equals(seen)) {
            return null;
        }
        seen = now;
        try {
            value = reading.apply(value);
            return null;
        } catch (GatherException e) {
            return "a file of certificates or keys was changed and cannot be used, the one before stays: " + e.where()
                    + ": " + e.what();
        }
    }
}
