package io.gather.transport.foolscap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.transport.foolscap.furl.TubId;

/** What one side of a connection between tubs in Python said, from the clear text on. */
public final class Capture {
    private static final Pattern TUB = Pattern.compile("my-tub-id: ([a-z2-7]{32})\r\n");

    private final String name;
    private final byte[] bytes;

    private Capture(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    public static List<String> names() {
        return List.of("A.gatherer.conn1.received", "A.gatherer.conn1.sent", "B1.gatherer.conn1.received",
                "B1.gatherer.conn1.sent", "B2.gatherer.conn1.received", "B2.gatherer.conn1.sent",
                "C.loggatherer.conn1.received", "C.loggatherer.conn1.sent", "C.tail.conn1.received",
                "C.tail.conn1.sent",
                "Ehigh.gatherer.conn1.received", "Ehigh.gatherer.conn1.sent", "Ehigh.gatherer.conn2.received",
                "Ehigh.gatherer.conn2.sent", "Elow.gatherer.conn1.received", "Elow.gatherer.conn1.sent",
                "Elow.gatherer.conn2.received", "Elow.gatherer.conn2.sent", "G.client.conn1.received",
                "G.client.conn1.sent");
    }

    public static Capture of(String name) {
        return new Capture(name, resource("wire/" + name + ".bin"));
    }

    public static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(Capture.class.getResourceAsStream("/foolscap/" + path))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who speaks. */
    public TubId sender() {
        Matcher matcher = TUB.matcher(text());
        if (!matcher.find()) {
            throw new AssertionError(name + " tells no tub id");
        }
        return new TubId(matcher.group(1));
    }

    /** Where Banana begins: after the clear text, the hello and perhaps the decision. */
    public int start() {
        int hello = text().indexOf("\r\n\r\n", after("\r\n\r\n", 0)) + 4;
        return text().startsWith("banana-decision-version", hello) ? after("\r\n\r\n", hello) : hello;
    }

    private int after(String words, int from) {
        return text().indexOf(words, from) + words.length();
    }

    public byte[] bytes() {
        return bytes;
    }

    /** As bytes, one to a character. */
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public byte[] banana() {
        return Arrays.copyOfRange(bytes, start(), bytes.length);
    }

    public InputStream stream() {
        return new ByteArrayInputStream(banana());
    }
}
