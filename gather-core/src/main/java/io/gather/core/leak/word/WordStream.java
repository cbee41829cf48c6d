package io.gather.core.leak.word;

import java.io.OutputStream;

/** Takes a content, and tells what stands between blanks and quotes in it, and in which line. For one thread. */
public final class WordStream extends OutputStream {
    /** Of a longer one parts are looked at, each with the end of the one before; base64 in it goes on where four digits end. */
    private static final int LONGEST = 64 << 10;
    private static final int OVERLAP = 4 << 10;

    private final WordSearch search;
    private final byte[] chunk = new byte[LONGEST];
    private final WideWords wide;
    private int held;
    private boolean telling;
    private byte last = ' ';
    private long line = 1;

    public WordStream(MaskedSecrets masked, FoundWord found) {
        this.search = new WordSearch(masked, found);
        this.wide = new WideWords(search);
    }

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            byte b = bytes[i];
            if (b == 0 || last == 0 || wide.isOpen()) {
                wide.next(b, line);
            }
            if (Letters.splits(b) && (last != '\\' || b <= ' ')) {
                endChunk();
                line += b == '\n' ? 1 : 0;
            } else {
                telling |= Letters.tells(b);
                chunk[held++] = b;
                if (held == LONGEST) {
                    look();
                    System.arraycopy(chunk, LONGEST - OVERLAP, chunk, 0, OVERLAP);
                    held = OVERLAP;
                }
            }
            wide.passed(b);
            last = b;
        }
    }

    private void endChunk() {
        look();
        held = 0;
        telling = false;
    }

    private void look() {
        if (telling) {
            search.chunk(chunk, held, line);
        }
    }

    /** The next content may follow. */
    public void finish() {
        endChunk();
        wide.finish(line);
        last = ' ';
        line = 1;
    }
}
