package io.gather.core.overlord.event;

/** @param at when it happened, in milliseconds of the epoch */
public record FeedLine(long at, GatherEvent event) {}
