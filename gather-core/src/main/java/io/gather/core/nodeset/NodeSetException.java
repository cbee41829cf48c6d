package io.gather.core.nodeset;

/** An expression that is no node set. */
public final class NodeSetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** What is wrong with it. */
    public enum Kind {
        /** Brackets or operators. */
        SYNTAX,
        /** What stands in brackets. */
        RANGE,
        /** More names than anybody has nodes. */
        TOO_LARGE,
        /** A group that is not known, or no inventory to look for it. */
        GROUP
    }

    private final Kind kind;

    public NodeSetException(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    static NodeSetException syntax(String reason) {
        return new NodeSetException(Kind.SYNTAX, reason);
    }

    static NodeSetException range(String reason) {
        return new NodeSetException(Kind.RANGE, reason);
    }

    static NodeSetException tooLarge(String reason) {
        return new NodeSetException(Kind.TOO_LARGE, reason);
    }

    public Kind kind() {
        return kind;
    }
}
