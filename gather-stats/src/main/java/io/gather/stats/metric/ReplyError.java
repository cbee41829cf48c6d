package io.gather.stats.metric;

/** What a cluster answers instead of what it was asked for: its code, such as {@code AEC_NOT_FOUND}, and its words, shortened. */
public record ReplyError(String code, String message) {}
