package io.gather.core.report;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** A phase of the gather: {@code setup}, {@code run local}, … */
public record PhaseRecord(int number, String name, Instant start, Duration took, @Nullable String failure) {}
