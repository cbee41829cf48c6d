package io.gather.core.bundle.read;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.Made;
import io.gather.core.bundle.Position;
import io.gather.core.bundle.index.Footer;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.table.EntryTally;
import io.gather.core.bundle.table.TablePointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The sorted table answers as the index does, or is not believed. */
class TableTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAsTheIndexDoes(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, byte[]> contents = new LinkedHashMap<>(Made.contents(random, 700, 2000));
        contents.put("node1/var/log/large", Made.text(random, 9 << 20));
        for (int i = 0; i < 200; i++) {
            contents.put("node1/" + name(random), Made.text(random, random.nextInt(50)));
        }
        BundleFile made = Made.bundle(directory, contents);
        try (Bundle bundle = Bundle.open(made.path())) {
            List<TocEntry> indexed = indexed(bundle, NamePatterns.ALL);
            List<TocEntry> all = listed(bundle.list(NamePatterns.ALL));
            assertThat(bundle.tableTrouble()).isNull();
            assertThat(all).containsExactlyElementsOf(indexed);
            for (TocEntry entry : indexed) {
                assertThat(bundle.find(entry.name())).isPresent();
                assertThat(bundle.find(entry.name().substring(entry.name().indexOf('/') + 1))).get()
                        .extracting(TocEntry::name).isEqualTo(entry.name());
            }
            assertThat(bundle.find("node1/none")).isEmpty();
            for (String glob : List.of("node1/var/log/large", "*/commands/net/file1*", "node1", "node0/", "**/é",
                    Made.ROOT, Made.ROOT + "/node1/var", "n?de[01]/var", "manifest.json", "gather.index", "zzz")) {
                NamePatterns chosen = NamePatterns.of(List.of(glob, "node0/etc/*"));
                assertThat(listed(bundle.list(chosen))).as(glob).containsExactlyElementsOf(indexed(bundle, chosen));
                assertThat(listed(bundle.contents(chosen))).as(glob).containsExactlyElementsOf(indexed(bundle, chosen));
            }
            assertThat(bundle.tableTrouble()).isNull();
            assertThat(new Verify(bundle, 2).run().problems()).isEmpty();
        }
    }

    private static String name(Random random) {
        String letters = "abAB-._ é/€\ud83d\ude00";
        StringBuilder name = new StringBuilder("x");
        for (int i = random.nextInt(30); i > 0; i--) {
            int at = random.nextInt(letters.length() - 1);
            name.append(letters.charAt(at) == '/'
                    ? "/y"
                    : letters.substring(at == 12 ? 11 : at, at == 11
                            ? 13
                            : at == 12 ? 13 : at + 1));
        }
        return name.toString();
    }

    @Test
    void isNotBelievedWhereItIsDamaged() throws Exception {
        BundleFile made = Made.bundle(directory, Made.contents(new Random(3), 40, 3000));
        byte[] good = Files.readAllBytes(made.path());
        TablePointer table = pointer(good);
        List<TocEntry> entries;
        try (Bundle bundle = Bundle.open(made.path())) {
            entries = indexed(bundle, NamePatterns.ALL);
        }
        Random random = new Random(8);
        int told = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            int end = (int) indexOffset(good) + TablePointer.SIZE;
            bad[(int) table.content() + random.nextInt(end - (int) table.content())] ^= (byte) (1 << random.nextInt(8));
            Files.write(made.path(), bad);
            try (Bundle bundle = Bundle.open(made.path())) {
                List<TocEntry> listed = listed(bundle.list(NamePatterns.ALL));
                // Where nothing points to it any more, it is a file as any other.
                listed.removeIf(entry -> entry.name().endsWith("/gather.index"));
                assertThat(listed).hasSize(entries.size()).hasSameElementsAs(entries);
                for (TocEntry entry : listed(bundle.contents(NamePatterns.ALL))) {
                    if (entry instanceof TocEntry.File file) {
                        try (InputStream in = bundle.open(file)) {
                            in.readAllBytes();
                        }
                    }
                }
                told += bundle.tableTrouble() == null ? 0 : 1;
                assertThat(new Verify(bundle, 1).run().intact()).isFalse();
            } catch (io.gather.core.error.GatherException index) {
                // The header of the index's member itself.
                assertThat(index.code()).startsWith("GATHER-50");
            }
        }
        assertThat(told).isGreaterThan(200);
    }

    @Test
    void isNotBelievedWhereTheTarHasAnotherFile() throws Exception {
        Path liar = lying();
        try (Bundle bundle = Bundle.open(liar)) {
            assertThat(text(bundle, "n1/a")).isEqualTo("one\n");
            assertThat(bundle.tableTrouble()).contains("gather.index has a file where the tar has another");
            assertThat(new Verify(bundle, 1).run().problems()).extracting(BundleProblem::what)
                    .contains("gather.index differs from the other index in the entries");
        }
        try (Bundle bundle = Bundle.open(liar); Entries entries = bundle.contents(NamePatterns.of(List.of("n1")))) {
            List<String> texts = new ArrayList<>();
            for (TocEntry entry = entries.next(); entry != null; entry = entries.next()) {
                if (entry instanceof TocEntry.File file) {
                    texts.add(new String(bundle.open(file).readAllBytes(), StandardCharsets.US_ASCII));
                }
            }
            assertThat(texts).containsExactly("", "one\n", "two\n");
        }
    }

    @Test
    void isMadeAnewBySalvage() throws Exception {
        Path saved = directory.resolve("saved.tgz");
        SalvageReport report = new Salvage(lying(), saved, GrowthLimits.DEFAULT).run();
        assertThat(report.losses()).isZero();
        try (Bundle bundle = Bundle.open(saved)) {
            assertThat(text(bundle, "n1/a")).isEqualTo("one\n");
            assertThat(bundle.tableTrouble()).isNull();
            assertThat(new Verify(bundle, 1).run().problems()).isEmpty();
            assertThat(indexed(bundle, NamePatterns.ALL)).extracting(TocEntry::name)
                    .doesNotContain(Made.ROOT + "/gather.index");
        }
    }

    /** A bundle with the table of another, in which two files have changed their places. */
    private Path lying() throws Exception {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("n1/0", new byte[0]);
        contents.put("n1/a", "one\n".getBytes(StandardCharsets.US_ASCII));
        contents.put("n1/b", "two\n".getBytes(StandardCharsets.US_ASCII));
        byte[] right = made("right", contents);
        Map<String, byte[]> swapped = new LinkedHashMap<>();
        swapped.put("n1/0", new byte[0]);
        swapped.put("n1/b", contents.get("n1/b"));
        swapped.put("n1/a", contents.get("n1/a"));
        return liar(right, made("other", swapped), pointer(right).tally());
    }

    private byte[] made(String folder, Map<String, byte[]> contents) throws Exception {
        return Files.readAllBytes(Made.bundle(Files.createDirectory(directory.resolve(folder)), contents).path());
    }

    /** The one bundle with the table of the other, and what its index's header says of the entries. */
    private Path liar(byte[] right, byte[] other, EntryTally tally) throws Exception {
        TablePointer from = pointer(other);
        TablePointer to = pointer(right);
        int tableEnd = (int) indexOffset(other);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(right, 0, (int) to.content());
        out.write(other, (int) from.content(), tableEnd - (int) from.content());
        long index = out.size();
        out.writeBytes(
                new TablePointer(to.content(), to.content() + from.directory() - from.content(), tally).header());
        int rest = (int) indexOffset(right) + TablePointer.SIZE;
        out.write(right, rest, right.length - Footer.SIZE - rest);
        out.writeBytes(Footer.of(index));
        return Files.write(directory.resolve("liar.tgz"), out.toByteArray());
    }

    @Test
    void isNotUsedWhereItHasFewerEntries() throws Exception {
        byte[] right = made("right", threeAnd("n1/c"));
        try (Bundle bundle = Bundle.open(liar(right, made("other", three()), pointer(right).tally()))) {
            assertThat(bundle.tableTrouble()).contains("has 9 entries, and the index 10");
            assertThat(text(bundle, "n1/c")).isEqualTo("n1/c\n");
            assertThat(listed(bundle.list(NamePatterns.ALL))).hasSize(10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n1/*", "n1", "n1/a n1"})
    void isNotUsedForListsWhereItHasAnotherName(String globs) throws Exception {
        byte[] right = made("right", threeAnd("n1/c"));
        NamePatterns chosen = globs.isEmpty() ? NamePatterns.ALL : NamePatterns.of(List.of(globs.split(" ")));
        try (Bundle bundle = Bundle.open(liar(right, made("other", threeAnd("n1/x")), pointer(right).tally()))) {
            assertThat(listed(bundle.list(chosen))).extracting(TocEntry::name).contains(Made.ROOT + "/n1/c")
                    .doesNotContain(Made.ROOT + "/n1/x");
            assertThat(bundle.tableTrouble()).contains("gather.index has other entries than the index");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isNotBelievedThatThereIsNoSuchFile(boolean named) throws Exception {
        byte[] other = made("other", three());
        // It agrees with what is said of it: only the index itself knows better.
        try (Bundle bundle = Bundle.open(liar(made("right", threeAnd("n1/c")), other, pointer(other).tally()))) {
            assertThat(text(bundle, "n1/a")).isEqualTo("n1/a\n");
            assertThat(bundle.tableTrouble()).isNull();
            if (named) {
                assertThat(text(bundle, "n1/c")).isEqualTo("n1/c\n");
            } else {
                assertThat(listed(bundle.contents(NamePatterns.of(List.of("*/c"))))).extracting(TocEntry::name)
                        .containsExactly(Made.ROOT + "/n1/c");
            }
            assertThat(bundle.tableTrouble())
                    .contains("gather.index lacks '" + Made.ROOT + "/n1/c', which the index has");
            assertThat(new Verify(bundle, 1).run().problems()).extracting(BundleProblem::what)
                    .contains("gather.index differs from the other index in the entries");
        }
    }

    @Test
    void isNotIntactWhereWhatIsSaidOfItIsWrong() throws Exception {
        byte[] right = made("right", three());
        EntryTally said = pointer(right).tally();
        Path liar = liar(right, right, new EntryTally(said.entries(), said.sum() + 1));
        try (Bundle bundle = Bundle.open(liar)) {
            assertThat(new Verify(bundle, 1).run().problems()).extracting(BundleProblem::what)
                    .containsExactly("gather.index has other entries than the index");
        }
    }

    @Test
    void saysOfTheEntriesTheSameAfterBeingResumed() throws Exception {
        Path partial = directory.resolve("p");
        Path index = directory.resolve("i");
        Position position;
        try (BundleWriter writer = BundleWriter.create(partial, index, Made.ROOT)) {
            Made.append(writer, "n1/a", new byte[10]);
            position = writer.sync();
            Made.append(writer, "n1/lost", new byte[10]);
        }
        Path target = directory.resolve("b.tgz");
        try (BundleWriter writer = BundleWriter.reopen(partial, index, Made.ROOT, position)) {
            Made.append(writer, "n1/b", new byte[20]);
            writer.finish(target);
        }
        try (Bundle bundle = Bundle.open(target)) {
            assertThat(listed(bundle.list(NamePatterns.ALL))).hasSize(4);
            assertThat(bundle.tableTrouble()).isNull();
            assertThat(pointer(Files.readAllBytes(target)).tally().entries()).isEqualTo(4);
            assertThat(new Verify(bundle, 1).run().problems()).isEmpty();
        }
    }

    private static Map<String, byte[]> three() {
        return threeAnd("");
    }

    private static Map<String, byte[]> threeAnd(String fourth) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (String name : List.of("n1/0", "n1/a", "n1/b", fourth)) {
            if (!name.isEmpty()) {
                contents.put(name, (name + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return contents;
    }

    @Test
    void isMissingInBundlesOfEarlierVersions() throws Exception {
        Path old = directory.resolve("old.tgz");
        try (InputStream golden = BundleFile.class.getResourceAsStream("golden-without-table.tgz")) {
            Files.copy(Objects.requireNonNull(golden), old);
        }
        try (Bundle bundle = Bundle.open(old)) {
            assertThat(listed(bundle.list(NamePatterns.ALL))).hasSameElementsAs(indexed(bundle, NamePatterns.ALL));
            assertThat(text(bundle, "node1/commands/networking/ip_addr")).isEqualTo("1: lo\n");
            assertThat(new Verify(bundle, 1).run().problems()).isEmpty();
        }
    }

    @Test
    void isLeftOutWhereAnEarlierVersionBegan() throws Exception {
        Path partial = directory.resolve("p");
        Path index = directory.resolve("i");
        Position position;
        try (BundleWriter writer = BundleWriter.create(partial, index, Made.ROOT)) {
            Made.append(writer, "n1/a", new byte[10]);
            position = writer.sync();
        }
        Files.delete(BundleWriter.recordsOf(index));
        Path target = directory.resolve("b.tgz");
        try (BundleWriter writer = BundleWriter.reopen(partial, index, Made.ROOT, position)) {
            Made.append(writer, "n1/b", new byte[20]);
            writer.finish(target);
        }
        try (Bundle bundle = Bundle.open(target)) {
            assertThat(bundle.find("n1/b")).isPresent();
            assertThat(bundle.find("gather.index")).isEmpty();
            assertThat(new Verify(bundle, 1).run().problems()).isEmpty();
        }
    }

    private static String text(Bundle bundle, String name) throws Exception {
        try (InputStream in = bundle.open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<TocEntry> listed(Entries from) {
        List<TocEntry> listed = new ArrayList<>();
        try (Entries entries = from) {
            for (TocEntry entry = entries.next(); entry != null; entry = entries.next()) {
                listed.add(entry);
            }
        }
        return listed;
    }

    /** In the order of the table. */
    private static List<TocEntry> indexed(Bundle bundle, NamePatterns chosen) {
        List<TocEntry> indexed = new ArrayList<>();
        bundle.entries(chosen, indexed::add);
        indexed.sort(Comparator.comparing(entry -> entry.name().getBytes(StandardCharsets.UTF_8),
                Arrays::compareUnsigned));
        return indexed;
    }

    private static long indexOffset(byte[] bundle) {
        return Footer.offset(Arrays.copyOfRange(bundle, bundle.length - Footer.SIZE, bundle.length)).orElseThrow();
    }

    private static TablePointer pointer(byte[] bundle) {
        int offset = (int) indexOffset(bundle);
        return TablePointer.of(Arrays.copyOfRange(bundle, offset, offset + TablePointer.SIZE)).orElseThrow();
    }
}
