package io.gather.core.bundle.tar;

/**
 * What stands before an entry's content in a tar, extensions resolved.
 *
 * @param type {@code 0} file, {@code 1} another name of a file before it, {@code 2} symbolic link, {@code 5} directory; others as in tar
 * @param size of the content, holes included
 * @param stored bytes that follow in the tar, without their padding
 * @param seconds since 1970
 * @param link target; empty where there is none
 * @param layout how the content lies in the tar
 */
public record TarItem(String name, char type, long size, long stored, int mode, long seconds, String link,
        Layout layout) {
    public boolean isFile() {
        return type == '0';
    }
}
