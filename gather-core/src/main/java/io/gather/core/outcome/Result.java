package io.gather.core.outcome;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One file, link or empty directory that a task produced.
 *
 * @param path where it belongs below the node's directory, such as {@code commands/networking/ip_addr} or {@code var/log/syslog}
 * @param source the absolute path or the command line it came from, but for what is redacted
 * @param mode permission bits of the source
 * @param size bytes of content here; for links 0
 * @param sha256 of the content, in hex; null where there is no content
 * @param target of a link
 * @param chunks the gzip members of the content, in order, within {@code <spool>.gz}; empty for links, and for files without content
 * @param ranges which bytes of which file these are, in order, where it is a file of the node; what a mask changes counts as it
 *        was. Empty where that is not known, or there is no such file. Earlier versions wrote a single one
 * @param status {@code ok}, or why the content is missing or cut
 */
public record Result(String path, Kind kind, String source, int mode, Instant modified, long size,
        @Nullable String sha256, @Nullable String target, List<Chunk> chunks,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonAlias("range") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Range> ranges,
        Status status, @Nullable String message) {

    public enum Kind {
        FILE,
        LINK,
        DIRECTORY
    }

    public Result {
        chunks = List.copyOf(chunks);
        ranges = List.copyOf(ranges);
    }

    /** With what a bundle may say of it; its path, and where it leads, are names that were made for bundles. */
    public Result told(UnaryOperator<String> text) {
        return new Result(path, kind, text.apply(source), mode, modified, size, sha256, target, chunks, ranges, status,
                message == null ? null : text.apply(message));
    }

    /** Whose content did not come here. */
    public Result lost(String why) {
        return new Result(path, kind, source, mode, modified, 0, null, null, List.of(), List.of(), Status.ERROR, why);
    }

    public long stored() {
        return chunks.stream().mapToLong(Chunk::stored).sum();
    }

    /** A gzip member: where it lies, how long it is there, and what it holds. */
    public record Chunk(long offset, long stored, long size, String sha256) {}

    /** Bytes {@code from} until {@code to} of one generation of a file. */
    public record Range(Generation generation, long from, long to) {}

    /** Tells a file from its rotated successor under the same name. */
    public record Generation(long device, long inode, String head) {}
}
