package io.gather.minion.files;

import io.gather.core.plan.Status;
import org.jspecify.annotations.Nullable;

/** What became of a files task. */
public record Summary(Status status, @Nullable String message) {}
