package io.gather.cli.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import io.gather.core.compare.text.EditScript;
import io.gather.core.compare.text.TextLines;
import io.gather.core.compare.text.Unified;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.ProgramEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** Our patches beside the programs that made the format. */
class PatchTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 3", "4, 3", "5, 10", "6, 2147483647"})
    void isUnderstoodByPatch(long seed, int context) throws Exception {
        Peer patch = Peer.require("patch");
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            String a = text(random, 1 + random.nextInt(60));
            String b = random.nextInt(6) == 0 ? text(random, 1 + random.nextInt(60)) : edited(random, a);
            if (a.equals(b)) {
                assertThat(unified(a, b, context)).doesNotContain("@@");
                continue;
            }
            Path file = Files.writeString(folder.resolve("a" + i), a);
            Path diff = Files.writeString(folder.resolve("diff" + i), unified(a, b, context));

            ProgramEnd ended = patch.run("--unified", "--fuzz=0", "--silent", file.toString(), diff.toString());

            assertThat(ended.exit()).as("seed %d, round %d: %s", seed, i, ended).isZero();
            assertThat(file).as("seed %d, round %d", seed, i).hasContent(b);
            assertThat(Files.size(file)).isEqualTo(b.length());
        }
    }

    @Test
    void isWhatDiffWrites() throws Exception {
        String a = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n";
        String b = "one\n2\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven";
        Path first = Files.writeString(folder.resolve("a"), a);
        Path second = Files.writeString(folder.resolve("b"), b);
        for (int context : new int[]{0, 1, 3}) {
            String theirs = Peer.require("diff").run("-U" + context, first.toString(), second.toString()).output();

            assertThat(unified(a, b, context)).endsWith(theirs.substring(theirs.indexOf("@@")));
        }
    }

    private static String unified(String a, String b, int context) {
        StringBuilder patch = new StringBuilder("--- a\n+++ b\n");
        Unified.write(requireNonNull(EditScript.of(TextLines.of(a), TextLines.of(b))), context,
                (kind, text) -> patch.append(kind.mark()).append(text).append('\n'));
        return patch.toString();
    }

    private static String text(Random random, int lines) {
        String text = random.ints(lines, 'a', 'i').mapToObj(c -> Character.toString(c) + "\n").collect(joining());
        return random.nextInt(4) == 0 ? text.substring(0, text.length() - 1) : text;
    }

    private static String edited(Random random, String text) {
        StringBuilder edited = new StringBuilder();
        for (String line : text.split("(?<=\n)")) {
            switch (random.nextInt(9)) {
                case 0 -> edited.append("new\n").append(line);
                case 1 -> edited.append(random.nextInt(4)).append(line);
                case 2 -> {
                }
                default -> edited.append(line);
            }
        }
        return edited.isEmpty() ? "x\n" : edited.toString();
    }
}
