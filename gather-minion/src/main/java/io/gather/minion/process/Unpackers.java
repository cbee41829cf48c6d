package io.gather.minion.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

import io.gather.core.compress.Compressor;

/** Reads what is in compressed files: gzip by itself, all else by the node's own programs. */
public record Unpackers(SearchPath programs) {
    private static final int BUFFER = 64 << 10;

    /** Whether there is a way to read it. */
    public boolean knows(Compressor by) {
        return by == Compressor.GZIP || programs.has(by.program());
    }

    /**
     * What is in it; damage is a {@link java.util.zip.ZipException} or an {@link java.io.EOFException}. Close it.
     *
     * @param file for programs
     * @param content of the same file
     */
    public InputStream open(Compressor by, Path file, InputStream content) throws IOException {
        return by == Compressor.GZIP ? new GZIPInputStream(content, BUFFER) : output(by.program(), file);
    }

    private InputStream output(String program, Path file) throws IOException {
        Path found = programs.find(program);
        ProcessBuilder builder = new ProcessBuilder(List.of(found == null ? program : found.toString(), "-dc"))
                .redirectInput(file.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return new ProgramOutput(builder.start());
    }
}
