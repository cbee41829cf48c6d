package io.gather.transport.node.rpc.wire;

import java.util.List;

/** What a minion of this version can do; one of before may lack some. */
public enum Feature {
    /** Looks how much there is. */
    ESTIMATE("estimate"),
    /** Takes another certificate before its own ends. */
    RENEW("renew");

    private final String word;

    Feature(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static List<String> all() {
        return List.of(ESTIMATE.word, RENEW.word);
    }
}
