package io.gather.core.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/** Results and bundles for tests. */
public final class Made {
    public static final Instant TIME = Instant.parse("2026-11-20T10:15:00Z");
    public static final String ROOT = "GatherLogs-c1-20261120-101500";

    private Made() {}

    /** A result with the bytes of its members. */
    public static final class Spooled {
        private final Result result;
        private final byte[] members;

        Spooled(Result result, byte[] members) {
            this.result = result;
            this.members = members;
        }

        public Result result() {
            return result;
        }

        public byte[] members() {
            return members;
        }

        public ReadableByteChannel channel() {
            return Channels.newChannel(new ByteArrayInputStream(members));
        }
    }

    public static Spooled file(String path, byte[] content) throws IOException {
        return file(path, content, Compression.ofLevel(6));
    }

    public static Spooled file(String path, byte[] content, Compression compression) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GzipMembers members = new GzipMembers(out, 0, compression)) {
            members.write(content);
            Content done = members.finish();
            return new Spooled(new Result(path, Result.Kind.FILE, "/" + path, 0100644, TIME, done.size(), done.sha256(),
                    null, done.chunks(), List.of(), Status.OK, null), out.toByteArray());
        }
    }

    public static Spooled link(String path, String target) {
        return new Spooled(other(path, Result.Kind.LINK, target), new byte[0]);
    }

    public static Spooled directory(String path) {
        return new Spooled(other(path, Result.Kind.DIRECTORY, null), new byte[0]);
    }

    private static Result other(String path, Result.Kind kind, @Nullable String target) {
        return new Result(path, kind, "/" + path, 0755, TIME, 0, null, target, List.of(), List.of(), Status.OK, null);
    }

    /** Lines like those of a log: they compress, and no two files are alike. */
    public static byte[] text(Random random, int size) {
        StringBuilder text = new StringBuilder();
        while (text.length() < size) {
            text.append("Nov 20 10:15:").append(random.nextInt(60)).append(" node kernel: [")
                    .append(random.nextInt()).append("] something happened\n");
        }
        return text.substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Files of all kinds of sizes on two nodes, by their path below the root. */
    public static Map<String, byte[]> contents(Random random, int count, int largest) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            int size = switch (random.nextInt(5)) {
                case 0 -> 0;
                case 1 -> 512 * random.nextInt(4);
                case 2 -> random.nextInt(largest + 1);
                default -> random.nextInt(3000);
            };
            String path = "node" + random.nextInt(2) + "/" + (random.nextBoolean() ? "commands/net/" : "var/log/")
                    + "file" + i + (random.nextInt(9) == 0 ? "-" + "long".repeat(40) + "/é" : "");
            contents.put(path, random.nextBoolean() ? text(random, size) : bytes(random, size));
        }
        return contents;
    }

    public static void append(BundleWriter writer, String path, byte[] content) throws IOException {
        int slash = path.indexOf('/');
        Spooled spooled = file(path.substring(slash + 1), content);
        writer.append(path.substring(0, slash), spooled.result(), spooled.channel());
    }

    public static BundleFile bundle(Path directory, Map<String, byte[]> contents) throws IOException {
        try (BundleWriter writer = BundleWriter.create(directory.resolve("b.tgz.partial"), directory.resolve("b.index"),
                ROOT)) {
            for (Map.Entry<String, byte[]> each : contents.entrySet()) {
                append(writer, each.getKey(), each.getValue());
            }
            writer.append("node0", link("sos_commands", "commands").result(),
                    Channels.newChannel(new ByteArrayInputStream(new byte[0])));
            writer.append("node0", directory("empty").result(),
                    Channels.newChannel(new ByteArrayInputStream(new byte[0])));
            writer.add("manifest.json", TIME, out -> out.write("{}\n".getBytes(StandardCharsets.US_ASCII)));
            return writer.finish(directory.resolve("b.tgz"));
        }
    }
}
