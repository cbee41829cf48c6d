package io.gather.stats.metric;

/** Is told what a reply holds, while it is read and in its order. */
public interface ReplyListener {
    void point(Point point);

    /** A record that becomes no point; the others of the reply do. */
    void odd(String stat, OddKind kind);

    /** A stat that the cluster could not give for a node, or for itself. */
    void failed(StatFailure failure);
}
