package io.gather.core.outcome;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One file, link or empty directory that a task produced.
 *
 * @param path where it belongs below the node's directory, such as {@code commands/networking/ip_addr} or {@code var/log/syslog}
 * @param source the absolute path or the command line it came from, but for what is redacted
 * @param mode permission bits of the source
 * @param size bytes of content here; for links 0
 * @param sha256 of the content, in hex; null where there is no content, or it was merged of several
 * @param target of a link
 * @param chunks the gzip members of the content, in order, within {@code <spool>.gz}; empty for links, and for files without content
 * @param ranges which bytes of which file these are, in order, where it is a file of the node; what a mask changes counts as it
 *        was. Empty where that is not known, or there is no such file. Earlier versions wrote a single one
 * @param status {@code ok}, or why the content is missing or cut
 * @param after what comes before these bytes, where that is known by another generation; null: it is not
 * @param held the earlier gather whose bundle has this content, which was left out here; null: none
 */
public record Result(String path, Kind kind, String source, int mode, Instant modified, long size,
        @Nullable String sha256, @Nullable String target, List<Chunk> chunks,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonAlias("range") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Range> ranges,
        Status status, @Nullable String message, @Nullable Earlier after,
        @Nullable String held) {

    public Result(String path, Kind kind, String source, int mode, Instant modified, long size,
            @Nullable String sha256, @Nullable String target, List<Chunk> chunks, List<Range> ranges, Status status,
            @Nullable String message) {
        this(path, kind, source, mode, modified, size, sha256, target, chunks, ranges, status, message, null,
                null);
    }

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
                message == null ? null : text.apply(message), after, held);
    }

    /** Whether an earlier gather delivered all of the file, so that only its name and its state are told. */
    @JsonIgnore
    public boolean isDelivered() {
        return kind == Kind.FILE && sha256 == null && size == 0 && !ranges.isEmpty();
    }

    /** The same content, which comes after that of another generation. */
    public Result after(@Nullable Earlier earlier) {
        return new Result(path, kind, source, mode, modified, size, sha256, target, chunks, ranges, status, message,
                earlier, held);
    }

    /** Whose content was left out, as that gather has the same. */
    public Result heldBy(String gather) {
        return new Result(path, kind, source, mode, modified, 0, null, null, List.of(), List.of(), Status.SKIPPED,
                "the same as in gather " + gather, null, gather);
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

    /**
     * Bytes {@code from} until {@code to} of one generation of a file.
     *
     * @param tail SHA-256 of the last {@link #TAIL} bytes before {@code to}, or of all where there are fewer; null: it is not known
     */
    public record Range(Generation generation, long from, long to, @Nullable String tail) {
        public static final int TAIL = 1 << 10;

        public Range(Generation generation, long from, long to) {
            this(generation, from, to, null);
        }
    }

    /**
     * Tells a file from its rotated successor under the same name.
     *
     * @param head SHA-256 of its first bytes
     * @param length how many these are; 0: earlier versions did not say
     */
    public record Generation(long device, long inode, String head,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int length) {
        public Generation(long device, long inode, String head) {
            this(device, inode, head, 0);
        }
    }

    /**
     * What an earlier gather delivered, as the first bytes of what is another generation now.
     *
     * @param generation that had them then
     * @param bytes how many
     * @param unpacked whether the file is compressed now; what came after these bytes is told uncompressed
     */
    public record Earlier(Generation generation, long bytes,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean unpacked) {}
}
