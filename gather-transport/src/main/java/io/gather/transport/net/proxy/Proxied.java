package io.gather.transport.net.proxy;

import java.util.Optional;
import java.util.function.Supplier;

import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;
import io.gather.transport.error.NetError;
import io.gather.transport.net.Subject;

/** @param password of the proxy's user, asked for with each connection; the array is wiped */
record Proxied(ProxySettings proxy, Supplier<Optional<char[]>> password, Subject subject) {
    GatherException refusal(String what, String remedy) {
        return subject.error(NetError.PROXY_REFUSES, what, proxy.host(), remedy);
    }
}
