package io.gather.cli.peer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.Compression;
import io.gather.core.bundle.Content;
import io.gather.core.bundle.GzipMembers;
import io.gather.core.bundle.table.TablePointer;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** A bundle with everything in it that tars have got wrong, and what readers must find there. */
final class SampleBundle {
    static final String ROOT = "GatherLogs-sample-20261121-101500";
    private static final Instant TIME = Instant.parse("2020-02-29T10:15:00Z");

    private final TreeMap<String, ListedEntry> expected = new TreeMap<>();
    private final BundleWriter writer;
    private final Path file;

    private SampleBundle(Path folder) throws IOException {
        this.file = folder.resolve(ROOT + ".tgz");
        this.writer = BundleWriter.create(folder.resolve("partial"), folder.resolve("index"), ROOT);
    }

    static SampleBundle write(Path folder) throws IOException {
        SampleBundle sample = new SampleBundle(folder);
        sample.fill();
        sample.writer.finish(sample.file);
        return sample;
    }

    Path file() {
        return file;
    }

    /** By name; without the index, which is the last entry of the tar. */
    List<ListedEntry> expected() {
        return List.copyOf(expected.values());
    }

    private void fill() throws IOException {
        own("package_info.xml", "<package_info/>\n");
        content("n1", "etc/hosts", 0644, text("127.0.0.1 localhost\n"));
        content("n1", "etc/ssh/sshd_config", 0600, text("PermitRootLogin no\n"));
        content("n1", "usr/bin/tool", 04755, text("#!/bin/sh\n"));
        content("n1", "var/log/empty", 0640, new byte[0]);
        content("n1", "var/log/block", 0640, "x".repeat(512).getBytes(StandardCharsets.US_ASCII));
        content("n1", "var/log/messages", 0640, log(5 << 20));
        content("n1", "var/log/random", 0640, noise(9 << 20));
        content("n1", "var/log/messages.1.gz", 0640, gzipped(log(100_000)));
        content("n1", "var/log/Überwachung-日本語-😀.log", 0640, text("Grüße\n"));
        content("n1", "commands/networking/ip_-s_-d_link", 0640, text("1: lo\n"));
        content("n1", "n".repeat(99), 0640, text("99\n"));
        content("n1", "m".repeat(101), 0640, text("101\n"));
        content("n1", "d".repeat(90) + "/" + "f".repeat(90), 0640, text("prefix and name\n"));
        content("n1", "a/".repeat(140) + "deep", 0640, text("deep\n"));
        content("n1", ("e".repeat(200) + "/").repeat(3) + "g".repeat(230), 0640, text("long\n"));
        content("n1", "ü".repeat(120), 0640, text("240 bytes of name\n"));
        link("n1", "sos_commands", "commands");
        link("n1", "etc/localtime", "../usr/share/zoneinfo/Etc/UTC");
        link("n1", "var/" + "l".repeat(110), "log/" + "t".repeat(180));
        directory("n1", "var/spool/cron");
        directory("n2", "var");
        for (int i = 0; i < 300; i++) {
            content("n2", "commands/process/cat_%03d".formatted(i), 0640, text("pid " + i + "\n"));
        }
        own("manifest.json", "{}\n");
    }

    private void own(String path, String text) throws IOException {
        writer.add(path, TIME, 0640, new ByteArrayInputStream(text(text)));
        expect(ListedEntry.file("640", text(text), ROOT + "/" + path));
    }

    private void content(String node, String path, int mode, byte[] content) throws IOException {
        ByteArrayOutputStream spool = new ByteArrayOutputStream();
        try (GzipMembers members = new GzipMembers(spool, 0, Compression.ofLevel(6))) {
            members.write(content);
            Content packed = members.finish();
            Result result = new Result(path, Result.Kind.FILE, "/" + path, mode, TIME, packed.size(), packed.sha256(),
                    null, packed.chunks(), List.of(), Status.OK, null);
            writer.append(node, result, Channels.newChannel(new ByteArrayInputStream(spool.toByteArray())));
        }
        expect(ListedEntry.file(Integer.toOctalString(mode & 0640), content, name(node, path)));
    }

    private void link(String node, String path, String target) throws IOException {
        append(node, Result.Kind.LINK, path, target);
        expect(ListedEntry.link(name(node, path), target));
    }

    private void directory(String node, String path) throws IOException {
        append(node, Result.Kind.DIRECTORY, path, null);
        expect(ListedEntry.directory(name(node, path)));
    }

    private void append(String node, Result.Kind kind, String path, @org.jspecify.annotations.Nullable String target)
            throws IOException {
        Result result = new Result(path, kind, "/" + path, 0755, TIME, 0, null, target, List.of(), List.of(), Status.OK,
                null);
        writer.append(node, result, Channels.newChannel(new ByteArrayInputStream(new byte[0])));
    }

    /** Parents come into the tar before what is in them. */
    private void expect(ListedEntry entry) {
        for (int slash = entry.name().indexOf('/'); slash > 0; slash = entry.name().indexOf('/', slash + 1)) {
            String parent = entry.name().substring(0, slash);
            expected.putIfAbsent(parent, ListedEntry.directory(parent));
        }
        expected.put(entry.name(), entry);
    }

    private static String name(String node, String path) {
        return ROOT + "/" + node + "/" + path;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] log(int size) {
        StringBuilder text = new StringBuilder(size + 100);
        for (int i = 0; text.length() < size; i++) {
            text.append("Nov 21 10:15:").append(i % 60).append(" n1 kernel: [").append(i * 7919L).append("] event\n");
        }
        return text(text.substring(0, size));
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    /** The table is there, and nothing but a file to others. */
    static List<ListedEntry> withoutIndex(List<ListedEntry> entries) {
        List<ListedEntry> rest = new ArrayList<>(entries);
        rest.removeIf(entry -> entry.name().equals("stargz.index.json"));
        assertThat(rest.removeIf(entry -> entry.name().equals(ROOT + "/" + TablePointer.NAME)
                && entry.kind().equals("file") && entry.mode().equals("640"))).isTrue();
        rest.sort(java.util.Comparator.comparing(ListedEntry::name));
        return rest;
    }
}
