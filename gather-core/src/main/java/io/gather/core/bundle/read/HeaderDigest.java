package io.gather.core.bundle.read;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.tar.TarItem;

/** What a run of headers says, as one digest: compares index and tar without holding either. */
final class HeaderDigest {
    private final MessageDigest digest = Sha256.sha256();

    void add(TocEntry entry) {
        switch (entry) {
            case TocEntry.File file -> add(file, 'f', file.size(), "");
            case TocEntry.Directory directory -> add(directory, 'd', 0, "");
            case TocEntry.Link link -> add(link, 'l', 0, link.target());
        }
    }

    void add(TarItem item) {
        char kind = item.isFile() ? 'f' : item.type() == '5' ? 'd' : item.type() == '2' ? 'l' : item.type();
        add(item.name(), kind, item.size(), item.mode(), item.seconds(), item.link());
    }

    String value() {
        return Sha256.hex(digest);
    }

    private void add(TocEntry entry, char kind, long size, String target) {
        add(entry.name(), kind, size, entry.mode(), entry.modified().getEpochSecond(), target);
    }

    private void add(String name, char kind, long size, int mode, long seconds, String target) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        byte[] link = target.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(30).putChar(kind).putLong(size).putInt(mode).putLong(seconds)
                .putInt(path.length).putInt(link.length).flip());
        digest.update(path);
        digest.update(link);
    }
}
