package io.gather.cli;

import java.util.List;

import picocli.CommandLine.IVersionProvider;

/** As the jar's manifest says. */
public final class Version implements IVersionProvider {
    /** A command line that asks for nothing else. */
    static final List<String> ASKED = List.of("--version");

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    static String line() {
        return "gather " + text();
    }

    @Override
    public String[] getVersion() {
        return new String[]{line()};
    }
}
