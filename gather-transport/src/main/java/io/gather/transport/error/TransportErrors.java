package io.gather.transport.error;

import java.util.List;
import java.util.stream.Stream;

import io.gather.core.error.ErrorArea;
import io.gather.core.error.ErrorCode;

/** The errors of this module. */
public final class TransportErrors implements ErrorArea {
    @Override
    public List<ErrorCode> codes() {
        return Stream.<ErrorCode[]>of(NodeError.values(), NetError.values(), WayError.values(), PapiError.values(),
                FoolscapError.values(), PkiError.values(), RpcError.values()).flatMap(Stream::of).toList();
    }
}
