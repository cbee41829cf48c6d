package io.gather.cli.minion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.files.Trees;
import io.gather.core.verdict.WhereToLook;

/**
 * Programs that a daemon which is not root runs by sudo: a folder before all others in which commands are looked for has a script of each
 * name. So every line of the catalog has them, also behind a pipe, and its name and its text stay.
 */
record SudoPrograms(List<String> names) {
    SudoPrograms {
        names = List.copyOf(names);
        for (String name : names) {
            if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.+-]*")) {
                throw new GatherException(CommandError.SUDO_PROGRAM, "'" + name + "' is no name of a program",
                        "minion.sudo", "write its name alone, such as dmidecode");
            }
        }
    }

    /** Where those are that this machine has. */
    private List<Path> programs() {
        return names.stream().flatMap(name -> found(name).stream()).toList();
    }

    private static Optional<Path> found(String name) {
        return WhereToLook.PROGRAMS.stream().map(folder -> Path.of(folder, name)).filter(Files::isExecutable)
                .findFirst();
    }

    /** @return the folder, with nothing else in it */
    Path write(Path folder) throws IOException {
        Trees.delete(folder);
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                "rwx------")));
        for (Path program : programs()) {
            Path script = folder.resolve(program.getFileName());
            Files.writeString(script, "#!/bin/sh\nexec sudo -n -- " + program + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    /** As {@code visudo} takes it. */
    String rule(String user) {
        List<Path> here = programs();
        return here.isEmpty()
                ? "# none of minion.sudo is on this machine"
                : user + " ALL=(root) NOPASSWD: " + here.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /** Names that this machine does not have. */
    List<String> missing() {
        List<String> missing = new ArrayList<>(names);
        missing.removeIf(name -> Stream.of(name).flatMap(it -> found(it).stream()).findAny().isPresent());
        return missing;
    }
}
