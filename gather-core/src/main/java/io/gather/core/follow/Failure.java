package io.gather.core.follow;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.error.Wording;
import org.jspecify.annotations.Nullable;

/** An error as it is kept in a file. */
public record Failure(Category category, String code, String what, String where, String remedy) {
    public static @Nullable Failure of(@Nullable GatherException error, Wording wording) {
        return error == null
                ? null
                : new Failure(error.category(), error.code(), error.what(), error.where(), error.remedy().in(wording));
    }

    public GatherException toException() {
        return GatherException.kept(category, code, what, where, remedy);
    }
}
