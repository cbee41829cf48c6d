package io.gather.core.cleanse;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.core.bundle.gzip.Packed;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Verify;
import io.gather.core.compress.Compressor;
import io.gather.core.compress.PackedStreams;
import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.core.obfuscate.IdentityMap;
import io.gather.core.obfuscate.Obfuscator;
import io.gather.core.obfuscate.Revelation;
import io.gather.core.obfuscate.address.AddressKey;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.redact.Redactor;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A bundle of another program, in which everything tells whose it is. */
class CleansingTest {
    private static final AddressKey KEY = new AddressKey(new byte[AddressKey.SIZE]);
    private static final String ROOT = "sosreport-web07-2026/";
    private static final String LOG = "Nov 1 web07 sshd: anna from 10.20.30.40 port 22, token s3cret-1234 at ns.corp.example.org\n";
    private static final String[] ORIGINALS = {"anna", "web07", "corp.example", "10.20.30.40", "s3cret-1234"};

    @TempDir
    Path folder;
    private final IdentityMap map = new IdentityMap();
    private Path source = Path.of("");

    @BeforeEach
    void makeBundle() throws IOException {
        source = folder.resolve("sosreport-web07.tar.gz");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(source))))) {
            file(tar, "etc/hostname", "web07.corp.example.org\n".getBytes(StandardCharsets.UTF_8));
            file(tar, "etc/passwd", "root:x:0:0::/root:/bin/sh\nanna:x:1000:1000:Anna:/home/anna:/bin/sh\n"
                    .replace(":Anna:", "::").getBytes(StandardCharsets.UTF_8));
            file(tar, "var/log/messages", LOG.repeat(50).getBytes(StandardCharsets.UTF_8));
            file(tar, "var/log/messages.1.gz", gzip(gzip(LOG.getBytes(StandardCharsets.UTF_8))));
            file(tar, "var/log/messages.2.xz", "\u00fd7zXZ\0 anna".getBytes(StandardCharsets.ISO_8859_1));
            for (Compressor by : Compressor.values()) {
                file(tar, "var/log/packed" + by.ending(), packed(by, LOG.getBytes(StandardCharsets.UTF_8)));
            }
            file(tar, "var/log/wtmp", "\0\0anna\0\0".getBytes(StandardCharsets.UTF_8));
            file(tar, "usr/bin/tool", "\u007fELF\0\0nothing".getBytes(StandardCharsets.UTF_8));
            file(tar, "home/anna/10.20.30.40.txt", "none".getBytes(StandardCharsets.UTF_8));
            TarArchiveEntry link = new TarArchiveEntry(ROOT + "notes", TarConstants.LF_SYMLINK);
            link.setLinkName("home/anna/10.20.30.40.txt");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
    }

    private static void file(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(ROOT + name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static byte[] packed(Compressor by, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packing = PackedStreams.packing(by, out)) {
            packing.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private Cleansed cleanse(@Nullable Path target) {
        return new Cleansing(source, target, false, Redactor.of(List.of("(token )[^ ]+")),
                names -> new Obfuscator(KEY, EnumSet.allOf(IdentityKind.class), names, map)).run();
    }

    @Test
    void leavesNothingThatTellsWhoseItIs() throws IOException {
        Cleansed cleansed = cleanse(folder.resolve("new.tgz"));
        Map<String, String> files = files(cleansed.bundle().path());
        assertThat(files.keySet()).contains("etc/hostname", "var/log/messages", "var/log/messages.1.gz",
                "usr/bin/tool");
        files.forEach((name, content) -> assertThat(name + "\n" + content).as(name).doesNotContain(ORIGINALS));
        assertThat(files.get("usr/bin/tool")).contains("ELF");
        String inner = Objects.requireNonNull(files.get("var/log/messages.1.gz"));
        assertThat(new Revelation(KEY, map).text(inner))
                .isEqualTo(LOG.replace("s3cret-1234", "********"));
        assertThat(files.get("var/log/messages")).isEqualTo(inner.repeat(50));
        for (Compressor by : Compressor.values()) {
            assertThat(files.get("var/log/packed" + by.ending())).as("%s", by).isEqualTo(inner);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".tar", ".tar.xz", ".tar.bz2", ".tar.zst", ".tgz"})
    void takesTarsThatAnyProgramCompressed(String ending) throws IOException {
        byte[] tar = new GZIPInputStream(Files.newInputStream(source)).readAllBytes();
        source = folder.resolve("sos-web07" + ending);
        Compressor by = ending.equals(".tgz") ? Compressor.GZIP : Compressor.named(source.toString());
        Files.write(source, by == null ? tar : packed(by, tar));
        Cleansed cleansed = cleanse(null);
        assertThat(String.valueOf(cleansed.bundle().path().getFileName())).matches("sos-host-[a-z0-9]+-redacted\\.tgz");
        assertThat(files(cleansed.bundle().path())).hasSizeGreaterThan(12)
                .containsEntry("usr/bin/tool", "\u007fELF\0\0nothing");
        try (var left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith(".redact"));
        }
    }

    @Test
    void refusesWhatIsNoTar() throws IOException {
        for (byte[] other : new byte[][]{"no tar".getBytes(StandardCharsets.UTF_8), new byte[2000],
                packed(Compressor.XZ, new byte[2000])}) {
            Files.write(source, other);
            assertThatThrownBy(() -> cleanse(null)).isInstanceOf(GatherException.class);
        }
    }

    @Test
    void isABundleThatIsWhole() {
        Cleansed cleansed = cleanse(folder.resolve("new.tgz"));
        try (Bundle bundle = Bundle.open(cleansed.bundle().path())) {
            assertThat(new Verify(bundle, 1).run().problems()).isEmpty();
        }
    }

    @Test
    void saysWhatItDidAndWhatIsMissing() throws IOException {
        Cleansed cleansed = cleanse(folder.resolve("new.tgz"));
        JsonNode told = Json.mapper().readTree(files(cleansed.bundle().path()).get("redaction.json"));
        assertThat(told.at("/identities/user").asLong()).isGreaterThan(50);
        assertThat(told.at("/identities/ip").asLong()).isGreaterThan(50);
        assertThat(told.at("/leftOut").asLong()).isEqualTo(2);
        assertThat(told.at("/firstLeftOut").findValuesAsText("name")).containsExactlyInAnyOrder(
                "var/log/messages.2.xz", "var/log/wtmp");
        assertThat(cleansed.leftOutCount()).isEqualTo(2);
        assertThat(told.toString()).doesNotContain(ORIGINALS);
    }

    @Test
    void hasANameThatTellsNothing() throws IOException {
        Cleansed cleansed = cleanse(null);
        assertThat(String.valueOf(cleansed.bundle().path().getFileName())).startsWith("sosreport-host-")
                .endsWith("-redacted.tgz");
        assertThat(files(cleansed.bundle().path())).isNotEmpty();
        try (var left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith(".redact"));
        }
    }

    @Test
    void replacesNothingUnasked() throws IOException {
        Path there = Files.writeString(folder.resolve("there.tgz"), "mine");
        assertThatThrownBy(() -> cleanse(there)).isInstanceOf(GatherException.class)
                .hasMessageContaining("is there already");
        assertThat(there).hasContent("mine");
        assertThatThrownBy(() -> cleanse(source)).isInstanceOf(GatherException.class)
                .hasMessageContaining("is what is to be redacted");
    }

    /** Contents by name, with what is compressed in them. */
    private static Map<String, String> files(Path path) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Bundle bundle = Bundle.open(path)) {
            bundle.entries(entry -> {
                String name = entry.name().substring(entry.name().indexOf('/') + 1);
                switch (entry) {
                    case TocEntry.File file -> files.put(name, content(bundle, file));
                    case TocEntry.Link link -> files.put(name, link.target());
                    case TocEntry.Directory _ -> files.put(name, "");
                }
            });
        }
        return files;
    }

    private static String content(Bundle bundle, TocEntry.File file) {
        try (InputStream in = bundle.open(file)) {
            byte[] bytes = in.readAllBytes();
            while (Packed.is(bytes, bytes.length)) {
                bytes = PackedStreams.unpacked(Objects.requireNonNull(Compressor.of(bytes)),
                        new ByteArrayInputStream(bytes)).readAllBytes();
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
