package io.gather.core.error;

import java.util.List;

/**
 * The errors of a module, found through {@link java.util.ServiceLoader}. Modules from elsewhere use a word of their own before the number:
 * {@code GATHER} is ours.
 */
public interface ErrorArea {
    List<ErrorCode> codes();
}
