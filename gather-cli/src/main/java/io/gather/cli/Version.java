package io.gather.cli;

import picocli.CommandLine.IVersionProvider;

/** As the jar's manifest says. */
public final class Version implements IVersionProvider {
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[]{"gather " + text()};
    }
}
