package io.gather.stats.metric;

import java.util.Locale;

/** The summaries that are collected. */
public enum SummaryKind {
    PROTOCOL,
    CLIENT,
    DRIVE;

    /** In requests and replies, and in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its points are called. */
    public String measurement() {
        return "node.summary." + word();
    }
}
