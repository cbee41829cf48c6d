package io.gather.stats.run;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.gather.stats.config.OwnConfig;
import io.gather.transport.net.serve.SiteBounds;
import io.gather.transport.net.serve.SiteLogin;
import io.gather.transport.net.serve.SitePlace;
import io.gather.transport.net.serve.SiteServer;

/** The collector's own port: for this machine, or for those who log in. */
final class StatusServer {
    private StatusServer() {}

    /**
     * @param environment where the login is looked up
     * @throws IOException when it cannot listen there
     * @throws io.gather.core.error.GatherException when there is no such variable
     */
    static SiteServer open(OwnConfig.Listen at, Map<String, String> environment, StatusPages pages,
            Consumer<String> notices) throws IOException {
        Optional<SiteLogin> login = at.login().map(it -> SiteLogin.ofUser(
                it.user().in(environment, "username of [collector]"),
                it.password().in(environment, "password of [collector]"), "gather", _ -> true));
        SitePlace place = at.host().isEmpty()
                ? SitePlace.open(at.port())
                : new SitePlace(InetAddress.getByName(at.host()), at.port(), Set.of(), login.isPresent());
        return SiteServer.open(place, Optional.empty(), login, pages, SiteBounds.POLLED, notices);
    }
}
