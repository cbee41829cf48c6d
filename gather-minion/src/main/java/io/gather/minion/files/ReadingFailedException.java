package io.gather.minion.files;

import java.io.IOException;

/** The file could not be read on, while there is nothing wrong with what its content is written to. */
final class ReadingFailedException extends IOException {
    private static final long serialVersionUID = 1;

    ReadingFailedException(IOException why) {
        super(String.valueOf(why.getMessage()), why);
    }
}
