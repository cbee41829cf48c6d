package io.gather.stats.config;

/** Whose names metrics have. */
public enum MetricNames {
    /** {@code isilon_stat_KEY_FIELD} with the label {@code cluster}. */
    GOSTATS,
    /** {@code isilon_KEY_FIELD} with the label {@code hostname}, as dashboards of the Python connector want them. */
    CONNECTOR
}
