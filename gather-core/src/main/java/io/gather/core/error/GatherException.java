package io.gather.core.error;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The one error that users see: what happened, where, and what to do next, under a stable code such as {@code GATHER-2101}.
 *
 * <p>
 * Technical causes are kept as the cause and shown with {@code --debug} only.
 */
public final class GatherException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Category category;
    private final String code;
    private final String what;
    private final String where;
    private final String remedy;

    public GatherException(Category category, String code, String what, String where, String remedy,
            @Nullable Throwable cause) {
        super(where.isEmpty() ? what : where + ": " + what, cause);
        this.category = Objects.requireNonNull(category);
        this.code = Objects.requireNonNull(code);
        this.what = Objects.requireNonNull(what);
        this.where = where;
        this.remedy = Objects.requireNonNull(remedy);
    }

    public GatherException(Category category, String code, String what, String where, String remedy) {
        this(category, code, what, where, remedy, null);
    }

    public Category category() {
        return category;
    }

    public String code() {
        return code;
    }

    public String what() {
        return what;
    }

    /** A path, node, file:line, option; empty where there is no place. */
    public String where() {
        return where;
    }

    /** What the user can do or type next. */
    public String remedy() {
        return remedy;
    }
}
