package io.gather.stats.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.settings.ProxySettings;
import io.gather.core.toml.TomlSection;

/** Reads through which proxy a cluster is reached: one that wants no password. */
record ProxyReader(Warnings warnings) {
    private static final Pattern ADDRESS = Pattern
            .compile("(?:(http|socks5?)://)?(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?/?");

    ProxySettings read(TomlSection section) {
        String text = section.string("proxy", "");
        if (text.isEmpty()) {
            return ProxySettings.none();
        }
        Matcher address = ADDRESS.matcher(text);
        int port = address.matches() && address.group(3) != null ? Integer.parseInt(address.group(3)) : 0;
        if (!address.matches() || port > 65_535) {
            // It is not shown: there may be a password in it.
            warnings.add(section, "proxy",
                    "'proxy' is not used: it is written host:port, http://host:port or socks://host:port");
            return ProxySettings.none();
        }
        String kind = address.group(1);
        return new ProxySettings(
                kind == null || kind.equals("http") ? ProxySettings.Kind.HTTP : ProxySettings.Kind.SOCKS,
                address.group(2).replaceAll("[\\[\\]]", ""), port, "");
    }
}
