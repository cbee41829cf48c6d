package io.gather.stats.query;

import io.gather.stats.metric.TagSet;

/**
 * A number that answers a question.
 *
 * @param seconds when; of an interval, when that begins
 * @param name of the stat
 * @param points how many numbers it was made of
 */
public record Row(long seconds, String name, TagSet tags, String field, double value, long points) {}
