package io.gather.transport.node.shell.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** What all nodes are sent alike: read, and compressed, once. */
final class Parts {
    static final String MINION = RulesText.text() + of("prelude.sh", "minion.sh", "unit.sh", "commands.sh",
            "straight.sh", "content.sh", "slots.sh", "lists.sh", "conditions.sh", "warden.sh", "find.sh", "files.sh",
            "marks.sh", "grown.sh", "reading.sh", "copies.sh", "screen.sh",
            "stream.sh");
    static final String FOLLOW = RulesText.text() + of("prelude.sh", "follow.sh");
    static final String FACTS = RulesText.text() + of("prelude.sh", "facts.sh");
    static final String SIZES = RulesText.text() + of("prelude.sh", "minion.sh", "unit.sh", "commands.sh",
            "conditions.sh", "find.sh", "files.sh", "stream.sh", "sizes.sh");
    static final String DISCARD = RulesText.text() + of("prelude.sh", "discard.sh");

    private static final byte[] PACKED_MINION = packed(MINION);

    private Parts() {}

    /** A member: what is unpacked of several in a row is one text. */
    static byte[] packedMinion() {
        return PACKED_MINION.clone();
    }

    static byte[] packed(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String of(String... names) {
        return List.of(names).stream().map(Parts::resource).collect(Collectors.joining());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Parts.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
