package io.gather.minion.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

import io.gather.core.compress.Compressor;
import io.gather.core.compress.PackedStreams;

/**
 * Reads what is in compressed files: by the node's own programs, which take half the processor's time and as much memory as a file wants, and
 * without them where it has none; gzip always.
 */
public record Unpackers(SearchPath programs) {
    /**
     * What is in it; damage is a {@link java.util.zip.ZipException} or an {@link java.io.EOFException}. Close it.
     *
     * @param file for programs
     * @param content of the same file
     */
    public InputStream open(Compressor by, Path file, InputStream content) throws IOException {
        Path program = by == Compressor.GZIP ? null : programs.find(by.program());
        return program == null ? PackedStreams.unpacked(by, content) : output(program, file);
    }

    private static InputStream output(Path program, Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(program.toString(), "-dc"))
                .redirectInput(file.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return new ProgramOutput(builder.start());
    }
}
