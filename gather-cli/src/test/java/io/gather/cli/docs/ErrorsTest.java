package io.gather.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gather.core.error.Category;
import io.gather.core.error.ErrorCatalog;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The catalogue of errors holds what is used and nothing else, and the documents say what it says. */
class ErrorsTest {
    private static final Pattern CODE = Pattern.compile("GATHER-\\d{4}");
    private static final String BEGINNING = """
            # Errors
            Every error has a code, which it keeps; it stands at the end of the message's last line. `gather explain CODE` tells what is
            told here; a bare number will do. What the code cannot know (which file, which node) is in the message itself, and mostly a
            better remedy. The exit codes are in [the user guide](user-guide.md#exit-codes).

            Errors of connections have the exit code of what the connection was for, here `–`: 6 for an upload.

            """;

    private final ErrorCatalog catalog = ErrorCatalog.installed();

    @Test
    void everyErrorIsInTheCatalogueAndUsed() {
        JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.gather");
        Set<String> known = catalog.entries().stream().map(ErrorEntry::code).collect(Collectors.toSet());
        List<JavaClass> areas = classes.stream().filter(it -> it.isEnum() && it.isAssignableTo(ErrorCode.class))
                .toList();
        Set<String> used = classes.stream().flatMap(it -> it.getFieldAccessesFromSelf().stream())
                .filter(it -> !it.getOriginOwner().equals(it.getTargetOwner())).map(JavaFieldAccess::getTarget)
                .map(it -> it.getFullName()).collect(Collectors.toCollection(HashSet::new));

        assertThat(areas).hasSizeGreaterThan(5);
        for (JavaClass area : areas) {
            for (Object constant : area.reflect().getEnumConstants()) {
                assertThat(known).contains(((ErrorCode) constant).entry().code());
                assertThat(used).contains(area.getName() + "." + ((Enum<?>) constant).name());
            }
        }
    }

    /** Nobody makes up a code where it is thrown. */
    @Test
    void codesStandInTheCatalogueAlone() throws IOException {
        List<String> elsewhere = new ArrayList<>();
        for (Path file : files(".java")) {
            String text = Files.readString(file);
            if (file.toString().contains("/src/main/") && !text.contains("implements ErrorCode ")) {
                Matcher code = Pattern.compile("\"[^\"\\n]*" + CODE.pattern()).matcher(text);
                while (code.find()) {
                    elsewhere.add(file.getFileName() + ": " + code.group());
                }
            }
        }
        // Examples of what can be typed.
        assertThat(elsewhere).allMatch(it -> it.matches("(Topics|ExplainCommand)\\.java: .*"));
    }

    @Test
    void documentsNameCodesThatThereAre() throws IOException {
        Set<String> unknown = new HashSet<>();
        for (Path file : files(".md")) {
            CODE.matcher(Files.readString(file)).results().map(it -> it.group())
                    .filter(it -> catalog.find(it).isEmpty()).map(it -> file.getFileName() + ": " + it)
                    .forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    /** Written anew with {@code -Dgather.docs.write=true}. */
    @Test
    void thePageIsTheCatalogue() throws IOException {
        Path page = Document.ROOT.resolve("docs/errors.md");
        String text = page();
        if (Boolean.getBoolean("gather.docs.write")) {
            Files.writeString(page, text);
        }
        assertThat(Files.readString(page)).isEqualTo(text);
    }

    private String page() {
        StringBuilder text = new StringBuilder(BEGINNING);
        text.append("| code | means | what to do | exit code |\n| --- | --- | --- | --- |\n");
        for (ErrorEntry entry : catalog.entries()) {
            Category category = entry.category();
            text.append("| `").append(entry.code()).append("` | ").append(cell(entry.meaning())).append(" | ")
                    .append(cell(entry.remedy())).append(" | ").append(category == null ? "–" : category.exitCode())
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
    }

    @Test
    void theTableOfExitCodesHasEveryCategory() {
        Map<String, String> rows = new TreeMap<>();
        Document.of("docs/user-guide.md").tableAfter("## Exit codes").forEach(row -> rows.put(row.get(0), row.get(1)));

        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(
                Stream.concat(Stream.of("0", "4", "130, 143"),
                        Arrays.stream(Category.values()).map(it -> Integer.toString(it.exitCode()))).toList());
    }

    private static List<Path> files(String ending) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("docs", "gather-core", "gather-minion", "gather-transport", "gather-stats",
                "gather-incident", "gather-cli")) {
            try (Stream<Path> files = Files.walk(Document.ROOT.resolve(folder))) {
                files.filter(it -> it.toString().endsWith(ending) && !it.toString().contains("/target/"))
                        .forEach(all::add);
            }
        }
        return all;
    }
}
