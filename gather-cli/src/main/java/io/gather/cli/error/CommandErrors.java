package io.gather.cli.error;

import java.util.List;

import io.gather.core.error.ErrorArea;
import io.gather.core.error.ErrorCode;

/** The errors of this module. */
public final class CommandErrors implements ErrorArea {
    @Override
    public List<ErrorCode> codes() {
        return List.of(CommandError.values());
    }
}
