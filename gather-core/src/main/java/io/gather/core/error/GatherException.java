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
    private final transient Remedy remedy;

    private GatherException(@Nullable Category category, String code, String what, String where, Remedy remedy,
            @Nullable Throwable cause) {
        super(where.isEmpty() ? what : where + ": " + what, cause);
        this.category = Objects.requireNonNull(category, code);
        this.code = Objects.requireNonNull(code);
        this.what = Objects.requireNonNull(what);
        this.where = where;
        this.remedy = Objects.requireNonNull(remedy);
    }

    /** @param error which has a category */
    public GatherException(ErrorCode error, String what, String where, Remedy remedy, @Nullable Throwable cause) {
        this(error.entry().category(), error.entry().code(), what, where, remedy, cause);
    }

    public GatherException(ErrorCode error, String what, String where, String remedy, @Nullable Throwable cause) {
        this(error, what, where, Remedy.of(remedy), cause);
    }

    public GatherException(ErrorCode error, String what, String where, Remedy remedy) {
        this(error, what, where, remedy, null);
    }

    public GatherException(ErrorCode error, String what, String where, String remedy) {
        this(error, what, where, remedy, null);
    }

    /** @param category of what it happened to, where the error has none of its own */
    public static GatherException of(ErrorCode error, Category category, String what, String where, Remedy remedy,
            @Nullable Throwable cause) {
        Category own = error.entry().category();
        return new GatherException(own == null ? category : own, error.entry().code(), what, where, remedy, cause);
    }

    /** As it was kept in a file, perhaps by another version, whose codes are not known here. */
    public static GatherException kept(Category category, String code, String what, String where, String remedy) {
        return new GatherException(category, code, what, where, Remedy.of(remedy), null);
    }

    public Category category() {
        return category;
    }

    public String code() {
        return code;
    }

    /** Whether it is this error. */
    public boolean is(ErrorCode error) {
        return code.equals(error.entry().code());
    }

    public String what() {
        return what;
    }

    /** A path, node, file:line, option; empty where there is no place. */
    public String where() {
        return where;
    }

    /** What the user can do next. */
    public Remedy remedy() {
        return remedy;
    }
}
