package io.gather.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where this user's and this machine's files are. */
record UserPlaces(boolean root, Path home, Map<String, String> environment) {
    static UserPlaces of(Map<String, String> environment) {
        boolean root = "root".equals(System.getProperty("user.name"));
        return new UserPlaces(root, Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/"))),
                environment);
    }

    /** The machine's settings and catalog. */
    Path etc() {
        return Path.of(environment.getOrDefault("GATHER_ETC", "/etc/gather"));
    }

    Path settings() {
        return xdg("XDG_CONFIG_HOME", ".config").resolve("gather").resolve("gather.toml");
    }

    Path state() {
        return root ? Path.of("/var/lib/gather") : xdg("XDG_STATE_HOME", ".local/state").resolve("gather");
    }

    /** For what can be made anew. */
    Path cache() {
        return xdg("XDG_CACHE_HOME", ".cache").resolve("gather");
    }

    /** The current folder, as for any tool that makes a file. */
    Path output() {
        return Path.of("").toAbsolutePath();
    }

    private Path xdg(String variable, String usual) {
        String told = environment.getOrDefault(variable, "");
        return told.isEmpty() ? home.resolve(usual) : Path.of(told);
    }

    /** The host's name without a trailing {@code -<lnn>}, which clusters of one name give to their nodes. */
    static String cluster(String hostName) {
        return hostName.replaceFirst("\\..*", "").replaceFirst("-[0-9]+$", "");
    }

    static String hostName() {
        try {
            String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            return name.isEmpty() ? "localhost" : name;
        } catch (java.io.IOException e) {
            try {
                return java.net.InetAddress.getLocalHost().getHostName();
            } catch (java.net.UnknownHostException unknown) {
                return "localhost";
            }
        }
    }
}
