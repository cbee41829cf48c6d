package io.gather.incident.watch.rule;

import java.time.Duration;
import java.util.Optional;

import io.gather.incident.pattern.BoundedPattern;
import io.gather.incident.watch.line.WatchedLine;

/**
 * What is an incident.
 *
 * @param name for people
 * @param umid by which gatherers tell one kind of incident from another: 6 characters
 * @param pattern what stands in the line; empty: whatever does
 * @param unless what does not
 * @param before how many lines before it belong to the incident
 * @param after how many lines after it do, at most
 * @param settle how long they may come
 * @param perHour how many of its incidents are told an hour
 */
public record WatchRule(String name, String umid, IncidentLevel level, RuleSource source,
        Optional<BoundedPattern> pattern, Optional<BoundedPattern> unless, int before, int after, Duration settle,
        int perHour) {
    public BoundedPattern.Found in(WatchedLine line) {
        if (!source.has(line)) {
            return BoundedPattern.Found.NO;
        }
        BoundedPattern.Found found = pattern.map(it -> it.in(line.text())).orElse(BoundedPattern.Found.YES);
        if (found != BoundedPattern.Found.YES || unless.isEmpty()) {
            return found;
        }
        return switch (unless.get().in(line.text())) {
            case YES -> BoundedPattern.Found.NO;
            case NO -> BoundedPattern.Found.YES;
            case TOO_LONG -> BoundedPattern.Found.TOO_LONG;
        };
    }
}
