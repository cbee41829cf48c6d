package io.gather.cli.schedule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.gather.cli.schedule.HostProgram.Ended;
import io.gather.core.schedule.GatherSchedule;

/**
 * Lines in the crontab of whoever runs this, each ending with a comment that says whose they are; others are left as they are.
 *
 * @param program {@code crontab}
 */
record CrontabTimer(Path program) implements Timer {
    private static final String MARK = "# gather schedule ";

    @Override
    public String name() {
        return "cron";
    }

    @Override
    public void install(GatherSchedule schedule, List<String> command) throws InterruptedException {
        List<String> lines = without(schedule.name());
        List<String> words = new ArrayList<>(command);
        words.add("--spread");
        String line = ("cd " + QuotedWords.quoted(List.of(schedule.folder())) + " && " + QuotedWords.quoted(words))
                .replace("%", "\\%");
        schedule.cadence().crontab().forEach(times -> lines.add(times + " " + line + " " + MARK + schedule.name()));
        write(lines);
    }

    @Override
    public void remove(String schedule) throws InterruptedException {
        if (has(schedule)) {
            write(without(schedule));
        }
    }

    @Override
    public boolean has(String schedule) throws InterruptedException {
        return lines().stream().anyMatch(line -> line.endsWith(MARK + schedule));
    }

    @Override
    public String remark() {
        return "";
    }

    private List<String> without(String schedule) throws InterruptedException {
        return lines().stream().filter(line -> !line.endsWith(MARK + schedule))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<String> lines() throws InterruptedException {
        List<String> command = List.of(program.toString(), "-l");
        Ended ended = HostProgram.run(command);
        if (!ended.well() && !ended.text().contains("no crontab")) {
            throw HostProgram.failed(command, "ends with " + ended.code() + ": " + ended.text().strip(), null);
        }
        return ended.well() ? ended.text().lines().toList() : List.of();
    }

    private void write(List<String> lines) throws InterruptedException {
        List<String> command = List.of(program.toString(), lines.isEmpty() ? "-r" : "-");
        Ended ended = HostProgram.run(command,
                lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
        if (!ended.well()) {
            throw HostProgram.failed(command, "ends with " + ended.code() + ": " + ended.text().strip(), null);
        }
    }
}
