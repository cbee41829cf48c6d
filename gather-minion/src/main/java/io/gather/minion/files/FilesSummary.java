package io.gather.minion.files;

import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/** What became of a files task. */
public record FilesSummary(Status status, @Nullable String message) {}
