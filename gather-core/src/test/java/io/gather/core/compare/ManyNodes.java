package io.gather.core.compare;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import io.gather.core.bundle.gzip.Member;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.bundle.index.Footer;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.tar.TarHeader;
import io.gather.core.compare.mask.Masking;

/**
 * A program that compares as many nodes as it is told, in a heap that its caller chooses. The bundle is nothing but an index: a hole
 * stands for the contents.
 */
final class ManyNodes {
    private static final long FIRST = 1_000_000_000;

    private ManyNodes() {}

    /** @param args a folder, nodes, files of each */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0], "many.tgz");
        make(file, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        long before = System.nanoTime();
        try (Bundle bundle = Bundle.open(file)) {
            Comparison comparison = Comparison.of(bundle, Wanted.USUAL, Masking.NONE);
            long[] listed = new long[1];
            comparison.files(false, false, _ -> ++listed[0] > 0);
            System.getLogger("ManyNodes").log(System.Logger.Level.INFO, "{0} ms",
                    String.valueOf((System.nanoTime() - before) / 1_000_000));
            try (OutputStream out = java.nio.file.Files.newOutputStream(Path.of(args[0], "answer"))) {
                out.write((comparison.nodes().size() + " " + comparison.tally() + " " + listed[0])
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Every hundredth file is another one on one node, every two-hundredth on all. */
    private static void make(Path file, int nodes, int files) throws IOException {
        int length = row(0, 0, FIRST).length;
        try (RandomAccessFile bundle = new RandomAccessFile(file.toFile(), "rw"); Member member = new Member(1)) {
            bundle.write(new byte[]{0x1f, (byte) 0x8b, 8});
            long offset = FIRST + 2L * nodes * (files + 1);
            bundle.seek(offset);
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(bundle.getChannel()), 1 << 20);
            byte[] begin = "{\"version\":1,\"entries\":[\n".getBytes(StandardCharsets.UTF_8);
            byte[] end = "{\"name\":\"r\",\"type\":\"dir\"}]}".getBytes(StandardCharsets.UTF_8);
            long size = begin.length + (long) nodes * (files + 1) * length + end.length;
            long place = FIRST;
            member.begin(out, 1);
            write(member, out, TarHeader.ofIndex("stargz.index.json", size));
            write(member, out, begin);
            for (int node = 0; node < nodes; node++) {
                for (int number = 0; number <= files; number++) {
                    write(member, out, row(node, number, place++));
                }
            }
            write(member, out, end);
            write(member, out, new byte[TarHeader.padding(size) + 1024]);
            member.end(out);
            out.write(Footer.of(offset));
            out.flush();
        }
    }

    private static void write(Member member, OutputStream out, byte[] bytes) throws IOException {
        member.write(out, bytes, 0, bytes.length);
    }

    private static byte[] row(int node, int file, long place) {
        String name = file == 0 ? "outcomes.json" : "etc/file%05d".formatted(file);
        boolean odd = file % 200 == 0 || (file % 100 == 0 && node == 7);
        String digest = digest(odd ? node * 5000L + file : file);
        return String.format(Locale.ROOT, "{\"name\":\"r/node%04d/%s\",\"type\":\"reg\","
                + "\"modtime\":\"2026-11-20T10:15:00Z\",\"mode\":416,\"uid\":0,\"gid\":0,\"userName\":\"root\","
                + "\"groupName\":\"root\",\"size\":100,\"digest\":\"sha256:%s\",\"offset\":%d,\"chunkSize\":100,"
                + "\"chunkDigest\":\"sha256:%s\"},\n", node, name, digest, place, digest)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(long of) {
        var digest = Sha256.sha256();
        digest.update(Long.toString(of).getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(digest);
    }
}
