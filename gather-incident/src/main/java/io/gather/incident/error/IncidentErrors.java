package io.gather.incident.error;

import java.util.List;
import java.util.stream.Stream;

import io.gather.core.error.ErrorArea;
import io.gather.core.error.ErrorCode;

/** The errors of this module. */
public final class IncidentErrors implements ErrorArea {
    @Override
    public List<ErrorCode> codes() {
        return Stream.<ErrorCode[]>of(IncidentError.values(), GathererError.values(), IncidentWebError.values(),
                WatchError.values(), AlertError.values()).flatMap(Stream::of).toList();
    }
}
