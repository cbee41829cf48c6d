package io.gather.transport.upload.http;

import io.gather.core.error.GatherException;
import io.gather.core.settings.HttpSettings;
import io.gather.transport.error.WayError;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The server that the settings name. */
record HttpServerAddress(HttpSettings settings) {
    HttpUrl address() {
        String scheme = settings.insecure() ? "http" : "https";
        String host = settings.host();
        HttpUrl url = parse(
                scheme + "://" + (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host));
        if (url == null || !url.encodedPath().equals("/") || url.query() != null || url.fragment() != null
                || url.port() != HttpUrl.defaultPort(scheme)
                || !url.username().isEmpty() || !url.password().isEmpty()) {
            throw new GatherException(WayError.HOST_WRONG, "not the name or the address of a host",
                    "upload.http.host", "name the host alone; path, port and user are settings of their own");
        }
        return settings.port() == 0 ? url : url.newBuilder().port(settings.port()).build();
    }

    static HttpUrl target(HttpUrl home, String address) {
        HttpUrl target = home.resolve(address.startsWith("/") ? "/." + address : "/" + address);
        if (target == null || !target.host().equals(home.host())) {
            throw new GatherException(WayError.PATH_WRONG, "not a path", "upload.http.path",
                    "write it as /folder/{name}");
        }
        return target;
    }

    private static @Nullable HttpUrl parse(String text) {
        return HttpUrl.parse(text);
    }
}
