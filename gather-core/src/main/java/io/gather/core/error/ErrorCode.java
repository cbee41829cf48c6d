package io.gather.core.error;

/**
 * An error that users may see, told once. Implemented by enums, one for each area; a module brings its own, in an {@link ErrorArea}.
 */
public interface ErrorCode {
    ErrorEntry entry();
}
