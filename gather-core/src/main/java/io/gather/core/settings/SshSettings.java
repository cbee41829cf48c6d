package io.gather.core.settings;

import java.time.Duration;
import java.util.List;

/**
 * How nodes are reached over SSH unless the inventory says otherwise. What is empty, or a port of 0, is left to the operator's own
 * SSH configuration.
 *
 * @param config configuration file instead of the operator's usual one
 * @param options more options, as {@code Key=Value}
 * @param acceptNew keys of hosts that were never seen are accepted and remembered
 */
public record SshSettings(String user, int port, String key, String jump, String config, List<String> options,
        boolean acceptNew, Duration connectTimeout, boolean sudo) {
    public static final Section<SshSettings> SECTION = new Section<>("ssh", SshSettings.builtIn(), SshSettings::each);

    public SshSettings {
        options = List.copyOf(options);
    }

    public static SshSettings builtIn() {
        return new SshSettings("", 0, "", "", "", List.of(), false, Duration.ofSeconds(10), false);
    }

    private SshSettings each(Section.Fields each) {
        return new SshSettings(each.of("user", Forms.USER, user), each.of("port", Forms.PORT, port),
                each.of("key", Forms.TEXT.called("path"), key),
                each.of("jump", Forms.TEXT.called("hosts, as for ssh -J"), jump),
                each.of("config", Forms.TEXT.called("path"), config), each.of("options", Forms.OPTIONS, options),
                each.of("accept_new", Forms.FLAG, acceptNew),
                each.of("connect_timeout", Forms.TIMEOUT, connectTimeout), each.of("sudo", Forms.FLAG, sudo));
    }
}
