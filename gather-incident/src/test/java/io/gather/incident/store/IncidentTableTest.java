package io.gather.incident.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentTableTest {
    @TempDir
    private Path base;

    private static int[] all(IncidentRows rows) {
        return IntStream.range(0, rows.size()).toArray();
    }

    @Test
    void readsWhatIsThereAndWhatComes() throws Exception {
        IncidentTable table = new IncidentTable(base);
        assertThat(table.rows().size()).isZero();
        MadeIndex.write(base, 0, 1000);

        IncidentRows first = table.rows();
        MadeIndex.write(base, 1000, 1500);
        IncidentRows second = table.rows();

        assertThat(first.size()).isEqualTo(1000);
        assertThat(second.size()).isEqualTo(1500);
        assertThat(table.rows()).as("nothing came").isSameAs(second);
        for (int i : new int[]{0, 7, 999, 1000, 1499}) {
            IncidentEntry entry = MadeIndex.entry(i);
            assertThat(second.time(i)).isEqualTo(entry.time().toEpochMilli());
            assertThat(second.tub(i)).isEqualTo(entry.tub().text());
            assertThat(second.fingerprint(i)).isEqualTo(entry.fingerprint().text());
            assertThat(second.categories(i)).isEqualTo(entry.categories());
            assertThat(second.level(i)).isEqualTo(entry.level());
            assertThat(table.entries(second, new int[]{i})).containsExactly(entry);
        }
        assertThat(second.newestFirst()).hasSize(1500).startsWith(1499, 1498).endsWith(1, 0);
    }

    @Test
    void aLineThatIsStillWrittenWaits() throws Exception {
        MadeIndex.write(base, 0, 2);
        Path file = new StorePlaces(base).index();
        String line = IndexLine.write(MadeIndex.entry(2));
        Files.writeString(file, line.substring(0, 50), StandardOpenOption.APPEND);
        IncidentTable table = new IncidentTable(base);
        assertThat(table.rows().size()).isEqualTo(2);

        Files.writeString(file, line.substring(50) + "\n", StandardOpenOption.APPEND);

        IncidentRows rows = table.rows();
        assertThat(rows.size()).isEqualTo(3);
        assertThat(table.entries(rows, new int[]{2})).containsExactly(MadeIndex.entry(2));
    }

    @Test
    void aFileThatWasReplacedIsReadAnew() throws Exception {
        IncidentTable table = new IncidentTable(base);
        Path file = MadeIndex.write(base, 0, 100);
        IncidentRows old = table.rows();
        Path other = MadeIndex.write(base.resolve("other"), 50, 300);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(table.entries(old, all(old))).as("its places mean others now").isEmpty();
        IncidentRows rows = table.rows();
        assertThat(rows.size()).isEqualTo(250);
        assertThat(table.entries(rows, new int[]{0})).containsExactly(MadeIndex.entry(50));
        Files.delete(file);
        assertThat(table.rows().size()).isZero();
        assertThat(table.entries(rows, all(rows))).isEmpty();
    }

    @Test
    void linesOfAnyLengthAndNoneAtAllArePassedOver() throws Exception {
        MadeIndex.write(base, 0, 1);
        Path file = new StorePlaces(base).index();
        Files.writeString(file, "\n\nnonsense\n" + "x".repeat(300_000) + "\n", StandardOpenOption.APPEND);
        MadeIndex.write(base, 1, 2);
        IncidentTable table = new IncidentTable(base);

        IncidentRows rows = table.rows();

        assertThat(rows.size()).isEqualTo(2);
        assertThat(table.entries(rows, all(rows))).containsExactly(MadeIndex.entry(0), MadeIndex.entry(1));
    }

    @Test
    void findsWhatHoldsAText() throws Exception {
        MadeIndex.write(base, 0, 3000);
        IncidentTable table = new IncidentTable(base);
        IncidentRows rows = table.rows();

        assertThat(table.matching(rows, all(rows), "number 29 of", _ -> true)).containsExactly(29);
        assertThat(table.matching(rows, all(rows), "number", entry -> entry.message().contains("number 7 ")))
                .containsExactly(7);
        assertThat(table.matching(rows, all(rows), "no\tsuch", entry -> entry.message().contains("no\tsuch")))
                .isEmpty();
        assertThat(table.matching(rows, all(rows), "missing", _ -> true)).isEmpty();
    }
}
