package io.gather.core.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A browser without a window. */
record Chromium(Path program, Path folder) {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable");
    private static final List<String> QUIET = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-default-apps", "--disable-dev-shm-usage", "--hide-scrollbars", "--enable-logging=stderr",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=4000");

    enum Screen {
        DESKTOP("1280,2600"),
        DARK("1280,2600"),
        PHONE("390,3600");

        private final String size;

        Screen(String size) {
            this.size = size;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The page after its script ran, what the browser had to say about it, and what it asked the network for. */
    record Dom(String text, List<String> complaints, List<String> requests) {
        List<String> rows(String id) {
            Matcher part = Pattern.compile("id=\"" + id + "\".*?</section>", Pattern.DOTALL).matcher(text);
            Assertions.assertTrue(part.find(), id);
            Matcher body = Pattern.compile("<tbody>(.*?)</tbody>", Pattern.DOTALL).matcher(part.group());
            return body.find()
                    ? Pattern.compile("<tr.*?</tr>", Pattern.DOTALL).matcher(body.group(1)).results()
                            .map(MatchResult::group).toList()
                    : List.of();
        }
    }

    /** Ends the test where there is none, as a failure where the build installs its peers. */
    static Chromium find(Path folder) throws IOException, InterruptedException {
        for (Path program : candidates()) {
            if (Files.isExecutable(program) && runs(program)) {
                return new Chromium(program, folder);
            }
        }
        String absent = "no headless browser: install one of the packages chromium or python3-pyqt6.qtwebengine,"
                + " or Google's google-chrome-stable; a snap does not do in a container";
        if (Boolean.getBoolean("gather.peers")) {
            Assertions.fail(absent);
        }
        return Assumptions.abort(absent + " (./mvnw verify -Ppeers installs it)");
    }

    private static List<Path> candidates() {
        List<Path> programs = new ArrayList<>();
        for (String name : NAMES) {
            for (String path : System.getenv("PATH").split(":")) {
                programs.add(Path.of(path, name));
            }
        }
        programs.add(Path.of(System.getProperty("gather.root"), "src-test-fixtures/qt-chromium"));
        return programs;
    }

    /** A program of that name may be a script that only tells to install a snap. */
    private static boolean runs(Path program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), "--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }

    Dom dump(Path page, String fragment) throws IOException, InterruptedException {
        Path log = folder.resolve("net.json");
        Path out = run(List.of("--log-net-log=" + log, "--dump-dom", page.toUri() + fragment));
        try (Stream<String> lines = Files.lines(folder.resolve("stderr"))) {
            return new Dom(Files.readString(out), lines.filter(l -> l.contains("CONSOLE")).toList(), requests(log));
        }
    }

    /** The browser's own errands have no page behind them. */
    private static List<String> requests(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(l -> l.contains("\"initiator\"") && !l.contains("\"initiator\":\"not an origin\""))
                    .toList();
        }
    }

    void photograph(Path page, Screen screen, Path picture) throws IOException, InterruptedException {
        Files.createDirectories(picture.getParent());
        List<String> options = new ArrayList<>(List.of("--window-size=" + screen.size, "--screenshot=" + picture));
        if (screen == Screen.DARK) {
            options.add("--blink-settings=preferredColorScheme=0");
        }
        options.add(page.toUri().toString());
        run(options);
    }

    private Path run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(QUIET);
        command.add("--user-data-dir=" + folder.resolve("profile"));
        command.addAll(options);
        Path out = folder.resolve("stdout");
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile())
                .redirectError(folder.resolve("stderr").toFile()).start();
        try {
            Assertions.assertTrue(process.waitFor(120, TimeUnit.SECONDS), "chromium hangs");
            Assertions.assertEquals(0, process.exitValue());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return out;
    }
}
