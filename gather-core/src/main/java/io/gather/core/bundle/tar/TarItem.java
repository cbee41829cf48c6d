package io.gather.core.bundle.tar;

/**
 * What stands before an entry's content in a tar, extensions resolved.
 *
 * @param type as in tar: {@code 0} file, {@code 2} symbolic link, {@code 5} directory
 * @param link target; empty where there is none
 * @param seconds since 1970
 */
public record TarItem(String name, char type, long size, int mode, long seconds, String link) {
    public boolean isFile() {
        return type == '0' || type == 0 || type == '7';
    }
}
