package io.gather.cli.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.gather.cli.error.CommandError;
import io.gather.cli.schedule.HostProgram.Ended;
import io.gather.core.error.GatherException;
import io.gather.core.files.DurableFile;
import io.gather.core.schedule.GatherSchedule;

/**
 * A timer of systemd and the service that it starts: of the system for root, of the user for others.
 *
 * @param units the folder where an administrator's units are
 */
record SystemdTimer(Path systemctl, Path units, boolean ofUser) implements Timer {
    @Override
    public String name() {
        return "systemd";
    }

    @Override
    public void install(GatherSchedule schedule, List<String> command) throws InterruptedException {
        write(service(schedule.name()), serviceText(schedule, command));
        write(timer(schedule.name()), timerText(schedule));
        try {
            told("daemon-reload");
            told("enable", "--now", String.valueOf(timer(schedule.name()).getFileName()));
        } catch (GatherException e) {
            delete(schedule.name());
            throw e;
        }
    }

    @Override
    public void remove(String schedule) throws InterruptedException {
        if (has(schedule)) {
            told("disable", "--now", String.valueOf(timer(schedule).getFileName()));
            delete(schedule);
            told("daemon-reload");
        }
    }

    @Override
    public boolean has(String schedule) {
        return Files.exists(timer(schedule));
    }

    @Override
    public String remark() throws InterruptedException {
        if (!ofUser) {
            return "";
        }
        String user = System.getProperty("user.name");
        Ended linger = HostProgram.run(List.of("loginctl", "show-user", user, "--property=Linger", "--value"));
        return linger.text().strip().equals("yes")
                ? ""
                : "it runs while you are logged in; always: loginctl enable-linger " + user;
    }

    private String serviceText(GatherSchedule schedule, List<String> command) {
        return """
                [Unit]
                Description=gather, schedule %s
                Documentation=man:gather-schedule(1)
                Wants=network-online.target
                After=network-online.target

                [Service]
                Type=oneshot
                WorkingDirectory=%s
                ExecStart=%s
                Nice=10
                IOSchedulingClass=idle
                TimeoutStartSec=infinity
                TimeoutStopSec=10min
                KillMode=mixed
                """.formatted(schedule.name(), schedule.folder().replace("%", "%%"),
                command.stream().map(SystemdTimer::quoted).collect(Collectors.joining(" ")));
    }

    private static String timerText(GatherSchedule schedule) {
        return "[Unit]\nDescription=gather, schedule " + schedule.name() + "\n\n[Timer]\n"
                + schedule.cadence().systemd().stream().map(event -> "OnCalendar=" + event + "\n")
                        .collect(Collectors.joining())
                + "RandomizedDelaySec=" + schedule.jitter().toSeconds() + "\nPersistent=true\n\n"
                + "[Install]\nWantedBy=timers.target\n";
    }

    private static String quoted(String word) {
        String escaped = word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$");
        return word.matches("[A-Za-z0-9_./:=@,+-]+") ? word : "\"" + escaped + "\"";
    }

    private void told(String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(systemctl.toString()));
        if (ofUser) {
            command.add("--user");
        }
        command.addAll(List.of(words));
        Ended ended = HostProgram.run(command);
        if (!ended.well()) {
            throw HostProgram.failed(command, "ends with " + ended.code() + ": " + ended.text().strip(), null);
        }
    }

    private Path service(String schedule) {
        return units.resolve("gather-" + schedule + ".service");
    }

    private Path timer(String schedule) {
        return units.resolve("gather-" + schedule + ".timer");
    }

    private void delete(String schedule) {
        try {
            Files.deleteIfExists(timer(schedule));
            Files.deleteIfExists(service(schedule));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void write(Path file, String text) {
        try {
            DurableFile.makeFolder(units);
            DurableFile.write(file, text);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private GatherException unwritable(IOException e) {
        return new GatherException(CommandError.TIMER_FAILED, "units of systemd cannot be written: " + e,
                units.toString(),
                "check who owns this directory, or take cron: --timer cron", e);
    }
}
