package io.gather.transport.node.rpc.wire;

import java.time.Duration;

/** What both sides keep to. */
public final class RpcProtocol {
    /** Grows when a side of before would misunderstand the other. */
    public static final int VERSION = 1;
    /** In the first part of each address. */
    public static final String PREFIX = "v" + VERSION;

    public static final String PLAN_TYPE = "application/json";
    public static final String LINES_TYPE = "application/jsonl";
    public static final String MEMBERS_TYPE = "application/gzip";

    /** Members that are sent with their outcome: more would hold up those behind it. */
    public static final int INLINE_BYTES = 32 << 10;
    public static final int INLINE_RESULTS = 32;
    /** The longest line of events. */
    public static final int LONGEST_EVENT = 1 << 20;
    /** The longest line of a result: a path, and a link to where it leads, or the members of a large file. */
    public static final int LONGEST_RESULT = 16 << 20;
    /** The largest plan, with its marks. */
    public static final int LARGEST_PLAN = 8 << 20;
    /** How often a minion that has nothing to tell says that it is there. */
    public static final Duration BEAT = Duration.ofSeconds(5);

    private RpcProtocol() {}
}
