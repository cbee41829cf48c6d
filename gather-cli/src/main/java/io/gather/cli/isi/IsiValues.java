package io.gather.cli.isi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options whose values need more than to be passed on. */
final class IsiValues {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,4})(?:-([0-9]{1,4}))?");
    private static final int MOST_PARALLEL = 256;
    private static final int MOST_PROCESSES = 3000;
    /** As good as none. */
    private static final String NO_LIMIT = "365d";

    private IsiValues() {}

    static void password(List<String> values, Translation to) {
        to.note("-p: others on this machine can see a password that is an argument; use GATHER_SSH_PASSWORD");
        to.set("GATHER_SSH_PASSWORD", values.getLast());
    }

    static void include(List<String> values, Translation to) {
        for (String name : names(values)) {
            switch (name) {
                case "all" -> to.add("--profile", "all");
                case "tsr_logs" -> to.note("-i tsr_logs: there are no such reports outside of OneFS");
                default -> to.add("--include", name);
            }
        }
    }

    static void list(List<String> values, Translation to) {
        to.list(names(values));
        if (values.isEmpty()) {
            to.note("-l GROUP lists the items of a group");
        }
    }

    static void exclude(List<String> values, Translation to) {
        if (values.isEmpty()) {
            to.list(List.of());
        }
        names(values).forEach(name -> to.add("--exclude", name));
    }

    static void file(List<String> values, Translation to) {
        values.forEach(path -> to.add("--file", absolute("-f", path)));
    }

    static void nodes(List<String> values, Translation to) {
        List<String> numbers = new ArrayList<>();
        for (String part : names(values)) {
            Matcher matcher = RANGE.matcher(part);
            if (!matcher.matches()) {
                throw Translation.wrong("-n", "'" + part + "' is no list of node numbers such as 1,4-10");
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (last < first) {
                throw Translation.wrong("-n", "'" + part + "' ends before it begins");
            }
            for (int lnn = first; lnn <= last; lnn++) {
                numbers.add("@lnn:" + lnn);
            }
        }
        to.add("--nodes", String.join(",", numbers));
    }

    static void script(List<String> values, Translation to) {
        values.forEach(path -> to.add("--command", absolute("-s", path)));
    }

    static void base(List<String> values, Translation to) {
        String folder = absolute("-T", values.getLast());
        to.add("--output", folder + "/pkg", "--spool", folder + "/tmp");
    }

    static void name(List<String> values, Translation to) {
        String name = values.getLast().replaceFirst("(\\.tar\\.gz|\\.tar|\\.tgz|\\.gz)$", "");
        int slash = name.lastIndexOf('/');
        if (slash >= 0) {
            to.add("--output", name.substring(0, Math.max(1, slash)));
        }
        to.set("GATHER_PREFIX", name.substring(slash + 1));
        to.note("-t: cluster, date and time are added to the name");
    }

    static void folder(List<String> values, Translation to) {
        to.add("--output", absolute("--tardir", values.getLast()));
    }

    /** What cannot be done in the end is better known at the beginning. */
    static void link(List<String> values, Translation to) {
        Path folder = Path.of(values.getLast()).toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw Translation.wrong("--symlinkdir", "there is no directory " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw Translation.wrong("--symlinkdir", "no link can be made in " + folder + ": permission denied");
        }
        to.link(folder);
    }

    static void recentLogs(List<String> values, Translation to) {
        to.add("--exclude", "onefs.varlog_rotated");
        to.note("--varlog-recent: leaves out rotated logs of OneFS nodes; those of other systems are gathered,"
                + " --gather-past 2d leaves out old ones");
    }

    static void cleanOnly(List<String> values, Translation to) {
        to.note("--clean-only: gather deletes nothing on nodes, and gathers nothing now");
        to.gatherNothing();
    }

    static void timeout(List<String> values, Translation to) {
        for (int i = 0; i + 1 < values.size(); i += 2) {
            String seconds = values.get(i + 1).toLowerCase(Locale.ROOT);
            if (!seconds.matches("[0-9]{1,8}|none")) {
                throw Translation.wrong("--timeout", "'" + values.get(i + 1) + "' is no number of seconds");
            }
            String time = seconds.equals("none") || seconds.matches("0+") ? NO_LIMIT : seconds + "s";
            if (values.get(i).equals("all")) {
                to.timeoutOfAll(time);
            } else {
                to.add("--timeout", values.get(i) + "=" + time);
            }
        }
    }

    static void parallelism(List<String> values, Translation to) {
        switch (values.getLast().toUpperCase(Locale.ROOT)) {
            case "SERIAL" -> to.serial();
            case "SUBPROCESS" -> to.add();
            default -> throw Translation.wrong("--parallelism", "'" + values.getLast()
                    + "' is neither SERIAL nor SUBPROCESS");
        }
    }

    static void processes(List<String> values, Translation to) {
        String number = values.getLast();
        if (!number.matches("[0-9]{1,4}") || Integer.parseInt(number) < 1
                || Integer.parseInt(number) > MOST_PROCESSES) {
            throw Translation.wrong("--processes", "must be 1 to " + MOST_PROCESSES + ", not '" + number + "'");
        }
        int wanted = Integer.parseInt(number);
        if (wanted > MOST_PARALLEL) {
            to.note("--processes: at most " + MOST_PARALLEL + " commands run at the same time on a node");
        }
        to.processes(Math.min(MOST_PARALLEL, wanted));
    }

    private static String absolute(String option, String path) {
        if (!path.startsWith("/")) {
            throw Translation.wrong(option, "'" + path + "' must begin with a slash");
        }
        return path;
    }

    /** With commas or blanks between them. */
    private static List<String> names(List<String> values) {
        return values.stream().flatMap(value -> Pattern.compile("[, ]+").splitAsStream(value))
                .filter(name -> !name.isEmpty()).toList();
    }
}
