package io.gather.core.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BundleLedgerTest {
    @TempDir
    Path temp;
    private Path file;

    @BeforeEach
    void setUp() {
        file = temp.resolve("east.json");
    }

    private KeptBundle bundle(String name, String content) throws IOException {
        Path path = Files.writeString(temp.resolve(name + ".tgz"), content);
        return new KeptBundle(name, path, content.length(), Instant.EPOCH, List.of());
    }

    private void add(KeptBundle bundle) throws IOException {
        try (BundleLedger ledger = BundleLedger.open(file)) {
            ledger.add(bundle);
        }
    }

    private List<KeptBundle> bundles() throws IOException {
        try (BundleLedger ledger = BundleLedger.open(file)) {
            return ledger.bundles();
        }
    }

    @Test
    void keepsThemInOrder() throws IOException {
        KeptBundle first = bundle("first", "1");
        KeptBundle second = bundle("second", "22");
        add(first);
        add(second);
        add(second);
        assertThat(bundles()).containsExactly(first, second);
    }

    @Test
    void whatWasTakenAwayOrChangedIsNobodys() throws IOException {
        KeptBundle gone = bundle("gone", "1");
        KeptBundle changed = bundle("changed", "1");
        KeptBundle link = bundle("link", "1");
        KeptBundle there = bundle("there", "1");
        for (KeptBundle bundle : List.of(gone, changed, link, there)) {
            add(bundle);
        }
        Files.delete(gone.path());
        Files.writeString(changed.path(), "another");
        Files.delete(link.path());
        Files.createSymbolicLink(link.path(), there.path());
        assertThat(bundles()).containsExactly(there);
    }

    @Test
    void aDamagedOneIsSaidAndLeftAlone() throws IOException {
        Files.writeString(file, "{\"version\": 1, \"bundles\": [");
        assertThatThrownBy(this::bundles).isInstanceOf(IOException.class);
        assertThat(file).content().startsWith("{\"version\"");
    }

    @Test
    void oneOfALaterVersionIsNotBelieved() throws IOException {
        Files.writeString(file, "{\"version\": 2, \"bundles\": [{\"gather\": \"x\"}]}");
        assertThat(bundles()).isEmpty();
    }

    @Test
    void oneProcessAtATime() throws IOException {
        try (BundleLedger _ = BundleLedger.open(file)) {
            assertThatThrownBy(this::bundles).isInstanceOf(IOException.class).hasMessageContaining("in use");
        }
        assertThat(bundles()).isEmpty();
    }
}
