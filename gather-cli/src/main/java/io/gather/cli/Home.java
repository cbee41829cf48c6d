package io.gather.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;

/** Where the distribution is installed: beside its {@code lib} lie {@code config} and {@code plugins}. */
record Home(Path path) {
    /** How the names of compiled parts of the configuration end. */
    static final String COMPILED = ".compiled";

    static Home find() {
        String told = System.getProperty("gather.home");
        if (told == null || !Files.isDirectory(Path.of(told, "config", "catalog"))) {
            throw new GatherException(CommandError.INCOMPLETE,
                    "the installation is not complete: no config/catalog in " + told, "",
                    "start gather by its launcher, or install it again");
        }
        return new Home(Path.of(told));
    }

    Path config() {
        return path.resolve("config");
    }

    Path catalog() {
        return config().resolve("catalog");
    }

    Path profiles() {
        return config().resolve("profiles");
    }

    /** Of rules that find secrets. */
    Path rules() {
        return config().resolve("redact.d");
    }

    /** What the build made of a folder of {@link #config}. */
    Path compiled(String part) {
        return path.resolve("lib").resolve(part + COMPILED);
    }
}
