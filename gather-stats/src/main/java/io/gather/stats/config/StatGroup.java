package io.gather.stats.config;

import java.util.List;

/** Stats that are collected equally often. */
public record StatGroup(String name, UpdateInterval interval, List<String> stats) {
    public StatGroup {
        stats = List.copyOf(stats);
    }
}
