package io.gather.core.cleanse;

import java.io.IOException;

/** Content that others may not see, and that cannot be changed so that they may. */
final class UncleanException extends IOException {
    private static final long serialVersionUID = 1;

    UncleanException(String why) {
        super(why);
    }
}
