package io.gather.core.redact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RedactorTest {
    private final long seed = Long.getLong("gather.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void redactsLinesHoweverTheyArriveInPieces() throws Exception {
        Redactor redactor = Redactor.of(List.of("(password=)[^ ]+")).and(List.of("(?i)(token: ).*", "(käse=)[^;]*"));
        for (int round = 0; round < 300; round++) {
            String text = text();
            StringBuilder wanted = new StringBuilder();
            for (String line : text.split("(?<=\n)")) {
                wanted.append(line.replaceAll("(password=)[^ \n]+", "$1********").replaceAll("(?i)(token: )[^\n]*",
                        "$1********").replaceAll("(käse=)[^;\n]*", "$1********"));
            }
            assertThat(redacted(redactor, text, RedactedStream.WHOLE)).as("seed %d round %d", seed, round)
                    .isEqualTo(wanted.toString());
            assertThat(redactor.text(text)).as("as a text: seed %d round %d", seed, round)
                    .isEqualTo(wanted.toString());
        }
    }

    @Test
    void neverLetsASecretThroughInALineLongerThanAWindow() throws Exception {
        Redactor redactor = Redactor.of(List.of("(password=)[^ ]+"));
        for (int round = 0; round < 300; round++) {
            String secret = "S".repeat(1 + random.nextInt(round % 3 == 0 ? 30_000 : 900));
            String line = "x ".repeat(random.nextInt(9000)) + "password=" + secret + " y".repeat(random.nextInt(9000));

            String redacted = redacted(redactor, line + "\nnext\n", RedactedStream.WHOLE);

            assertThat(redacted).as("seed %d round %d", seed, round).doesNotContain("S")
                    .contains("password=********").endsWith("\nnext\n");
            if (secret.length() < 900) {
                assertThat(redacted).isEqualTo(line.replace(secret, "********") + "\nnext\n");
            }
        }
    }

    /** What comes behind the cut until a line ends is gone, all else is there; and it says how much is gone. */
    @Test
    void leavesOutWhatIsLeftOfALineThatHasLostItsBegin() throws Exception {
        Redactor redactor = Redactor.of(List.of("(password=)[^ ]+"));
        for (int round = 0; round < 300; round++) {
            String text = random.ints(random.nextInt(1, 300), 0, 12).mapToObj(it -> it == 0 ? "\n" : "ab")
                    .collect(Collectors.joining());
            int torn = random.nextInt(text.length());
            int end = text.indexOf('\n', torn);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RedactedStream stream = redactor.content(out, torn);

            write(text, stream, 40);

            assertThat(out.toString(StandardCharsets.UTF_8)).as("seed %d round %d cut at %d: %s", seed, round, torn,
                    text).isEqualTo(text.substring(0, torn) + (end < 0 ? "" : text.substring(end + 1)));
            assertThat(stream.leftOut()).isEqualTo((end < 0 ? text.length() : end + 1) - torn);
        }
    }

    @Test
    void doesNotJoinWhatIsBeforeACutWithWhatIsBehindIt() throws Exception {
        Redactor redactor = Redactor.of(List.of("(password=)[^ ]+"));

        assertThat(redacted(redactor, "password=abcret\nnext", 12)).isEqualTo("password=********next");
    }

    @Test
    void withoutMasksPassesOnTheVeryBytes() throws Exception {
        byte[] content = "a line\nand a half".getBytes(StandardCharsets.UTF_8);
        byte[][] seen = new byte[1][];
        RedactedStream stream = Redactor.NONE.content(new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                seen[0] = bytes;
                super.write(bytes, from, length);
            }
        }, 3);

        stream.write(content, 0, content.length);
        stream.finish();

        assertThat(seen[0]).isSameAs(content);
        assertThat(stream.leftOut()).isZero();
        assertThat(Redactor.NONE.changesContent()).isFalse();
        assertThat(Redactor.of(List.of())).isSameAs(Redactor.NONE);
    }

    /** Java takes the byte 0x85 for an end of a line; in UTF-8 it is the second half of a letter. */
    @Test
    void takesNoPartOfALetterForTheEndOfALine() throws Exception {
        Redactor redactor = Redactor.of(List.of("(token: ).*", "^(key ).+$"));

        assertThat(redacted(redactor, "token: Åse\nkey Å1\r\n", RedactedStream.WHOLE))
                .isEqualTo("token: ********\nkey ********\n");
        assertThat(redactor.text("token: Åse")).isEqualTo("token: ********");
    }

    @Test
    void keepsTextsThatHoldNoSecretAsTheyAre() {
        Redactor redactor = Redactor.of(List.of("s3same-[0-9]+"));
        String text = "\ud800 is no letter, and € is one";

        assertThat(redactor.text(text)).isSameAs(text);
        assertThat(redactor.text("€ s3same-1234 €\ns3same-1")).isEqualTo("€ ******** €\n********");
        assertThat(redactor.optional(null)).isNull();
        assertThat(redactor.optional("s3same-1")).isEqualTo("********");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (unclosed | the mask '(unclosed' is not a regular expression: missing closing )
            a(?=b)x | there is no look-around, and there are no back references
            (a)\\1 | there is no look-around, and there are no back references
            (a)(b)    | has more than one group: only what is in the first is kept
            x*        | finds something where there is nothing
            ''        | finds something where there is nothing
            """)
    void refusesMasksThatWouldNotDoWhatTheySeemTo(String mask, String why) {
        assertThatThrownBy(() -> Redactor.check(mask)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void tellsEqualSecretsByTheKeyAndNobodyElseCan() throws Exception {
        Redactor redactor = Marked.redactor("00ff").and(List.of("(customer=)[^ ]+"));
        String text = "password=hunter2 token=a1b2c3d4e5\nDB_PASSWORD: 'hunter2'\ncustomer=hunter2\n";

        String[] masked = redacted(redactor, text, RedactedStream.WHOLE).split("\n");

        assertThat(masked[0]).matches("password=MASKED_[0-9a-f]{8} token=MASKED_[0-9a-f]{8}");
        String same = masked[0].substring(9, 24);
        assertThat(masked[1]).isEqualTo("DB_PASSWORD: '" + same + "'");
        assertThat(masked[2]).isEqualTo("customer=" + same);
        assertThat(redactor.text(text)).isEqualTo(String.join("\n", masked) + "\n");
        assertThat(Marked.redactor("00fe").text("password=hunter2")).doesNotContain(same);
    }

    @Test
    void leavesToARuleWhatAMaskWouldMaskAgain() throws Exception {
        Redactor rules = Marked.redactor("00ff");
        String text = "password = 'hunter2' # x\n";

        assertThat(redacted(rules.and(List.of("(password = ).[a-zA-Z0-9_]+.")), text, RedactedStream.WHOLE))
                .isEqualTo(redacted(rules, text, RedactedStream.WHOLE)).contains("'MASKED_");
    }

    @Test
    void countsWhatRulesFindByKind() throws Exception {
        Redactor all = Marked.redactor("");
        Redactor redactor = all.counting();
        RedactedStream stream = redactor.and(List.of("never")).content(new ByteArrayOutputStream());
        stream.write("password=hunter2\nDB_PASSWORD=x1\nurl=ftp://a:b9@h/\n".getBytes(StandardCharsets.UTF_8));
        stream.finish();

        assertThat(redactor.masked()).isEqualTo(Map.of("password", 2L, "credential-url", 1L));
        assertThat(all.masked()).isEmpty();
    }

    @Test
    void takesNoLongerForWhateverAUserWrites() throws Exception {
        Redactor redactor = Redactor.of(List.of("(?:x+x+)+y", "(?:a|a|ax)+b"));

        String text = "x".repeat(50_000) + "\n" + "ax".repeat(20_000) + "\nxxy\n";

        assertThat(redacted(redactor, text, RedactedStream.WHOLE)).isEqualTo(text.replace("xxy", "********"));
    }

    @Test
    void isTheOnlyDoorOfItsPackage() {
        Set<String> open = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(Redactor.class.getPackageName()).stream()
                .filter(type -> type.getPackageName().equals(Redactor.class.getPackageName()))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(open).containsExactlyInAnyOrder("Redactor", "RedactedStream", "Concealment", "MaskKeyFile",
                "MaskDigest");
        assertThat(Arrays.stream(RedactedStream.class.getDeclaredConstructors()))
                .noneMatch(it -> Modifier.isPublic(it.getModifiers()));
    }

    private String redacted(Redactor redactor, String text, long torn) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(text, redactor.content(out, torn), 20_000);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void write(String text, RedactedStream out, int largest) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < content.length;) {
            int part = Math.min(content.length - at, 1 + random.nextInt(largest));
            out.write(content, at, part);
            at += part;
        }
        out.finish();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        String[] words = {"password=", "hunter2", " ", "\n", "Token: ", "abc", "käse=", ";", "\u20ac", "=", "\n\n"};
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }
}
