package io.gather.core.bundle.index;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.gather.core.json.Utf8Json;
import org.jspecify.annotations.Nullable;

/** Reads the table entry by entry; holds one at a time, whatever the table claims. */
public final class TocReader implements Closeable {
    /** As long as a name may be in a bundle, and the slash of a directory. */
    private static final int LONGEST = (8 << 10) + 1;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).maxStringLength(LONGEST)
                    .maxNameLength(1000).maxNumberLength(20).build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

    private final JsonParser json;
    private final TocLimits limits;
    private @Nullable TocLine ahead;
    private long count;
    private long nameBytes;

    public TocReader(InputStream in, TocLimits limits) throws IOException {
        this.json = JSON.createParser(Utf8Json.of(in));
        this.limits = limits;
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new TocException("the index is no object", false);
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("entries") && json.currentToken() == JsonToken.START_ARRAY) {
                return;
            }
            json.skipChildren();
        }
        throw new TocException("the index has no entries", false);
    }

    /** The next entry, in the order of the tar; null after the last. */
    public @Nullable TocEntry next() throws IOException {
        TocLine line = ahead == null ? line() : ahead;
        ahead = null;
        if (line == null) {
            return null;
        }
        String name = line.name.endsWith("/") ? line.name.substring(0, line.name.length() - 1) : line.name;
        int mode = (int) (line.mode & 07777);
        return switch (line.type) {
            case "dir" -> new TocEntry.Directory(name, line.modified, mode);
            case "symlink" -> new TocEntry.Link(name, line.modified, mode, line.target);
            case "reg" -> new TocEntry.File(name, line.modified, mode, line.size, line.digest, parts(line));
            default -> throw new TocException("the index has an entry of a kind that bundles do not have", false);
        };
    }

    private List<TocEntry.Part> parts(TocLine file) throws IOException {
        List<TocEntry.Part> parts = new ArrayList<>();
        long from = 0;
        TocLine line = file;
        while (from < file.size) {
            if (parts.size() == TocEntry.MOST_PARTS) {
                throw new TocException("the index has a file of more than " + TocEntry.MOST_PARTS + " parts", true);
            }
            if (!line.name.equals(file.name) || line.from != from) {
                throw new TocException("the index does not have all parts of a file", false);
            }
            long size = line.chunk == 0 ? file.size - from : line.chunk;
            if (size > file.size - from) {
                throw new TocException("the index has a part that is larger than its file", false);
            }
            parts.add(new TocEntry.Part(line.offset, line.inner, from, size, line.chunkDigest));
            from += size;
            ahead = line();
            if (from < file.size) {
                if (ahead == null || !ahead.type.equals("chunk")) {
                    throw new TocException("the index does not have all parts of a file", false);
                }
                line = ahead;
                ahead = null;
            }
        }
        return parts;
    }

    private @Nullable TocLine line() throws IOException {
        if (json.currentToken() == null || json.nextToken() == JsonToken.END_ARRAY) {
            while (json.nextToken() != null) {
                json.skipChildren();
            }
            return null;
        }
        TocLine line = TocLine.read(json);
        nameBytes += line.name.length() + (long) line.target.length();
        if (++count > limits.entries() || nameBytes > limits.nameBytes()) {
            throw new TocException("the index has more than " + limits.entries() + " entries or " + limits.nameBytes()
                    + " bytes of names", true);
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
