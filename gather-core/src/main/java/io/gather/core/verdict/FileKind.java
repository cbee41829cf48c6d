package io.gather.core.verdict;

/** The kinds of entries that file systems know. */
public enum FileKind {
    REGULAR("file"),
    DIRECTORY("directory"),
    LINK("link"),
    FIFO("FIFO"),
    SOCKET("socket"),
    CHARACTER("character device"),
    BLOCK("block device"),
    OTHER("special file");

    private final String words;

    FileKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
