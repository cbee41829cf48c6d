package io.gather.core.leak;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.read.GrowingBundle;
import io.gather.core.compress.Compressor;
import io.gather.core.compress.PackedStreams;
import io.gather.core.obfuscate.IdentityMap;
import io.gather.core.obfuscate.KnownIdentities;
import io.gather.core.obfuscate.Originals;
import io.gather.core.redact.Concealment;
import io.gather.core.redact.Redactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Of bundles that are finished, and of those that are not. */
class LeakSearchTest {
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final String SECRET = "Tr0ub4dor-and-3";
    private static final Redactor MASKING = Redactor.of(new Concealment(List.of(), KEY), List.of("(pin = ).*"));

    @TempDir
    Path folder;
    private final Originals originals = new Originals(new IdentityMap(), new KnownIdentities().host("gandalf07")
            .host("10.77.1.2"));

    @Test
    void findsSecretsThatAreMaskedElsewhere() throws Exception {
        try (BundleWriter writer = BundleWriter.create(folder.resolve("partial"), folder.resolve("index"), "b")) {
            add(writer, "n/etc/app.conf", text(MASKING.text("pin = " + SECRET)));
            LeakSearch search = new LeakSearch(originals, Redactor.NONE, KEY);
            LeakReport clean = search.of(new GrowingBundle(writer));
            assertThat(clean.clean()).isTrue();
            assertThat(clean.masked()).isEqualTo(1);
            assertThat(clean.files()).isEqualTo(1);

            String encoded = Base64.getEncoder().encodeToString(text("u:" + SECRET));
            add(writer, "n/var/log/app.log.gz",
                    packed(Compressor.GZIP, "started\nwith " + SECRET + "\nBasic " + encoded + "\n"));
            add(writer, "n/run/" + SECRET + ".pid", text("1\n"));
            LeakReport report = search.of(new GrowingBundle(writer));
            assertThat(report.leaks()).containsExactlyInAnyOrder(
                    new Leak("masked-secret", null, "plain", "b/n/var/log/app.log.gz", 2, 1),
                    new Leak("masked-secret", null, "base64", "b/n/var/log/app.log.gz", 3, 1),
                    new Leak("masked-secret", null, "plain", "b/n/run/" + SECRET + ".pid (its name)", 0, 1));
            assertThat(report.left()).containsOnlyKeys("masked-secret").containsEntry("masked-secret", 3L);
            assertThat(report.words()).isPositive();
            assertThat(report.byChance()).isLessThan(1e-6);
            assertThat(report.toString()).doesNotContain("with " + SECRET);

            writer.finish(folder.resolve("b.tgz"));
            assertThat(search.of(folder.resolve("b.tgz")).leaks()).isEqualTo(report.leaks());
            assertThat(new LeakSearch(originals, Redactor.NONE, "ff" + KEY).of(folder.resolve("b.tgz")).clean())
                    .isTrue();
            assertThat(new LeakSearch(originals, Redactor.NONE, "").of(folder.resolve("b.tgz")).masked()).isZero();
        }
    }

    @Test
    void findsAddressesAndNamesOfThisMachine() throws Exception {
        try (BundleWriter writer = BundleWriter.create(folder.resolve("partial"), folder.resolve("index"), "b")) {
            add(writer, "n/log", text("from ip-10-77-1-2 to 10.77.1.3, gandalf07"));
            LeakReport report = new LeakSearch(originals, Redactor.NONE, KEY).of(new GrowingBundle(writer));
            assertThat(report.left()).containsOnlyKeys("ip", "host").containsEntry("ip", 1L);
        }
    }

    @Test
    void looksIntoWhatIsCompressed() throws Exception {
        for (Compressor by : Compressor.values()) {
            Path own = Files.createDirectory(folder.resolve(by.program()));
            try (BundleWriter writer = BundleWriter.create(own.resolve("partial"), own.resolve("index"), "b")) {
                add(writer, "n/log", packed(by, "gandalf07\n"));
                add(writer, "n/log" + by.ending(), packed(by, "gandalf07"));
                add(writer, "n/" + by, zip("gandalf07.txt", packed(by, "gandalf07")));
                byte[] damaged = packed(by, "nothing");
                damaged[damaged.length / 2] ^= 1;
                add(writer, "n/damaged", damaged);
                LeakReport report = new LeakSearch(originals, Redactor.NONE, "").of(new GrowingBundle(writer));
                assertThat(report.left()).as("%s", by).containsEntry("host", 4L);
                assertThat(report.unsearched()).isEqualTo(1);
            }
        }
    }

    private static void add(BundleWriter writer, String name, byte[] content) throws Exception {
        writer.add(name, Instant.EPOCH, out -> out.write(content));
    }

    private static byte[] packed(Compressor by, String text) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = PackedStreams.packing(by, packed)) {
            out.write(text(text));
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
