package io.gather.cli.bundles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.bundle.gzip.Member;
import io.gather.core.bundle.index.Footer;
import io.gather.core.bundle.tar.TarHeader;

/** Bundles that no writer of ours makes: any files, and any index. */
final class HandMade {
    private static final String MANIFEST = "r/manifest.json";

    private HandMade() {}

    /** A bundle with this manifest in it. */
    static Path manifest(Path file, byte[] manifest) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        member(out, new byte[512]);
        long offset = out.size();
        member(out, manifest);
        byte[] index = ("{\"version\":1,\"entries\":[{\"name\":\"" + MANIFEST + "\",\"type\":\"reg\",\"size\":"
                + manifest.length + ",\"offset\":" + offset + "}]}").getBytes(StandardCharsets.UTF_8);
        end(out, index);
        return Files.write(file, out.toByteArray());
    }

    /** A bundle of nothing but an index. */
    static Path index(Path file, byte[] index) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        member(out, new byte[512]);
        end(out, index);
        return Files.write(file, out.toByteArray());
    }

    interface Lines {
        void write(OutputStream out) throws IOException;
    }

    /** As {@link #index}, of any size; what is written must be told beforehand. */
    static Path largeIndex(Path file, long size, Lines lines) throws IOException {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        member(start, new byte[512]);
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file));
                Member member = new Member(1)) {
            out.write(start.toByteArray());
            member.begin(out, 1);
            byte[] header = TarHeader.ofIndex("stargz.index.json", size);
            member.write(out, header, 0, header.length);
            byte[] buffer = new byte[1 << 16];
            int[] used = {0};
            lines.write(new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[]{(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    if (used[0] + length > buffer.length) {
                        member.write(out, buffer, 0, used[0]);
                        used[0] = 0;
                    }
                    System.arraycopy(bytes, from, buffer, used[0], length);
                    used[0] += length;
                }
            });
            member.write(out, buffer, 0, used[0]);
            member.write(out, new byte[512], 0, TarHeader.padding(size));
            member.end(out);
            member(out, new byte[1024]);
            out.write(Footer.of(start.size()));
        }
        return file;
    }

    private static void end(ByteArrayOutputStream out, byte[] index) throws IOException {
        long offset = out.size();
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(TarHeader.ofIndex("stargz.index.json", index.length));
        tar.writeBytes(index);
        tar.writeBytes(new byte[TarHeader.padding(index.length)]);
        member(out, tar.toByteArray());
        member(out, new byte[1024]);
        out.writeBytes(Footer.of(offset));
    }

    private static void member(OutputStream out, byte[] content) throws IOException {
        try (Member member = new Member(6)) {
            member.begin(out, 6);
            member.write(out, content, 0, content.length);
            member.end(out);
        }
    }
}
