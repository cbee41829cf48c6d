package io.gather.incident.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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

    /** The table makes its rows from bytes, the index makes entries. */
    @Test
    void hasTheRowsThatTheIndexHasEntries() throws Exception {
        Random random = new Random(20261122);
        Path file = new StorePlaces(base).index();
        Files.createDirectories(file.getParent());
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            String line = IndexLine.write(MadeIndex.entry(i));
            int at = random.nextInt(line.length());
            all.append(switch (random.nextInt(8)) {
                case 0 -> line.substring(0, at);
                case 1 -> line.substring(0, at) + "\t" + line.substring(at);
                case 2 -> line.replace("\tWHOLE\t", random.nextBoolean() ? "\tCOPY\t" : "\tNONE\t");
                case 3 -> line.replace("\tumid-", "\tnone-");
                case 4 -> line.replace("disk", "Größe \uD83D\uDCBE");
                case 5 -> line + "x".repeat(i % 25 == 0 ? random.nextInt(600_000) : i % 25);
                default -> line;
            }).append('\n');
        }
        Files.writeString(file, all + "the rest");
        List<IncidentEntry> entries = new ArrayList<>();
        new IncidentIndex(new StorePlaces(base)).read(entries::add);
        entries.removeIf(entry -> entry.state() == IncidentEntry.State.COPY);
        IncidentTable table = new IncidentTable(base);

        IncidentRows rows = table.rows();

        assertThat(entries).hasSizeBetween(1000, 2900);
        assertThat(table.entries(rows, all(rows))).isEqualTo(entries);
        assertThat(rows.size()).isEqualTo(entries.size());
        assertThat(table.entries(rows, rows.newestFirst())).isEqualTo(entries.reversed());
        assertThat(rows.countsByCategory(all(rows)).get("disk"))
                .isEqualTo((int) entries.stream().filter(it -> it.categories().contains("disk")).count());
    }

    @Test
    void theNewestComeFirstWhateverTheOrderOfTheFile() throws Exception {
        MadeIndex.write(base, 500, 600);
        MadeIndex.write(base, 0, 100);
        IncidentTable table = new IncidentTable(base);

        IncidentRows rows = table.rows();

        assertThat(table.entries(rows, Arrays.copyOf(rows.newestFirst(), 2)))
                .containsExactly(MadeIndex.entry(599), MadeIndex.entry(598));
        assertThat(rows.newestFirst()).endsWith(101, 100);
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
