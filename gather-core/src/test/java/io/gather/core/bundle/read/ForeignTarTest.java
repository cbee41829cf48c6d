package io.gather.core.bundle.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Archives as other programs make them every day are saved as they are, or it is said what is not. */
class ForeignTarTest {
    private static final int HOLE = 3 << 20;

    @TempDir
    Path directory;
    private Path top;

    @BeforeEach
    void fill() throws IOException {
        top = Files.createDirectories(directory.resolve("top"));
        Files.writeString(top.resolve("first"), "first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gnu", "posix"})
    void savesFilesOfTheTimeBefore1970(String format) throws Exception {
        Path old = Files.writeString(top.resolve("moon"), "landed");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("1969-07-20T20:17:40.5Z")));
        gnuTar("--format=" + format);

        SalvageReport report = salvage();

        assertThat(saved()).containsEntry("moon", "landed").containsEntry("first", "first");
        assertThat(report.lost()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tar,--format=posix --sparse --sparse-version=0.0", "tar,--format=posix --sparse --sparse-version=0.1",
            "tar,--format=posix --sparse --sparse-version=1.0", "tar,--format=gnu --sparse",
            "bsdtar,--format=pax --read-sparse", "bsdtar,--format=pax"})
    void savesSparseFilesAsTheyAre(String program, String options) throws Exception {
        sparse("holes", 40);
        sparse("end", 0);
        Files.writeString(top.resolve("zz-last"), "last");
        new Tool(program).run(directory, arguments(options, "-czf", "foreign.tgz", "top"));

        SalvageReport report = salvage();

        Map<String, String> saved = saved();
        assertThat(report.lost()).isEmpty();
        assertThat(text("holes").equals(saved.get("holes"))).isTrue();
        assertThat(text("end").equals(saved.get("end"))).isTrue();
        assertThat(saved).containsEntry("first", "first").containsEntry("zz-last", "last");
        assertThat(saved.keySet()).containsExactlyInAnyOrder("", "end", "first", "holes", "zz-last");
    }

    @ParameterizedTest
    @CsvSource({"tar,--format=v7", "tar,--format=oldgnu", "tar,--format=gnu", "tar,--format=ustar",
            "tar,--format=posix", "bsdtar,--format=ustar", "bsdtar,--format=v7", "bsdtar,--format=gnutar",
            "busybox,tar"})
    void savesDirectoriesAndLinks(String program, String options) throws Exception {
        Files.createDirectories(top.resolve("folder/empty"));
        Files.writeString(top.resolve("folder/file"), "in it");
        Files.createSymbolicLink(top.resolve("folder/link"), Path.of("file"));
        Files.createLink(top.resolve("folder/same"), top.resolve("folder/file"));
        boolean busybox = program.equals("busybox");
        new Tool(program).run(directory, arguments(options, busybox ? "czf" : "-czf", "foreign.tgz", "top"));

        SalvageReport report = salvage();

        Map<String, String> saved = saved();
        assertThat(report.lost()).isEmpty();
        assertThat(saved).containsEntry("folder", "/").containsEntry("folder/empty", "/")
                .containsEntry("folder/link", "-> file").containsEntry("first", "first");
        assertThat(java.util.List.of(saved.get("folder/file"), saved.get("folder/same")))
                .containsAnyOf("in it").isSubsetOf("in it", "-> file", "-> same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USTAR_FORMAT", "GNU_FORMAT", "PAX_FORMAT"})
    void savesWhatPythonWrites(String format) throws Exception {
        Files.writeString(directory.resolve("make.py"), """
                import io, tarfile
                tar = tarfile.open("foreign.tgz", "w:gz", format=tarfile.%s)
                def add(name, kind, content=b"", mtime=1e9, **more):
                    info = tarfile.TarInfo(name)
                    info.type, info.size, info.mtime = kind, len(content), mtime
                    for field, value in more.items():
                        setattr(info, field, value)
                    tar.addfile(info, io.BytesIO(content))
                add("top", tarfile.DIRTYPE)
                add("top/" + "long/" * 18 + "name", tarfile.REGTYPE, b"long")
                add("top/old", tarfile.REGTYPE, b"old", %s)
                add("top/v7/", tarfile.AREGTYPE)
                add("top/v7/file", tarfile.AREGTYPE, b"v7")
                add("top/fifo", tarfile.FIFOTYPE)
                add("top/last", tarfile.REGTYPE, b"last", uid=2000000)
                tar.close()
                """.formatted(format, format.equals("USTAR_FORMAT") ? "0" : "-86400.5"));
        new Tool("python3").run(directory, "make.py");

        SalvageReport report = salvage();

        assertThat(saved()).containsEntry("long/".repeat(18) + "name", "long").containsEntry("old", "old")
                .containsEntry("v7", "/").containsEntry("v7/file", "v7").containsEntry("last", "last");
        assertThat(report.lost()).singleElement().extracting(BundleProblem::name).isEqualTo("top/fifo");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void savesWhatComesBehindTheFirstOfTwoArchives(boolean oneMember) throws Exception {
        new Tool("tar").run(directory, "-cf", "one.tar", "top");
        Files.writeString(top.resolve("second"), "second");
        new Tool("tar").run(directory, "-cf", "two.tar", "top/second");
        try (OutputStream out = Files.newOutputStream(directory.resolve("foreign.tgz"))) {
            GZIPOutputStream gzip = new GZIPOutputStream(out);
            Files.copy(directory.resolve("one.tar"), gzip);
            if (!oneMember) {
                gzip.finish();
                gzip = new GZIPOutputStream(out);
            }
            Files.copy(directory.resolve("two.tar"), gzip);
            gzip.finish();
            // As a tape pads it.
            out.write(new byte[3000]);
        }

        SalvageReport report = salvage();

        assertThat(saved()).containsEntry("first", "first").containsEntry("second", "second");
        assertThat(report.lost()).isEmpty();
    }

    @Test
    void keepsFilesOfOneNameApart() throws Exception {
        new Tool("tar").run(directory, "-cf", "foreign.tar", "top");
        Files.writeString(top.resolve("first"), "changed");
        new Tool("tar").run(directory, "-rf", "foreign.tar", "top/first");
        pack(Files.readAllBytes(directory.resolve("foreign.tar")));

        assertThat(salvage().lost()).isEmpty();

        assertThat(saved()).containsEntry("first", "first").containsEntry("first.1", "changed");
        try (Bundle bundle = Bundle.open(directory.resolve("saved.tgz"))) {
            new Extract(bundle, ExtractOptions.DEFAULT).into(directory.resolve("unpacked"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 1_000_000})
    void savesWhatHasTooLongAName(int length) throws Exception {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.write(Hostile.longName("top/" + "n".repeat(length - 4), "kept".getBytes(StandardCharsets.US_ASCII)));
        tar.write(Hostile.file("top/after", "after".getBytes(StandardCharsets.US_ASCII)));
        pack(tar.toByteArray());

        SalvageReport report = salvage();

        assertThat(saved()).containsValue("kept").containsEntry("top/after", "after");
        assertThat(report.lost()).isEmpty();
    }

    @Test
    void saysWhichContentHasAnotherForm() throws Exception {
        byte[] file = Hostile.file("top/star", new byte[600]);
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.write(Hostile.pax(Map.of("GNU.sparse.major", "7", "GNU.sparse.minor", "0", "GNU.sparse.realsize", "9000")));
        tar.write(file);
        tar.write(Hostile.file("top/after", "after".getBytes(StandardCharsets.US_ASCII)));
        pack(tar.toByteArray());

        SalvageReport report = salvage();

        assertThat(saved()).containsOnlyKeys("", "after");
        assertThat(report.lost()).singleElement().extracting(BundleProblem::what).asString().contains("sparse");
    }

    private void sparse(String name, int more) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(top.resolve(name).toFile(), "rw")) {
            file.seek(HOLE);
            file.writeBytes("something in the middle");
            for (int i = 0; i < more; i++) {
                file.seek(HOLE + (i + 1L) * (256 << 10));
                file.writeBytes("piece " + i);
            }
            file.setLength(HOLE + (more + 2L) * (256 << 10) + 17);
        }
    }

    private String text(String name) throws IOException {
        return Files.readString(top.resolve(name), StandardCharsets.ISO_8859_1);
    }

    private void pack(byte[] tar) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("foreign.tgz")))) {
            out.write(tar);
            out.write(new byte[1024]);
        }
    }

    private void gnuTar(String option) throws Exception {
        new Tool("tar").run(directory, option, "-czf", "foreign.tgz", "top");
    }

    private static String[] arguments(String options, String... more) {
        String[] first = options.split(" ");
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private SalvageReport salvage() {
        return new Salvage(directory.resolve("foreign.tgz"), directory.resolve("saved.tgz"), GrowthLimits.DEFAULT)
                .run();
    }

    private Map<String, String> saved() {
        return Saved.in(directory.resolve("saved.tgz"));
    }
}
