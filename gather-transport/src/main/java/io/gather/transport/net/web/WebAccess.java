package io.gather.transport.net.web;

import java.util.Optional;
import java.util.function.Supplier;

import io.gather.core.settings.ProxySettings;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.Tls;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached.
 *
 * @param subject what it is reached for
 * @param tls null: plain HTTP, also after redirects
 * @param proxyPassword asked for when a proxy with a user is set; wiped after use
 * @param otherHosts whether redirects may lead there
 */
public record WebAccess(Subject subject, @Nullable Tls tls, ProxySettings proxy,
        Supplier<Optional<char[]>> proxyPassword,
        boolean otherHosts, Bounds bounds) {}
