package io.gather.core.leak.word;

/** Words in UTF-16, in either order of its bytes: each letter of ours has a zero beside it. For one thread. */
final class WideWords {
    private static final int LONGEST = 4 << 10;

    private final WordSearch search;
    private final byte[] word = new byte[LONGEST];
    private int held;
    private byte last;
    private boolean zeroBefore;

    WideWords(WordSearch search) {
        this.search = search;
    }

    /** Whether something is held, so that all that follows is to be told. */
    boolean isOpen() {
        return held > 0;
    }

    /** What follows {@link #passed}. */
    void next(byte b, long line) {
        if (b == 0) {
            if (last == 0 || Letters.splits(last) || held == LONGEST) {
                end(line);
            } else {
                word[held++] = last;
            }
        } else if (last != 0) {
            if (zeroBefore && held < LONGEST && !Letters.splits(last)) {
                word[held++] = last;
            }
            end(line);
        }
    }

    void passed(byte b) {
        zeroBefore = last == 0;
        last = b;
    }

    private void end(long line) {
        search.words(word, 0, held, "UTF-16", line);
        held = 0;
    }

    void finish(long line) {
        if (zeroBefore && held > 0 && held < LONGEST && last != 0 && !Letters.splits(last)) {
            word[held++] = last;
        }
        end(line);
        last = 0;
        zeroBefore = false;
    }
}
