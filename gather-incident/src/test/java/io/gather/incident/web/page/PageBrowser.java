package io.gather.incident.web.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A browser without a window that knows no server but one on this machine. */
record PageBrowser(Path program, Path folder) {
    private static final List<String> QUIET = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-default-apps", "--disable-dev-shm-usage", "--hide-scrollbars", "--enable-logging=stderr",
            "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            "--virtual-time-budget=4000");

    /** Ends the test where there is none, as a failure where the build installs its peers. */
    static PageBrowser find(Path folder) throws IOException, InterruptedException {
        List<Path> programs = new ArrayList<>();
        for (String name : List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")) {
            for (String path : System.getenv("PATH").split(":")) {
                programs.add(Path.of(path, name));
            }
        }
        programs.add(Path.of(System.getProperty("gather.root"), "src-test-fixtures/qt-chromium"));
        for (Path program : programs) {
            if (Files.isExecutable(program) && runs(program)) {
                return new PageBrowser(program, folder);
            }
        }
        if (Boolean.getBoolean("gather.peers")) {
            Assertions.fail("no headless browser");
        }
        return Assumptions.abort("no headless browser (./mvnw verify -Ppeers installs it)");
    }

    /** A program of that name may be a script that only tells to install a snap. */
    private static boolean runs(Path program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), "--version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }

    /** The page as it is after its script ran. */
    String dump(String address) throws IOException, InterruptedException {
        return Files.readString(run(List.of("--dump-dom", address)));
    }

    /** What the browser had to say of the last page. */
    List<String> complaints() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("stderr"))) {
            return lines.filter(line -> line.contains("CONSOLE") || line.contains("Refused to")).toList();
        }
    }

    void photograph(String address, String size, boolean dark, Path picture) throws IOException, InterruptedException {
        Files.createDirectories(picture.getParent());
        List<String> options = new ArrayList<>(List.of("--window-size=" + size, "--screenshot=" + picture));
        if (dark) {
            options.add("--blink-settings=preferredColorScheme=0");
        }
        options.add(address);
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
            Assertions.assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the browser hangs");
            Assertions.assertEquals(0, process.exitValue());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return out;
    }
}
