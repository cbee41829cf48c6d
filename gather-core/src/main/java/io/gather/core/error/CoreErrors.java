package io.gather.core.error;

import java.util.List;
import java.util.stream.Stream;

/** The errors of the core. */
public final class CoreErrors implements ErrorArea {
    @Override
    public List<ErrorCode> codes() {
        return Stream.<ErrorCode[]>of(InputError.values(), RunError.values(), BundleError.values(),
                SendingError.values()).flatMap(Stream::of).toList();
    }
}
