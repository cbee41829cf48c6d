package io.gather.cli.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;

/**
 * What there is on this machine to start gathers by.
 *
 * @param booted the folder that is there where systemd runs the machine
 */
record Timers(Map<String, String> environment, boolean root, Path home, Path booted) {
    private static final Path SYSTEM_UNITS = Path.of("/etc/systemd/system");

    static Timers of(Map<String, String> environment) {
        String user = System.getProperty("user.name");
        return new Timers(environment, "root".equals(user),
                Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/"))),
                Path.of("/run/systemd/system"));
    }

    /** @param name empty: the first that there is */
    Timer chosen(String name) throws InterruptedException {
        if (!List.of("", "systemd", "cron").contains(name)) {
            throw new GatherException(CommandError.SCHEDULE_WRONG, "there is no timer '" + name + "'", "--timer",
                    "take systemd or cron, or leave it out");
        }
        return all().stream().filter(timer -> name.isEmpty() || timer.name().equals(name)).findFirst()
                .orElseThrow(() -> new GatherException(CommandError.NO_TIMER,
                        name.isEmpty() ? "neither systemd nor cron runs here" : name + " is not here", "",
                        "install the package cron; or have another program run it: gather run --batch"));
    }

    /** Where a schedule may have been installed, the one to be preferred first. */
    List<Timer> all() throws InterruptedException {
        Optional<Timer> systemd = systemd();
        Optional<Timer> cron = found("crontab").map(CrontabTimer::new);
        return Stream.of(systemd, cron).flatMap(Optional::stream).toList();
    }

    private Optional<Timer> systemd() throws InterruptedException {
        Optional<Path> systemctl = found("systemctl");
        if (systemctl.isEmpty() || !Files.isDirectory(booted)) {
            return Optional.empty();
        }
        if (root) {
            return Optional.of(new SystemdTimer(systemctl.get(), SYSTEM_UNITS, false));
        }
        boolean mine = HostProgram.run(List.of(systemctl.get().toString(), "--user", "show-environment")).well();
        String told = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path config = told.isEmpty() ? home.resolve(".config") : Path.of(told);
        return mine
                ? Optional.of(new SystemdTimer(systemctl.get(), config.resolve("systemd/user"), true))
                : Optional.empty();
    }

    private Optional<Path> found(String program) {
        return Stream.concat(Stream.of(environment.getOrDefault("PATH", "").split(":")),
                Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")).filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
    }
}
