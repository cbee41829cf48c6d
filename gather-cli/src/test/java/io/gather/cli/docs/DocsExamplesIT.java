package io.gather.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the documents tell people to type works, and shows what they say it shows. */
class DocsExamplesIT {
    private static final Pattern PROFILE = Pattern.compile("-P([A-Za-z,-]+)");

    @TempDir
    Path folder;

    static List<Document> documents() throws IOException {
        return Document.all().stream().filter(document -> !document.blocks("console").isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandDoesWhatIsWritten(Document document) throws Exception {
        List<String> wrong = new ArrayList<>();
        try (Sandbox sandbox = Sandbox.make(folder)) {
            for (Document.Block block : document.blocks()) {
                tryOut(document, block, sandbox, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void tryOut(Document document, Document.Block block, Sandbox sandbox, List<String> wrong)
            throws Exception {
        String file = block.marked("file");
        if (!file.isEmpty()) {
            sandbox.write(file, block.text());
        } else if (block.language().equals("console")) {
            for (Example example : Example.of(block)) {
                check(document, example, sandbox, wrong);
            }
        }
    }

    private static void check(Document document, Example example, Sandbox sandbox, List<String> wrong)
            throws Exception {
        if (example.command().startsWith("./mvnw")) {
            return;
        }
        Sandbox.Ended ended = sandbox.run(example.command().replaceAll("(?<![^ ;&|])\\./gather\\b", "gather"));
        String where = document.name() + ":" + example.line() + ": " + example.command();
        if (ended.exit() != example.exit()) {
            wrong.add(where + "\nends with " + ended.exit() + ", not " + example.exit() + "\n" + ended.output());
        }
        for (String line : example.missing(ended.output())) {
            wrong.add(where + "\ndoes not say: " + line + "\nbut:\n" + ended.output());
        }
    }

    @Test
    void namesOnlyProfilesOfTheBuildThatExist() throws IOException {
        String build = Files.readString(Document.ROOT.resolve("pom.xml"));
        List<String> named = new ArrayList<>();
        for (Document document : Document.all()) {
            document.lines().stream().filter(line -> line.contains("mvnw")).forEach(line -> {
                Matcher matcher = PROFILE.matcher(line);
                while (matcher.find()) {
                    named.addAll(Stream.of(matcher.group(1).split(",")).toList());
                }
            });
        }
        assertThat(named).isNotEmpty().allSatisfy(profile -> assertThat(build).contains("<id>" + profile + "</id>"));
    }
}
