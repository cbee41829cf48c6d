package io.gather.transport.foolscap.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.transport.foolscap.banana.BananaLimits;
import io.gather.transport.foolscap.banana.Octets;
import io.gather.transport.foolscap.banana.TokenWriter;
import io.gather.transport.foolscap.banana.Vocabulary;
import io.gather.transport.foolscap.furl.TubId;

/**
 * Tokens as a test writes them: {@code (call 1 0 'name' (arguments 0))}; {@code !} gives up the innermost object, {@code ?5} is a
 * PING, {@code #ff} are bytes as they are.
 */
final class Script {
    static final TubId SENDER = new TubId("7jejirnn6sojgrigovy74gnzfanmrj4x");
    private static final Pattern WORD = Pattern
            .compile("\\(([a-z-]+)|(\\))|(-?[0-9]+)|'([^']*)'|(!)|\\?([0-9]+)|#([0-9a-f]+)");

    private Script() {}

    static byte[] bytes(String text) {
        TokenWriter writer = new TokenWriter(Vocabulary.initial(1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deque<Long> open = new ArrayDeque<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                open.push(writer.open(Octets.of(matcher.group(1))));
            } else if (matcher.group(2) != null) {
                writer.close(open.pop());
            } else if (matcher.group(3) != null) {
                writer.integer(new BigInteger(matcher.group(3)));
            } else if (matcher.group(4) != null) {
                writer.text(Octets.of(matcher.group(4)));
            } else if (matcher.group(5) != null) {
                writer.abort(open.element());
            } else if (matcher.group(6) != null) {
                writer.ping(new BigInteger(matcher.group(6)));
            } else if (matcher.group(7) != null) {
                out.writeBytes(writer.taken());
                out.writeBytes(HexFormat.of().parseHex(matcher.group(7)));
            }
        }
        out.writeBytes(writer.taken());
        return out.toByteArray();
    }

    static MessageReader reader(String text, BananaLimits limits) {
        return new MessageReader(new ByteArrayInputStream(bytes(text)), Vocabulary.initial(1), limits, SENDER,
                share());
    }

    static MemoryShare share() {
        return new MemoryShare(new SharedMemory(1L << 30));
    }

    static MessageReader reader(String text) {
        return reader(text, BananaLimits.USUAL);
    }
}
